import IndicatorSchema

/// Takes the lines of blocks apart, a record on each; blocks may come in any order.
struct LineScanner {
  private var scanner: RecordScanner
  private let name: String

  /// Makes a scanner of the fields of a tree that does not grow.
  init(_ tree: KeyTree, _ block: RecordBlock, name: String) {
    scanner = RecordScanner(tree, block)
    self.name = name
  }

  /// Takes the next lines of a block apart, as many as it has room for: `lines` are then those that are left.
  mutating func scan(_ block: RecordBlock) {
    block.clearRecords(fieldCount: scanner.fieldCapacity)
    block.isCut = false
    let count = block.lines.upperBound
    var position = block.lines.lowerBound
    while let start = LineScanner.startOfRecord(block, from: position), block.makeRoom() {
      let step = LineStep(at: start, in: block, isLast: block.isLast, name: name) { start, values in
        let end = scanner.record(start, in: block, key: [])
        values = scanner.values
        return end
      }
      switch step {
      case .record(let range, let end):
        block.complete(range)
        if scanner.hasFault { block.refuse(scanner.fault) }
        position = end
      case .damaged(let range, let problem):
        block.nextRow.update(repeating: .absent, count: scanner.fieldCapacity)
        block.complete(range)
        block.refuse(.malformed(problem))
        position = range.upperBound
      case .cut:
        block.isCut = true
        block.lines = start..<count
        return
      }
    }
    block.lines = (LineScanner.startOfRecord(block, from: position) ?? count)..<count
  }

  /// The next byte that is not blank.
  @inline(__always)
  private static func startOfRecord(_ block: RecordBlock, from start: Int) -> Int? {
    var position = start
    while position < block.lines.upperBound {
      if !ValueScan.isBlank(block.bytes[position]) { return position }
      position += 1
    }
    return nil
  }
}
