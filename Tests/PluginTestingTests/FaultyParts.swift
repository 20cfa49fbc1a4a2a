import IndicatorSchema
import PluginKit
import Synchronization

/// Another number at each call.
final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Double {
    count.withLock { count in
      count += 1
      return Double(count)
    }
  }
}

/// A host that is not told from which columns figures are read.
struct SilentHost: SourceHost {
  let host: any SourceHost

  func open(_ location: Location) throws -> any ByteReader { try host.open(location) }
  func quarantine(_ record: QuarantinedRecord) throws { try host.quarantine(record) }
  func bound(_ indicator: IndicatorID, to column: String) {}
}

/// The fields of one line after the other.
struct Lines {
  private let reader: any ByteReader
  private let fault: String
  private var bytes: [UInt8] = []
  private var start = 0
  private var block = [UInt8](repeating: 0, count: 64 * 1024)

  init(_ reader: any ByteReader, fault: String) {
    self.reader = reader
    self.fault = fault
  }

  mutating func next() throws -> [[UInt8]]? {
    while true {
      if let end = bytes[start...].firstIndex(of: 0x0A) { return take(upTo: end) }
      bytes.removeFirst(start)
      start = 0
      let count: Int
      do {
        count = try block.withUnsafeMutableBytes { try reader.read(into: $0) }
      } catch {
        guard fault == "swallow-read" else { throw error }
        count = 0
      }
      bytes += block[..<count]
      // As if a block ended with a line: right for whole files, wrong for small blocks.
      if fault == "blocks", count > 0, bytes.last != 0x0A { bytes.append(0x0A) }
      if count == 0 { return bytes.isEmpty ? nil : take(upTo: bytes.count) }
    }
  }

  private mutating func take(upTo end: Int) -> [[UInt8]] {
    defer { start = min(end + 1, bytes.count) }
    return bytes[start..<end].split(separator: 0x2C, omittingEmptySubsequences: false).map(Array.init)
  }
}

extension Sequence where Element == UInt8 {
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try Array(self).withUnsafeBytes(body)
  }
}
