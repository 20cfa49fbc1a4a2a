import IndicatorSchema

/// Hands over the records of blocks of lines in order, and puts together a record that stands in several blocks.
struct LineDelivery {
  private let name: String
  /// The start of a record that goes on in the next block, and where it stands.
  private var rest: [UInt8] = []
  private var restStart = TextPlace()

  init(name: String) { self.name = name }

  /// Hands over the records of a block of which lines were taken apart.
  ///
  /// - Throws: `Diagnostic` for a record that is larger than any, and what `take` throws.
  mutating func deliver(
    _ block: RecordBlock, _ scanner: inout LineScanner, _ take: (JSONRecord) throws -> Void
  ) throws {
    if !rest.isEmpty {
      // The block was taken apart as if a record started with it.
      block.prepend(rest, from: restStart)
      block.lines = 0..<block.count
      rest = []
      scanner.scan(block)
    }
    try block.forEachRecord(take)
    while !block.isCut, !block.lines.isEmpty {
      scanner.scan(block)
      try block.forEachRecord(take)
    }
    if block.isCut { try keep(block) }
  }

  private mutating func keep(_ block: RecordBlock) throws {
    let start = block.lines.lowerBound
    guard block.lines.count < JSONInput.longestRecord else {
      throw block.problem(
        .tooLarge, "a record or text is larger than \(JSONInput.longestRecord) bytes", at: start, name: name)
    }
    rest = Array(UnsafeBufferPointer(start: block.bytes + start, count: block.lines.count))
    restStart = block.place(of: start)
  }
}
