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
    var here = window.rest.nonzeroBitCount
    for field in wanted {
      while before + here <= field {
        before += here
        guard window.advance() else { return before }
        here = window.rest.nonzeroBitCount
      }
      while before < field {
        window.rest &= window.rest &- 1
        before += 1
        here -= 1
      }
      ends[field] = window.first
    }
    while window.advance() { before += window.rest.nonzeroBitCount }
    return before + here
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

  /// The position of the first end.
  @inline(__always)
  var first: UInt32 { UInt32(truncatingIfNeeded: number &* 64 &+ rest.trailingZeroBitCount) }
}
