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
  var lineProblem: Diagnostic?

  let path: JSONRecordPath
  private(set) var frames: [Frame] = []
  private var isStarted = false
  /// Whether it is at a record that was not given yet.
  private var isPending = false

  /// An array or object on the way to a record.
  struct Frame {
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
  mutating func memberName(_ input: JSONInput) throws -> [UInt8] {
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
