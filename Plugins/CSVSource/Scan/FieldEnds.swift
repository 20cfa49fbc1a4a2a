/// Where the fields of one record end, taken out of the masks of its block.
///
/// Of the fields in between only the number matters, and that of 64 bytes is counted at once: so a field of a wide
/// table that nobody wants costs next to nothing.
final class FieldEnds {
  /// For each field the position of the byte that ends it; only those of wanted fields, and of those before them, hold
  /// anything.
  private(set) var ends: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  /// The fields whose ends are looked for, in ascending order; nil for all.
  private let wanted: [Int]?

  /// Whether all fields are taken.
  var takesAll: Bool { wanted == nil }

  /// Beyond this share of the fields it is cheaper to take all.
  private static let sparse = 3

  /// Takes the ends of all fields.
  convenience init() { self.init(wanted: nil, capacity: 0) }

  /// Takes the ends of these fields, and what is needed to know where they start.
  convenience init(_ columns: [Int], of count: Int) {
    let needed = Set(columns + columns.map { max(0, $0 - 1) } + [0]).sorted()
    let isSparse = needed.count * FieldEnds.sparse <= count
    self.init(wanted: isSparse ? needed : nil, capacity: (needed.last ?? 0) + 1)
  }

  private init(wanted: [Int]?, capacity: Int) {
    self.wanted = wanted
    self.capacity = max(1, capacity)
    ends = .allocate(capacity: self.capacity)
    ends.initialize(repeating: 0, count: self.capacity)
  }

  deinit { ends.deallocate() }

  /// Takes the ends of a record; those of fields that it lacks stay as they were.
  ///
  /// - Parameters:
  ///   - start: The position of its first byte.
  ///   - end: The position of the byte that ends it.
  /// - Returns: The number of its fields.
  @inline(__always)
  func take(_ masks: UnsafePointer<UInt64>, start: Int, end: Int) -> Int {
    guard let wanted else { return takeAll(masks, start, end) }
    var window = MaskWindow(masks, start, end)
    var before = 0
    var counted = CountedMask(window.rest)
    for field in wanted {
      while before &+ counted.count <= field {
        before &+= counted.count
        guard window.advance() else { return before }
        counted = CountedMask(window.rest)
      }
      ends[field] = window.position &+ counted.place(of: field &- before)
    }
    while window.advance() { before &+= window.rest.nonzeroBitCount }
    return before + counted.count
  }

  @inline(__always)
  private func takeAll(_ masks: UnsafePointer<UInt64>, _ start: Int, _ end: Int) -> Int {
    if end - start >= capacity { grow(to: end - start + 1) }
    let ends = ends
    var window = MaskWindow(masks, start, end)
    var field = 0
    repeat {
      while window.rest != 0 {
        ends[field] = window.first
        field &+= 1
        window.rest &= window.rest &- 1
      }
    } while window.advance()
    return field
  }

  private func grow(to count: Int) {
    ends.deallocate()
    capacity = count * 2
    ends = .allocate(capacity: capacity)
  }
}

/// What is left of the mask of 64 bytes, on the way through a record.
private struct MaskWindow {
  private let masks: UnsafePointer<UInt64>
  private let last: Int
  private let lastMask: UInt64
  private var number: Int
  /// The ends that were not yet taken.
  var rest: UInt64

  @inline(__always)
  init(_ masks: UnsafePointer<UInt64>, _ start: Int, _ end: Int) {
    self.masks = masks
    number = start / 64
    last = end / 64
    lastMask = ~0 >> UInt64(63 - end % 64)
    rest = masks[number] & (~0 << UInt64(start % 64)) & (number == last ? lastMask : ~0)
  }

  /// Goes on to the next 64 bytes; false behind the record.
  @inline(__always)
  mutating func advance() -> Bool {
    guard number < last else { return false }
    number &+= 1
    rest = number == last ? masks[number] & lastMask : masks[number]
    return true
  }

  /// The position of the first of the 64 bytes.
  @inline(__always)
  var position: UInt32 { UInt32(truncatingIfNeeded: number &* 64) }

  /// The position of the first end.
  @inline(__always)
  var first: UInt32 { position &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount) }
}

/// The bits of a word, counted up to the end of each of its bytes, so that any of them is found without going through
/// those before it. The method is that of Vigna, "Broadword implementation of rank/select queries" (2008).
private struct CountedMask {
  private let bits: UInt64
  /// In each byte the number of bits up to its end.
  private let counts: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let high: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  init(_ bits: UInt64) {
    self.bits = bits
    var sums = bits &- ((bits >> 1) & 0x5555_5555_5555_5555)
    sums = (sums & 0x3333_3333_3333_3333) &+ ((sums >> 2) & 0x3333_3333_3333_3333)
    counts = ((sums &+ (sums >> 4)) & 0x0F0F_0F0F_0F0F_0F0F) &* CountedMask.ones
  }

  /// The number of bits.
  @inline(__always)
  var count: Int { Int(truncatingIfNeeded: counts >> 56) }

  /// The place of a bit that has this many before it.
  @inline(__always)
  func place(of number: Int) -> UInt32 {
    let sought = UInt64(truncatingIfNeeded: number) &* CountedMask.ones
    let reached = ((counts | CountedMask.high) &- sought &- CountedMask.ones) & CountedMask.high
    let start = UInt64(truncatingIfNeeded: reached.trailingZeroBitCount & ~7)
    var before = (counts << 8) >> start & 0xFF
    var byte = (bits >> start) & 0xFF
    while before < UInt64(truncatingIfNeeded: number) {
      byte &= byte &- 1
      before &+= 1
    }
    return UInt32(truncatingIfNeeded: start) &+ UInt32(truncatingIfNeeded: byte.trailingZeroBitCount)
  }
}
