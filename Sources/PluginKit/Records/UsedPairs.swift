/// The pairs of area and period of which nothing more is taken.
struct UsedPairs {
  /// For each area a bit for each of the first 64 periods.
  private var early: [UInt64] = []
  /// The pairs of area and later periods.
  private var later: Set<UInt64> = []

  /// Whether a pair was added before.
  func contains(_ area: Int32, _ period: Int32) -> Bool {
    guard period < 64 else { return later.contains(UsedPairs.key(area, period)) }
    return Int(area) < early.count && early[Int(area)] & (1 << UInt64(period)) != 0
  }

  /// Adds a pair; false when it was added before.
  mutating func insert(_ area: Int32, _ period: Int32) -> Bool {
    guard period < 64 else { return later.insert(UsedPairs.key(area, period)).inserted }
    if Int(area) >= early.count {
      early.append(contentsOf: repeatElement(0, count: Int(area) + 1 - early.count))
    }
    let bit: UInt64 = 1 << UInt64(period)
    guard early[Int(area)] & bit == 0 else { return false }
    early[Int(area)] |= bit
    return true
  }

  private static func key(_ area: Int32, _ period: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: area)) << 32 | UInt64(UInt32(bitPattern: period))
  }
}
