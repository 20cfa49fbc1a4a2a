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
      let base = UnsafePointer(input.block.bytes)
      var values = ValueScan(end: base + input.end)
      var behind = scan(base + position, &values).map { $0 - base }
      if let end = behind {
        let rest = JSONInput.skipBlanksInLine(base, from: end, to: input.end)
        if rest < input.end ? base[rest] == 0x0A : input.isAtEnd {
          defer { position = rest }
          return position..<end
        }
        behind = rest
      }
      let isCut = behind.map { $0 == input.end } ?? values.isIncomplete
      if !isCut || input.isAtEnd, let found = damagedLine(input, behind: behind) { return found }
      try refill(input, keeping: position)
    }
  }

  /// The damaged line at hand; nil when its end is still to come.
  private mutating func damagedLine(_ input: JSONInput, behind: Int?) -> Range<Int>? {
    var end = position
    while end < input.end, input.block.bytes[end] != 0x0A { end += 1 }
    guard end < input.end || input.isAtEnd else { return nil }
    lineProblem =
      if let behind {
        input.problem(
          .malformedJSON, "more behind the record in its line", at: behind,
          hint: "each line holds one record, whole")
      } else {
        damageInMemory(input, before: end).problem
      }
    defer { position = end }
    return position..<end
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
    var found = damageInMemory(input, before: input.end)
    if found.offset + 16 > input.end, !input.isFrozen {
      try input.lookAhead(input.end - position + 16, from: position)
      position = 0
      found = damageInMemory(input, before: input.end)
    }
    return found.problem
  }

  private func damageInMemory(
    _ input: JSONInput, before end: Int
  ) -> (problem: Diagnostic, offset: Int) {
    let raw = UnsafeRawBufferPointer(start: input.block.bytes + position, count: end - position)
    var scanner = JSONScanner(raw, name: input.name)
    var problem = input.problem(.malformedJSON, "a value that is no JSON", at: position)
    do {
      try scanner.skip()
    } catch let damage as Diagnostic {
      problem = damage
      if let line = damage.place?.line, let column = damage.place?.column {
        let place = input.place(position).moved(line: line, column: column)
        problem.place = Place(input.name, line: place.line, column: place.column)
      }
    } catch {}
    return (problem, position + scanner.position)
  }
}
