import IndicatorSchema
import PluginKit

/// Takes a sample of an input: its first bytes, and its last ones when all of it is to be read.
enum SampleReader {
  static let startBytes = 1 << 20
  private static let endBytes = 64 * 1024

  /// Reads the sample.
  ///
  /// - Parameter isQuick: Whether to stop behind the first bytes.
  /// - Throws: `Diagnostic` when the input can't be opened or read, or is empty.
  static func read(_ location: Location, host: any FileHost, isQuick: Bool) throws -> InputSample {
    let reader = try host.open(location)
    var start: [UInt8] = []
    var end: [UInt8] = []
    var isWhole = false
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while !(isQuick && start.count >= startBytes) {
      let count = try block.withUnsafeMutableBytes { try reader.read(into: $0) }
      guard count > 0 else {
        isWhole = end.isEmpty
        break
      }
      let missing = min(count, startBytes - start.count)
      start.append(contentsOf: block[..<missing])
      end.append(contentsOf: block[missing..<count])
      if end.count > 4 * endBytes { end.removeFirst(end.count - endBytes) }
    }
    guard !start.isEmpty else {
      throw Diagnostic(.emptyInput, "the file is empty", at: Place(reader.name))
    }
    let name = (location.member ?? location.path).split(separator: "/").last.map(String.init) ?? location.path
    return InputSample(name: name, start: start, end: Array(end.suffix(endBytes)), isWhole: isWhole)
  }
}
