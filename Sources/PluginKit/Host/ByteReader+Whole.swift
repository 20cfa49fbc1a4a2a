import IndicatorSchema

extension ByteReader {
  /// The whole of a small input.
  ///
  /// - Throws: `Diagnostic` when it can't be read, or holds more bytes than it may.
  public func readAll(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try block.withUnsafeMutableBytes { try read(into: $0) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else {
        throw Diagnostic(.tooLarge, "the file is larger than \(limit) bytes", at: Place(name))
      }
      bytes.append(contentsOf: block[..<count])
    }
  }
}
