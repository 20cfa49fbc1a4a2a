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
  ///
  /// Eight bytes are looked at as one word, in which a byte that is equal to the quote becomes zero; that the word may
  /// reach beyond the field is what the margin of blocks is for.
  func holdsQuote(_ quote: UInt8) -> Bool {
    guard isQuoted else { return false }
    let pattern = 0x0101_0101_0101_0101 * UInt64(quote)
    var at = 0
    while at < count {
      var word = UInt64(littleEndian: UnsafeRawPointer(start + at).loadUnaligned(as: UInt64.self)) ^ pattern
      if count - at < 8 { word |= ~0 << UInt64(8 * (count - at)) }
      if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { return true }
      at += 8
    }
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
