import IndicatorSchema

/// Finds out whether a document has a record on each line.
struct LineDetector {
  private let input: JSONInput
  private var cursor: RecordCursor

  private static let bytesLookedAt = 1 << 18

  /// Looks at an input of which nothing was used yet.
  init(_ input: JSONInput) {
    self.input = input
    cursor = RecordCursor(.root, at: 0)
  }

  /// Whether each line is a record: when the format says so, or when it says nothing and the document starts with
  /// an object behind which, on a later line, there is more.
  ///
  /// - Throws: `Diagnostic` for an object of which it is not clear where its records are.
  mutating func isLines(_ format: JSONRecordFormat) throws -> Bool {
    if let lines = format.lines { return lines }
    guard format.path == nil else { return false }
    try input.lookAhead(LineDetector.bytesLookedAt, from: 0)
    input.isFrozen = true
    defer { input.isFrozen = false }
    guard try cursor.nextLine(input), input.block.bytes[cursor.position] == 0x7B else { return false }
    let start = cursor.position
    if try behindFirstValue() == .more { return true }
    let arrays = recordArrays(from: start)
    if arrays.isEmpty, input.isAtEnd { return true }
    if let failure = input.failure { throw failure }
    throw input.problem(
      .noRecords, "the document is one object, and it is not said where its records are", at: start,
      hint: arrays.isEmpty
        ? "say it with 'records', such as records: data.items, or lines: true when each line is one"
        : "say for example " + arrays.prefix(5).map { "records: \($0)" }.joined(separator: ", or "))
  }

  private enum Behind {
    case more
    case nothing
    case unknown
  }

  private mutating func behindFirstValue() throws -> Behind {
    do {
      _ = try cursor.whole(input) { $1.endOfValue($0, depth: 0) }
      return try cursor.nextLine(input) ? .more : .nothing
    } catch is JSONInput.Frozen {
      return .unknown
    }
  }

  /// The paths of the arrays of objects in the first value, as far as it is in memory.
  private func recordArrays(from start: Int) -> [JSONRecordPath] {
    let raw = UnsafeRawBufferPointer(start: input.block.bytes, count: input.end)
    var scanner = JSONScanner(raw, name: input.name)
    scanner.position = start
    var found: [JSONRecordPath] = []
    // Damage behind the part in memory is of no interest here.
    try? LineDetector.search(&scanner, [], &found)
    return found
  }

  private static func search(
    _ scanner: inout JSONScanner, _ steps: [JSONRecordPath.Step], _ found: inout [JSONRecordPath]
  ) throws {
    switch try scanner.peek() {
    case 0x7B where steps.count < 4:
      try scanner.object { scanner, key in try search(&scanner, steps + [.member(key)], &found) }
    case 0x5B:
      let start = scanner.position
      scanner.position += 1
      if try scanner.peek() == 0x7B { found.append(JSONRecordPath(steps: steps)) }
      scanner.position = start
      try scanner.skip()
    default: try scanner.skip()
    }
  }
}
