/// Finds where a piece of text can be cut between two records.
///
/// A record ends at the end of a line outside quotes. As text starts outside, the number of quotes tells whether
/// it ends inside; going back from there, each quote switches. Text with stray quotes may be cut at a wrong place,
/// but not before the first stray one, so it is found all the same.
enum RecordCut {
  /// The number of bytes up to the last end of a record, 0 where there is none.
  ///
  /// A carriage return at the very end is no end, because a line feed may follow, unless this is the last text.
  static func position(_ bytes: UnsafePointer<UInt8>, count: Int, _ dialect: Dialect, isLast: Bool) -> Int {
    guard dialect.comment.isEmpty else {
      return carefulPosition(bytes, count: count, dialect, isLast: isLast)
    }
    var inside = endsInside(bytes, count, dialect.quote)
    var at = count
    while at > 0 {
      at -= 1
      let byte = bytes[at]
      if byte == dialect.quote { inside.toggle() }
      guard !inside, byte == Byte.lineFeed || byte == Byte.carriageReturn else { continue }
      if byte == Byte.lineFeed || at + 1 < count || isLast { return at + 1 }
    }
    return 0
  }

  /// Whether the number of quotes is odd: one bit for each of 64 columns of bytes, folded at the end.
  private static func endsInside(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ quote: UInt8) -> Bool {
    var columns: UInt64 = 0
    var at = 0
    while at + 64 <= count {
      columns ^= FastWindow(bytes + at).mask(of: quote)
      at += 64
    }
    if at < count { columns ^= FastWindow(bytes + at).mask(of: quote) & ((1 << UInt64(count - at)) &- 1) }
    return columns.nonzeroBitCount % 2 == 1
  }

  /// The same where lines that are no records may hold any number of quotes.
  private static func carefulPosition(
    _ bytes: UnsafePointer<UInt8>, count: Int, _ dialect: Dialect, isLast: Bool
  ) -> Int {
    var scanner = CarefulScanner(bytes, count: count, dialect, name: "", line: 1)
    while let record = try? scanner.next(isLast: false) {
      if record.next == count, bytes[count - 1] == Byte.carriageReturn, !isLast { return record.start }
    }
    return scanner.position
  }
}
