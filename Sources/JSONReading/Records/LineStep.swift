import IndicatorSchema

/// What stands in a block at the start of a record that has a line of its own.
enum LineStep {
  /// A record, and the offset of the end of its line.
  case record(Range<Int>, end: Int)
  /// A line that is no JSON or holds more than that, and what is wrong with it.
  case damaged(Range<Int>, Diagnostic)
  /// Something that goes on behind the block.
  case cut

  /// Looks at a record.
  ///
  /// - Parameters:
  ///   - isLast: Whether the document ends with the block.
  ///   - scan: Finds the end of a record.
  @inline(__always)
  init(
    at start: Int, in block: RecordBlock, isLast: Bool, name: String,
    _ scan: (UnsafePointer<UInt8>, inout ValueScan) -> UnsafePointer<UInt8>?
  ) {
    let base = UnsafePointer(block.bytes)
    var values = ValueScan(end: base + block.count)
    var behind = scan(base + start, &values).map { $0 - base }
    if let end = behind {
      let rest = JSONInput.skipBlanksInLine(base, from: end, to: block.count)
      if rest < block.count ? base[rest] == 0x0A : isLast {
        self = .record(start..<end, end: rest)
        return
      }
      behind = rest
    }
    let isCut = behind.map { $0 == block.count } ?? values.isIncomplete
    self = isCut && !isLast ? .cut : LineStep.damage(start, behind, block, isLast, name)
  }

  /// The damaged line; its end may still be to come.
  private static func damage(
    _ start: Int, _ behind: Int?, _ block: RecordBlock, _ isLast: Bool, _ name: String
  ) -> LineStep {
    var end = start
    while end < block.count, block.bytes[end] != 0x0A { end += 1 }
    guard end < block.count || isLast else { return .cut }
    guard let behind else {
      return .damaged(start..<end, RecordDamage(in: block, start..<end, name: name).problem)
    }
    return .damaged(
      start..<end,
      block.problem(
        .malformedJSON, "more behind the record in its line", at: behind, name: name,
        hint: "each line holds one record, whole"))
  }
}
