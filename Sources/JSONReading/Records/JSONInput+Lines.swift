import IndicatorSchema

// Blocks of whole lines, which can be taken apart in any order.

extension JSONInput {
  /// Gives the next block of whole lines; the last one is all that is left, and says so.
  ///
  /// - Parameters:
  ///   - start: The offset of the first line that was not given; 0 behind the first call.
  ///   - next: A free block to go on with.
  /// - Throws: What the reader throws, once all whole lines before are given; and `Diagnostic` for a line that is
  ///   larger than any record.
  func nextLines(from start: Int, goingOnIn next: RecordBlock) throws -> RecordBlock {
    var start = start
    while true {
      if isAtEnd {
        block.lines = start..<end
        block.isLast = true
        return block
      }
      if let cut = endOfLines(from: start) {
        block.lines = start..<cut
        return part(at: cut, goingOnIn: next)
      }
      if let failure { throw failure }
      try hold(from: start)
      start = 0
      try makeRoom()
      fill()
    }
  }

  /// The offset behind the last end of a line; nil when there is none.
  private func endOfLines(from start: Int) -> Int? {
    var position = end
    while position > start, block.bytes[position - 1] != 0x0A { position -= 1 }
    return position > start ? position : nil
  }
}
