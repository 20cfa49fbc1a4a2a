import IndicatorSchema
import PluginKit

/// What a parser reads from, and what went wrong there.
struct ParserInput {
  /// Whether any byte came.
  private(set) var isEmpty = true
  /// The error of the reader.
  private(set) var failure: (any Error)?
  private let reader: any ByteReader
  private var isClosed = false
  /// The events of the parser at the last read, and the bytes read since there was another one.
  private var lastEvents = 0
  private var quietBytes = 0

  /// The bytes after which one tag is taken for an attack: libxml2 compares all its attributes with each other.
  private static let longestTag = 5 << 18

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

  /// Notes how many events the parser has given, and gives it nothing more when it is in a tag without end.
  mutating func watch(events: Int, filled: Int, place: Place) {
    quietBytes = events == lastEvents ? quietBytes + filled : 0
    lastEvents = events
    guard quietBytes > ParserInput.longestTag, failure == nil else { return }
    failure = Diagnostic(
      .malformedXML,
      "one tag or comment is longer than a megabyte: this is not a table",
      at: place)
    isClosed = true
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
