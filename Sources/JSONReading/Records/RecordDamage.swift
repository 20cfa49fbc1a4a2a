import IndicatorSchema

/// What is wrong with a value that is no JSON.
struct RecordDamage {
  /// The complaint, as the scanner for small documents makes it.
  let problem: Diagnostic
  /// Where the scanner stopped, as an offset in the block.
  let offset: Int

  /// Looks for the damage in a part of a block that starts with the value.
  init(in block: RecordBlock, _ part: Range<Int>, name: String) {
    let raw = UnsafeRawBufferPointer(start: block.bytes + part.lowerBound, count: part.count)
    var scanner = JSONScanner(raw, name: name)
    var problem = block.problem(
      .malformedJSON, "a value that is no JSON", at: part.lowerBound, name: name)
    do {
      try scanner.skip()
    } catch let damage as Diagnostic {
      problem = damage
      if let line = damage.place?.line, let column = damage.place?.column {
        let place = block.place(of: part.lowerBound).moved(line: line, column: column)
        problem.place = Place(name, line: place.line, column: place.column)
      }
    } catch {}
    self.problem = problem
    offset = part.lowerBound + scanner.position
  }
}
