import PluginKit

/// What a parser reads from, and what went wrong there.
struct ParserInput {
  /// Whether any byte came.
  private(set) var isEmpty = true
  /// The error of the reader.
  private(set) var failure: (any Error)?
  private let reader: any ByteReader
  private var isClosed = false

  init(_ reader: any ByteReader) { self.reader = reader }

  /// Fills the buffer, and less only at the end and after an error.
  ///
  /// libxml2 looks a few characters ahead and takes them for missing when one read does not bring them.
  mutating func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    var filled = 0
    do {
      while filled < buffer.count, !isClosed {
        let count = try reader.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        if count == 0 { isClosed = true }
        filled += count
      }
    } catch {
      failure = error
      isClosed = true
    }
    if filled > 0 { isEmpty = false }
    return filled
  }

  /// Gives the parser nothing more.
  mutating func close() { isClosed = true }

  /// Reads to the end, so that damage to the archive comes to light, and counts the bytes.
  ///
  /// - Throws: What the reader throws.
  func drain(limit: Int) throws -> Int {
    var total = 0
    try withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
      while total < limit {
        let count = try reader.read(into: buffer)
        if count == 0 { break }
        total += count
      }
    }
    return total
  }
}
