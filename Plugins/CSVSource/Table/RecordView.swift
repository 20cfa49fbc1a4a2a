/// One record of a block.
struct RecordView {
  /// The bytes of the block.
  let bytes: UnsafePointer<UInt8>
  /// The position of its first byte.
  let start: Int
  /// The position of the end of line that ends it.
  let end: Int
  /// For each field the position of the byte that ends it, as far as the field is wanted.
  let ends: UnsafePointer<UInt32>
  /// The number of fields.
  let fieldCount: Int
  /// Whether it is a line of comment.
  var isComment = false

  /// Whether it is a line without a single byte.
  var isBlank: Bool { start == end }

  /// The bytes of the record, without the end of line.
  var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes + start, count: end - start) }

  /// Where a field starts.
  @inline(__always)
  func start(of field: Int) -> Int { field == 0 ? start : Int(ends[field - 1]) + 1 }

  /// A field.
  @inline(__always)
  func field(_ number: Int, _ quote: UInt8) -> FieldBytes {
    FieldBytes(bytes, start(of: number), Int(ends[number]), quote)
  }

  /// Whether the first field starts with one of these texts, blanks before it aside.
  func startsWith(_ texts: [[UInt8]], _ quote: UInt8) -> Bool {
    let first = field(0, quote).raw.drop { $0 == Byte.blank }
    return texts.contains { first.starts(with: $0) }
  }
}

extension Block {
  /// Calls a function for each record of an indexed block, in order.
  ///
  /// - Parameters:
  ///   - line: The physical line of the first byte of the block.
  ///   - fields: Takes the ends of the fields that are wanted of each record.
  /// - Returns: The physical line behind the block.
  /// - Throws: `Diagnostic` when a record is damaged, and what the function throws.
  func forEachRecord(
    _ dialect: Dialect, name: String, line: Int, _ fields: FieldEnds = FieldEnds(),
    _ body: (RecordView) throws -> Void
  ) throws -> Int {
    guard !structure.needsCare else { return try forEachCarefully(dialect, name: name, line: line, body) }
    if let located = self.fields {
      try forEachLocated(located, body)
    } else {
      try forEachRecord(fields, body)
    }
    return line + structure.lineEnds
  }

  @inline(__always)
  private func forEachLocated(_ located: LocatedFields, _ body: (RecordView) throws -> Void) throws {
    let (bytes, ends, counts, recordEnds) = (bytes, located.ends, located.counts, structure.recordEnds)
    var (start, first) = (0, 0)
    for record in 0..<structure.recordCount {
      let end = Int(recordEnds[record])
      let next = Int(counts[record])
      try body(RecordView(bytes: bytes, start: start, end: end, ends: ends + first, fieldCount: next - first))
      start = self.start(behind: end)
      first = next
    }
  }

  @inline(__always)
  private func forEachRecord(_ fields: FieldEnds, _ body: (RecordView) throws -> Void) throws {
    let (bytes, masks, recordEnds) = (bytes, structure.masks, structure.recordEnds)
    var start = 0
    for record in 0..<structure.recordCount {
      let end = Int(recordEnds[record])
      let fieldCount = fields.take(masks, start: start, end: end)
      try body(
        RecordView(bytes: bytes, start: start, end: end, ends: fields.ends, fieldCount: fieldCount))
      start = self.start(behind: end)
    }
  }

  /// Where the record behind an end of line starts, which may be two bytes long.
  @inline(__always)
  private func start(behind end: Int) -> Int {
    let isReturn = bytes[end] == Byte.carriageReturn && end + 1 < count
    return isReturn && bytes[end + 1] == Byte.lineFeed ? end + 2 : end + 1
  }

  private func forEachCarefully(
    _ dialect: Dialect, name: String, line: Int, _ body: (RecordView) throws -> Void
  ) throws -> Int {
    var scanner = CarefulScanner(bytes, count: count, dialect, name: name, line: line)
    while let record = try scanner.next(isLast: true) {
      try scanner.ends.withUnsafeBufferPointer { ends in
        guard let first = ends.baseAddress else { return }
        try body(
          RecordView(
            bytes: bytes, start: record.start, end: record.end, ends: first, fieldCount: ends.count,
            isComment: record.isComment))
      }
    }
    return scanner.line
  }
}
