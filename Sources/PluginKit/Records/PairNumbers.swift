/// Numbers pairs of area and period in the order in which they are met.
struct PairNumbers {
  private var slots = [Int32](repeating: -1, count: 1024)
  /// The pairs that are not forgotten.
  private var pairs: [UInt64] = []
  /// The number of the first of them.
  private var first = 0
  /// How many of them were closed.
  private var closed = 0
  /// The pairs that were closed.
  private var used = UsedPairs()
  /// The place in `pairs` of the pair found last.
  private var last = 0
  private var lastPair: UInt64?

  /// The number of pairs.
  var count: Int { first + pairs.count }

  /// The area of a pair that is not closed.
  func area(_ number: Int) -> Int32 { Int32(truncatingIfNeeded: pairs[number - first] >> 32) }

  /// The period of a pair that is not closed.
  func period(_ number: Int) -> Int { Int(UInt32(truncatingIfNeeded: pairs[number - first])) }

  /// The number of a pair, which is added when it is new; nil when it was closed.
  ///
  /// The pair found last and the one behind it are tried first, as tables mostly go on in order.
  @inline(__always)
  mutating func number(_ area: Int32, _ period: Int32) -> Int? {
    let pair = UInt64(UInt32(bitPattern: area)) << 32 | UInt64(UInt32(bitPattern: period))
    if pair == lastPair { return first + last }
    return otherNumber(pair)
  }

  private mutating func otherNumber(_ pair: UInt64) -> Int? {
    if last + 1 < pairs.count, last + 1 >= closed, pairs[last + 1] == pair {
      last += 1
    } else {
      guard let place = place(of: pair) else { return nil }
      last = place
    }
    lastPair = pair
    return first + last
  }

  /// Where a pair stands, which is added when it is new; nil when it was closed.
  private mutating func place(of pair: UInt64) -> Int? {
    if pairs.count * 2 >= slots.count { index(slots.count * 2) }
    let slot = slot(of: pair)
    if slots[slot] < 0 {
      if first > 0, isForgotten(pair) { return nil }
      slots[slot] = Int32(pairs.count)
      pairs.append(pair)
    }
    let place = Int(slots[slot])
    return place < closed ? nil : place
  }

  private func isForgotten(_ pair: UInt64) -> Bool {
    used.contains(Int32(truncatingIfNeeded: pair >> 32), Int32(truncatingIfNeeded: pair))
  }

  private func slot(of pair: UInt64) -> Int {
    var hash = pair &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0, pairs[Int(slots[slot])] != pair { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  /// Finds a slot for each pair anew, in a table of a size that is a power of two.
  private mutating func index(_ size: Int) {
    slots = [Int32](repeating: -1, count: size)
    for (place, pair) in pairs.enumerated() { slots[slot(of: pair)] = Int32(place) }
  }

  /// Closes the pairs below a number: what they were is kept in a bit, so that memory does not grow with them.
  ///
  /// They are let go of many at a time, as the others have to be found again in other places.
  mutating func close(before number: Int) {
    closed = number - first
    lastPair = nil
    guard closed * 2 >= pairs.count else { return }
    for pair in pairs.prefix(closed) {
      _ = used.insert(Int32(truncatingIfNeeded: pair >> 32), Int32(truncatingIfNeeded: pair))
    }
    pairs.removeFirst(closed)
    first = number
    closed = 0
    last = 0
    index(max(1024, 4 << (Int.bitWidth - pairs.count.leadingZeroBitCount)))
  }
}
