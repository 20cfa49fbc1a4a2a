/// The content of a field in the bytes of a record: without the quotes around it.
struct FieldBytes {
  let start: UnsafePointer<UInt8>
  let count: Int
  let isQuoted: Bool

  /// Takes the field between two positions.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ quote: UInt8) {
    isQuoted = end > start && bytes[start] == quote
    self.start = bytes + (isQuoted ? start + 1 : start)
    count = isQuoted ? end - start - 2 : end - start
  }

  /// The content as it stands, quotes inside it still written twice.
  @inline(__always)
  var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Whether the content holds a quote, which is written twice.
  func holdsQuote(_ quote: UInt8) -> Bool {
    guard isQuoted else { return false }
    for offset in 0..<count where start[offset] == quote { return true }
    return false
  }

  /// Writes the content with each doubled quote once, and returns its length, which is at most `count`.
  func write(to destination: UnsafeMutablePointer<UInt8>, _ quote: UInt8) -> Int {
    var written = 0
    var at = 0
    while at < count {
      destination[written] = start[at]
      written += 1
      at += isQuoted && start[at] == quote ? 2 : 1
    }
    return written
  }

  /// The content as text.
  func text(_ quote: UInt8) -> String {
    guard holdsQuote(quote) else { return String(decoding: raw, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: count) { buffer in
      buffer.baseAddress.map { write(to: $0, quote) } ?? 0
    }
  }
}
