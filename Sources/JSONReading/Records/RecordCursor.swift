import IndicatorSchema

/// Goes through a document from one record to the next.
///
/// It is a value: a copy of it can run ahead and be forgotten.
struct RecordCursor {
  /// The offset of what comes next in the block of the input.
  var position: Int
  /// The name of the member that the record is, for a path with `.*`.
  private(set) var key: [UInt8] = []
  /// What is wrong with the line that was gone over last; nil when nothing is.
  private(set) var lineProblem: Diagnostic?

  private let path: JSONRecordPath
  private var frames: [Frame] = []
  private var isStarted = false
  /// Whether it is at a record that was not given yet.
  private var isPending = false

  /// An array or object on the way to a record.
  private struct Frame {
    let step: JSONRecordPath.Step
    var isFirst = true
    var isFound = false
    /// Some of the names met, for the hint.
    var names: [String] = []
  }

  init(_ path: JSONRecordPath, at position: Int) {
    self.path = path
    self.position = position
  }

  /// Goes to the first byte of the next record; false when there are no more.
  ///
  /// - Throws: `Diagnostic` for what is no JSON, or not what the path says.
  mutating func next(_ input: JSONInput) throws -> Bool {
    if isPending {
      isPending = false
      return true
    }
    if !isStarted {
      isStarted = true
      if try descend(input) { return true }
    }
    while !frames.isEmpty {
      if try advance(input) {
        if try descend(input) { return true }
      } else {
        frames.removeLast()
      }
    }
    try expectEnd(input)
    return false
  }

  /// The cursor that has yet to give the record it is at.
  func pending(at position: Int) -> RecordCursor {
    var cursor = self
    cursor.isPending = true
    cursor.position = position
    return cursor
  }

  /// Goes to the first byte of the next line that is not blank; false when there are no more.
  mutating func nextLine(_ input: JSONInput) throws -> Bool {
    if isPending {
      isPending = false
      return true
    }
    while true {
      while position < input.end {
        if !ValueScan.isBlank(input.block.bytes[position]) { return true }
        position += 1
      }
      if input.isAtEnd { return false }
      try refill(input, keeping: position)
    }
  }

  /// Goes into arrays and objects until it is at a record; false when there is none in them.
  private mutating func descend(_ input: JSONInput) throws -> Bool {
    while true {
      let byte = try peek(input)
      guard frames.count < path.steps.count else {
        if frames.count > path.steps.count || path.namesEachRecord { return true }
        guard byte == 0x5B else { return try singleRecord(byte, input) }
        push(.eachElement)
        return try advanceOrPop(input)
      }
      let step = path.steps[frames.count]
      let isArray = step == .eachElement
      guard byte == (isArray ? 0x5B : 0x7B) else { throw otherKind(byte, input) }
      push(step)
      guard try advanceOrPop(input) else { return false }
    }
  }

  private mutating func push(_ step: JSONRecordPath.Step) {
    frames.append(Frame(step: step))
    position += 1
  }

  private mutating func advanceOrPop(_ input: JSONInput) throws -> Bool {
    if try advance(input) { return true }
    frames.removeLast()
    return false
  }

  /// An object where a path ends is one record; a value without names is none.
  private func singleRecord(_ byte: UInt8, _ input: JSONInput) throws -> Bool {
    if byte == 0x7B { return true }
    let place = path.steps.isEmpty ? "the document" : "'\(path)'"
    throw input.problem(
      .noRecords, "\(place) is \(RecordCursor.kind(byte)), which holds no records", at: position)
  }

  /// Goes to the next value of the innermost array or object that the path is about; false behind its end.
  private mutating func advance(_ input: JSONInput) throws -> Bool {
    let level = frames.count - 1
    let closing: UInt8 = frames[level].step == .eachElement ? 0x5D : 0x7D
    while true {
      let byte = try peek(input)
      if byte == closing, frames[level].isFirst || byte != 0x2C {
        position += 1
        if case .member(let name) = frames[level].step, !frames[level].isFound {
          throw notFound(name, input)
        }
        return false
      }
      if !frames[level].isFirst {
        guard byte == 0x2C else { throw expected("',' or '\(Character(Unicode.Scalar(closing)))'", input) }
        position += 1
        _ = try peek(input)
      }
      frames[level].isFirst = false
      if frames[level].step == .eachElement { return true }
      let name = try memberName(input)
      if isMeant(name, level) { return true }
      try skip(input, depth: frames.count + 1)
    }
  }

  /// Whether the path goes on with the member of a name.
  private mutating func isMeant(_ name: [UInt8], _ level: Int) -> Bool {
    guard case .member(let wanted) = frames[level].step else {
      key = name
      return true
    }
    if name.elementsEqual(wanted.utf8) {
      frames[level].isFound = true
      return true
    }
    if frames[level].names.count < 50 { frames[level].names.append(String(decoding: name, as: UTF8.self)) }
    return false
  }

  /// Reads a name and the colon behind it.
  private mutating func memberName(_ input: JSONInput) throws -> [UInt8] {
    guard try peek(input) == 0x22 else { throw expected("a name in quotes", input) }
    let range = try scalar(input)
    let raw = UnsafeRawBufferPointer(start: input.block.bytes, count: range.upperBound)
    var scanner = JSONScanner(raw, name: input.name)
    scanner.position = range.lowerBound
    let name = try scanner.string()
    guard try peek(input) == 0x3A else { throw expected("':'", input) }
    position += 1
    return Array(name.utf8)
  }

  private mutating func expectEnd(_ input: JSONInput) throws {
    while true {
      while position < input.end, ValueScan.isBlank(input.block.bytes[position]) { position += 1 }
      guard position == input.end else {
        throw input.problem(
          .malformedJSON, "\(shown(input)) behind the end of the document", at: position,
          hint: "if each line is a document of its own, say lines: true")
      }
      if input.isAtEnd { return }
      try refill(input, keeping: position)
    }
  }
}

extension RecordCursor {
  /// The next byte that is not blank, which stays to be read.
  mutating func peek(_ input: JSONInput) throws -> UInt8 {
    while true {
      while position < input.end {
        let byte = input.block.bytes[position]
        if !ValueScan.isBlank(byte) { return byte }
        position += 1
      }
      try refill(input, keeping: position)
    }
  }

  private mutating func refill(_ input: JSONInput, keeping offset: Int) throws {
    try input.refill(keeping: offset)
    position -= offset
  }

  /// Hands over the records of the block, so that there is room for more.
  mutating func handOver(_ input: JSONInput) throws {
    try input.hold(from: position)
    position = 0
  }

  /// Goes over a value of any kind and size.
  private mutating func skip(_ input: JSONInput, depth: Int) throws {
    let byte = try peek(input)
    guard byte == 0x7B || byte == 0x5B else {
      _ = try scalar(input)
      return
    }
    guard depth <= JSONScanner.usualDepth else {
      throw input.problem(
        .malformedJSON, "values nest deeper than \(JSONScanner.usualDepth) levels", at: position)
    }
    position += 1
    let closing: UInt8 = byte == 0x7B ? 0x7D : 0x5D
    if try peek(input) == closing {
      position += 1
      return
    }
    while true {
      if closing == 0x7D { _ = try memberName(input) }
      try skip(input, depth: depth + 1)
      let next = try peek(input)
      guard next == closing || next == 0x2C else {
        throw expected("',' or '\(Character(Unicode.Scalar(closing)))'", input)
      }
      position += 1
      if next == closing { return }
    }
  }

  /// Goes over a string, number or word.
  private mutating func scalar(_ input: JSONInput) throws -> Range<Int> {
    try whole(input) { start, values in values.endOfScalar(start) }
  }

  /// Goes over a value that has to be in memory as a whole, for which more is read as needed.
  mutating func whole(
    _ input: JSONInput,
    _ scan: (UnsafePointer<UInt8>, inout ValueScan) -> UnsafePointer<UInt8>?
  ) throws -> Range<Int> {
    while true {
      let base = UnsafePointer(input.block.bytes)
      var values = ValueScan(end: base + input.end)
      if let behind = scan(base + position, &values), behind - base < input.end || input.isAtEnd {
        defer { position = behind - base }
        return position..<behind - base
      }
      if values.failedAt != nil, !values.isIncomplete { throw try damage(input) }
      try refill(input, keeping: position)
    }
  }

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

  private func expected(_ what: String, _ input: JSONInput) -> Diagnostic {
    input.problem(.malformedJSON, "expected \(what), found \(shown(input))", at: position)
  }

  private func shown(_ input: JSONInput) -> String {
    let byte = input.block.bytes[position]
    return byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
  }

  /// The path as far as the cursor went.
  private func here(_ count: Int) -> String {
    count == 0 ? "the document" : "'\(JSONRecordPath.text(path.steps.prefix(count)))'"
  }

  private func otherKind(_ byte: UInt8, _ input: JSONInput) -> Diagnostic {
    let wanted = path.steps[frames.count] == .eachElement ? "an array" : "an object"
    var hint: String?
    if byte == 0x5B { hint = "for each of its elements write [*] behind it" }
    return input.problem(
      .noRecords, "\(here(frames.count)) is \(RecordCursor.kind(byte)), and not \(wanted)", at: position,
      hint: hint)
  }

  private func notFound(_ name: String, _ input: JSONInput) -> Diagnostic {
    let names = frames.last?.names ?? []
    let listed = names.isEmpty ? "it is empty" : "it has " + names.prefix(10).joined(separator: ", ")
    return input.problem(
      .noRecords, "\(here(frames.count - 1)) has no member '\(name)'", at: position - 1,
      hint: Suggestion.hint(for: name, among: names) ?? listed)
  }

  private static func kind(_ byte: UInt8) -> String {
    switch byte {
    case 0x7B: "an object"
    case 0x5B: "an array"
    case 0x22: "a text"
    case 0x6E: "null"
    case 0x74, 0x66: "a truth value"
    default: "a number"
    }
  }
}
