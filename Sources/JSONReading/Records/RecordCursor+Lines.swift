import IndicatorSchema

// Records that stand on a line of their own, and what is wrong with damaged ones.

extension RecordCursor {
  /// Goes over a record that stands on a line of its own.
  ///
  /// - Returns: Where the record is. When it is no JSON or not alone, that is the whole line, and `lineProblem` says
  ///   what is wrong with it.
  mutating func line(
    _ input: JSONInput,
    _ scan: (UnsafePointer<UInt8>, inout ValueScan) -> UnsafePointer<UInt8>?
  ) throws -> Range<Int> {
    while true {
      switch LineStep(at: position, in: input.block, isLast: input.isAtEnd, name: input.name, scan) {
      case .record(let range, let end):
        position = end
        return range
      case .damaged(let range, let problem):
        lineProblem = problem
        position = range.upperBound
        return range
      case .cut: try refill(input, keeping: position)
      }
    }
  }

  /// Gives what is wrong with the line, and forgets it.
  mutating func takeLineProblem() -> Diagnostic? {
    defer { lineProblem = nil }
    return lineProblem
  }

  /// What is wrong with the value at hand, as the scanner for small documents says it.
  ///
  /// A little more is read, so that what it shows does not depend on where the block ends.
  mutating func damage(_ input: JSONInput) throws -> Diagnostic {
    var found = RecordDamage(in: input.block, position..<input.end, name: input.name)
    if found.offset + 16 > input.end, !input.isFrozen {
      try input.lookAhead(input.end - position + 16, from: position)
      position = 0
      found = RecordDamage(in: input.block, 0..<input.end, name: input.name)
    }
    return found.problem
  }
}
