/// Where the fields and records of a block end, found 64 bytes at a time.
///
/// The quotes of a window, each switching all bits behind it, tell which bytes lie inside quotes; separators
/// outside are the ends of fields. The method is that of Langdale and Lemire, "Parsing gigabytes of JSON per
/// second" (2019), adapted to RFC 4180. A block with anything out of the ordinary is only marked as such:
/// `CarefulScanner` then reads it byte by byte and finds out what it is.
final class StructuralIndex {
  /// For each 64 bytes which of them end a field: the delimiters and ends of lines outside quotes. Positions are only
  /// taken out of them where someone wants the field (`FieldEnds`), which of a wide table are few.
  private(set) var masks: UnsafeMutablePointer<UInt64>
  /// For each record the position of the byte that ends it.
  private(set) var recordEnds: UnsafeMutablePointer<UInt32>
  /// The number of records.
  private(set) var recordCount = 0
  /// The ends of lines, those inside quotes included.
  private(set) var lineEnds = 0
  /// Whether a field in quotes may hold a quote, which is written twice.
  private(set) var mayHoldDoubledQuotes = false
  /// Whether the block has to be read byte by byte.
  private(set) var needsCare = false

  private var capacity: Int

  init() {
    capacity = 0
    masks = .allocate(capacity: 1)
    recordEnds = .allocate(capacity: 1)
  }

  deinit {
    masks.deallocate()
    recordEnds.deallocate()
  }

  /// Finds the ends in a block that starts with a record and ends with the end of a line.
  ///
  /// - Parameter bytes: `count` bytes, with 64 more behind them that can be read.
  func build(_ bytes: UnsafePointer<UInt8>, count: Int, _ dialect: Dialect) {
    reserve(count)
    var state = State()
    var at = 0
    while at + 64 <= count {
      step(FastWindow(bytes + at), at, bytes, ~0, dialect, &state)
      at += 64
    }
    if at < count {
      step(FastWindow(bytes + at), at, bytes, (1 << UInt64(count - at)) &- 1, dialect, &state)
    }
    recordCount = state.records
    lineEnds = state.records + state.quotedLineEnds
    needsCare =
      state.damage != 0 || state.inside != 0 || state.checked > count || count > dialect.limits.fieldBytes
      || !dialect.comment.isEmpty
      || (state.quotedLineEnds > dialect.limits.fieldLines && holdsLongField(count, dialect.limits))
    mayHoldDoubledQuotes = state.doubled != 0 || needsCare
  }

  /// Whether a field has as many bytes as lines are allowed, so that it may have too many lines.
  private func holdsLongField(_ count: Int, _ limits: Limits) -> Bool {
    var start = 0
    for window in 0..<(count + 63) / 64 {
      var rest = masks[window]
      while rest != 0 {
        let end = window * 64 + rest.trailingZeroBitCount
        if end - start > limits.fieldLines { return true }
        start = end
        rest &= rest &- 1
      }
    }
    return false
  }

  /// Makes room for the case that every byte ends a record.
  private func reserve(_ count: Int) {
    guard count > capacity || capacity == 0 else { return }
    masks.deallocate()
    recordEnds.deallocate()
    capacity = count
    masks = .allocate(capacity: capacity / 64 + 1)
    recordEnds = .allocate(capacity: capacity)
  }

  /// What one window hands to the next.
  private struct State {
    /// All ones inside quotes, else 0.
    var inside: UInt64 = 0
    /// 1 when the byte before is a separator or a closing quote, behind which a quote may open.
    var mayOpen: UInt64 = 1
    /// 1 when the byte before is a closing quote.
    var closed: UInt64 = 0
    /// 1 when the byte before is a carriage return.
    var returned: UInt64 = 0
    /// Bits of bytes that no valid record holds.
    var damage: UInt64 = 0
    var doubled: UInt64 = 0
    var records = 0
    var quotedLineEnds = 0
    /// The text up to here is UTF-8; beyond every position when some is not.
    var checked = 0
  }

  @inline(__always)
  private func step(
    _ window: FastWindow, _ at: Int, _ bytes: UnsafePointer<UInt8>, _ valid: UInt64, _ dialect: Dialect,
    _ state: inout State
  ) {
    let delimiters = window.mask(of: dialect.delimiter) & valid
    let quotes = window.mask(of: dialect.quote) & valid
    let inside = StructuralIndex.switched(by: quotes) ^ state.inside
    state.inside = UInt64(bitPattern: Int64(bitPattern: inside) >> 63)
    if window.holdsNonASCII { check(bytes, at, valid, &state) }
    var separators = delimiters
    var lineEnds: UInt64 = 0
    if window.holdsControl {
      lineEnds = controls(window, valid, &separators, &state)
      if lineEnds & inside != 0 { state.quotedLineEnds += (lineEnds & inside).nonzeroBitCount }
      lineEnds &= ~inside
    } else {
      state.returned = 0
    }
    judge(quotes, inside, separators, valid, &state)
    let found = (delimiters & ~inside) | lineEnds
    masks[at / 64] = found
    if lineEnds != 0 { addRecords(lineEnds, at, &state) }
  }

  /// For each bit whether the number of quotes up to and including it is odd.
  @inline(__always)
  private static func switched(by quotes: UInt64) -> UInt64 {
    var bits = quotes
    bits ^= bits << 1
    bits ^= bits << 2
    bits ^= bits << 4
    bits ^= bits << 8
    bits ^= bits << 16
    bits ^= bits << 32
    return bits
  }

  /// The ends of lines: a line feed, a carriage return, or both in a row, of which the return counts.
  @inline(__always)
  private func controls(
    _ window: FastWindow, _ valid: UInt64, _ separators: inout UInt64, _ state: inout State
  ) -> UInt64 {
    let feeds = window.mask(of: Byte.lineFeed) & valid
    let returns = window.mask(of: Byte.carriageReturn) & valid
    state.damage |= window.mask(of: 0) & valid
    separators |= feeds | returns
    let lineEnds = returns | (feeds & ~(returns << 1 | state.returned))
    state.returned = returns >> 63
    return lineEnds
  }

  /// Marks a quote that opens in the middle of a field, and text behind one that closes.
  @inline(__always)
  private func judge(
    _ quotes: UInt64, _ inside: UInt64, _ separators: UInt64, _ valid: UInt64, _ state: inout State
  ) {
    let opening = quotes & inside
    let closing = quotes & ~inside
    let behindClosing = closing << 1 | state.closed
    state.damage |= opening & ~((separators | closing) << 1 | state.mayOpen)
    state.damage |= behindClosing & ~(separators | opening) & valid
    state.doubled |= behindClosing & opening
    state.mayOpen = (separators | closing) >> 63
    state.closed = closing >> 63
  }

  private func addRecords(_ lineEnds: UInt64, _ at: Int, _ state: inout State) {
    var rest = lineEnds
    while rest != 0 {
      recordEnds[state.records] = UInt32(truncatingIfNeeded: at + rest.trailingZeroBitCount)
      state.records += 1
      rest &= rest &- 1
    }
  }

  /// Checks the characters that start in a window which is not all ASCII.
  @inline(never)
  private func check(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ valid: UInt64, _ state: inout State) {
    let end = at + valid.nonzeroBitCount
    guard state.checked < end else { return }
    state.checked = UTF8Check.end(bytes, from: max(state.checked, at), to: end) ?? .max
  }
}
