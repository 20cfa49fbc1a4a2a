/// The text of an input in blocks of whole records; used by one thread at a time.
final class RecordBlocks {
  private let input: TextInput
  private let dialect: Dialect
  /// What was read and not yet given away: the start of the next block.
  private var rest: [UInt8]
  private var given = 0
  private var isAtEnd: Bool
  /// Why no more can be read; it is thrown when all that came before is dealt with.
  private var failure: (any Error)?

  /// Goes on where the header ends.
  init(_ input: TextInput, _ dialect: Dialect, start: TextStart, from position: Int) {
    self.input = input
    self.dialect = dialect
    rest = start.rest(from: position)
    isAtEnd = start.isAtEnd
    failure = start.failure
  }

  /// Whether all of the input was read before the first block.
  var isShort: Bool { isAtEnd && given == 0 }

  /// Fills a block with the next records.
  ///
  /// - Returns: False when there are no more; call `finish` then.
  func next(_ block: Block) -> Bool {
    block.count = 0
    var filled = takeRest(block)
    while true {
      filled = fill(block, from: filled)
      guard filled > 0 else { return false }
      let cut = RecordCut.position(block.bytes, count: filled, dialect, isLast: isAtEnd)
      if cut > 0 || isAtEnd { return give(block, cut, filled) }
      if stopsAtDamage(block, filled) { return give(block, 0, filled) }
      block.grow(to: block.capacity * 2, keeping: filled)
    }
  }

  private func takeRest(_ block: Block) -> Int {
    if rest.count > block.capacity / 2 { block.grow(to: rest.count * 2, keeping: 0) }
    block.fill(rest)
    return rest.count
  }

  private func fill(_ block: Block, from filled: Int) -> Int {
    var filled = filled
    while !isAtEnd, block.capacity - filled >= TextDecoder.longestStep {
      let free = UnsafeMutableRawBufferPointer(start: block.bytes + filled, count: block.capacity - filled)
      do {
        let read = try input.read(into: free)
        isAtEnd = read == 0
        filled += read
      } catch {
        failure = error
        isAtEnd = true
      }
    }
    return filled
  }

  /// Cuts a block.
  ///
  /// Of the last one nothing is left over, and it gets the end of line that it may lack.
  private func give(_ block: Block, _ cut: Int, _ filled: Int) -> Bool {
    block.count = cut
    if isAtEnd, failure == nil, cut < filled {
      block.bytes[filled] = Byte.lineFeed
      block.count = filled + 1
    }
    rest.removeAll(keepingCapacity: true)
    if block.count < filled {
      rest.append(
        contentsOf: UnsafeBufferPointer(start: block.bytes + block.count, count: filled - block.count))
    }
    block.number = given
    given += 1
    return block.count > 0
  }

  /// Whether the text is damaged, or its first record longer than allowed; `finish` says so.
  private func stopsAtDamage(_ block: Block, _ filled: Int) -> Bool {
    guard filled > dialect.limits.fieldBytes else { return false }
    var scanner = CarefulScanner(block.bytes, count: filled, dialect, name: input.name, line: 1)
    do {
      _ = try scanner.next(isLast: false)
      return false
    } catch {
      failure = error
      isAtEnd = true
      return true
    }
  }

  /// Throws what went wrong while reading, once all blocks are dealt with.
  ///
  /// - Parameter line: The physical line behind the last block.
  func finish(line: Int) throws {
    guard let failure else { return }
    let block = Block(capacity: rest.count)
    block.fill(rest)
    var scanner = CarefulScanner(block.bytes, count: rest.count, dialect, name: input.name, line: line)
    while try scanner.next(isLast: false) != nil {}
    guard let undecodable = failure as? UndecodableText else { throw failure }
    let text = UnsafeBufferPointer(start: UnsafePointer(block.bytes), count: rest.count)
    throw undecodable.diagnostic(in: input.name, at: TextPosition(line: line).advanced(over: text))
  }
}
