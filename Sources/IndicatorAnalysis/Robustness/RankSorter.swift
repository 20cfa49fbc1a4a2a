/// Ranks of scores, fast enough for every draw of a simulation: room for them, used again from draw to draw.
///
/// Scores become whole numbers of the same order and are sorted digit by digit, the last one first.
struct RankSorter: ~Copyable {
  private var keys: UnsafeMutableBufferPointer<Entry>
  private var spare: UnsafeMutableBufferPointer<Entry>
  private let counts: UnsafeMutableBufferPointer<UInt32>

  private struct Entry {
    var key: UInt64
    var area: UInt32
  }

  private static let digitBits = 11
  private static let digits = 6
  private static let buckets = 1 << digitBits
  /// Below so many scores it is faster to put each in its place.
  private static let fewScores = 48

  init(capacity: Int) {
    keys = .allocate(capacity: capacity)
    spare = .allocate(capacity: capacity)
    keys.initialize(repeating: Entry(key: 0, area: 0))
    spare.initialize(repeating: Entry(key: 0, area: 0))
    counts = .allocate(capacity: RankSorter.digits * RankSorter.buckets)
  }

  deinit {
    keys.deallocate()
    spare.deallocate()
    counts.deallocate()
  }

  /// Gives areas their rank among each other, 1 for the highest score; equal scores share the best rank, and an area
  /// without a score (NaN) gets 0.
  mutating func rank(
    _ areas: [UInt32], by scores: UnsafeBufferPointer<Double>, into ranks: UnsafeMutableBufferPointer<UInt32>
  ) {
    let count = gather(areas, scores, ranks)
    sort(count)
    var rank: UInt32 = 0
    for position in 0..<count {
      if position == 0 || keys[position].key != keys[position - 1].key {
        rank = UInt32(truncatingIfNeeded: position + 1)
      }
      ranks[Int(keys[position].area)] = rank
    }
  }

  /// Replaces the numbers of a column by what a rank from the lowest makes of them; NaN stays.
  mutating func replace(
    _ column: UnsafeMutableBufferPointer<Double>, ties: Ties,
    _ score: (_ rank: Double, _ count: Int) -> Double
  ) {
    var count = 0
    for area in column.indices where !column[area].isNaN {
      // From the lowest: the order of the opposite numbers from the highest.
      keys[count] = Entry(key: RankSorter.key(-column[area]), area: UInt32(truncatingIfNeeded: area))
      count += 1
    }
    sort(count)
    var (start, distinct) = (0, 0)
    while start < count {
      var end = start + 1
      while end < count, keys[end].key == keys[start].key { end += 1 }
      distinct += 1
      let rank = ties.rank(ofPlaces: start + 1...end, distinct: distinct)
      for position in start..<end { column[Int(keys[position].area)] = score(rank, count) }
      start = end
    }
  }

  private mutating func gather(
    _ areas: [UInt32], _ scores: UnsafeBufferPointer<Double>, _ ranks: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var count = 0
    for area in areas {
      let score = scores[Int(area)]
      if score.isNaN {
        ranks[Int(area)] = 0
      } else {
        keys[count] = Entry(key: RankSorter.key(score), area: area)
        count += 1
      }
    }
    return count
  }

  /// A whole number that is lower for a higher score, and the same for 0 and -0.
  private static func key(_ score: Double) -> UInt64 {
    let bits = (score + 0).bitPattern
    return bits >> 63 == 0 ? ~bits & 0x7FFF_FFFF_FFFF_FFFF : bits
  }

  private mutating func sort(_ count: Int) {
    if count < RankSorter.fewScores { insert(count) } else { distribute(count) }
  }

  private func insert(_ count: Int) {
    guard count > 1 else { return }
    for next in 1..<count {
      let entry = keys[next]
      var place = next
      while place > 0, keys[place - 1].key > entry.key {
        keys[place] = keys[place - 1]
        place -= 1
      }
      keys[place] = entry
    }
  }

  private mutating func distribute(_ count: Int) {
    tally(count)
    for digit in 0..<RankSorter.digits where startBuckets(digit, count) {
      let (shift, base) = (digit * RankSorter.digitBits, digit * RankSorter.buckets)
      for position in 0..<count {
        let entry = keys[position]
        let bucket = base + Int(truncatingIfNeeded: entry.key >> UInt64(shift)) & (RankSorter.buckets - 1)
        spare[Int(counts[bucket])] = entry
        increment(bucket)
      }
      swap(&keys, &spare)
    }
  }

  /// How often each value of each digit occurs.
  private func tally(_ count: Int) {
    counts.initialize(repeating: 0)
    for position in 0..<count {
      var key = keys[position].key
      for digit in 0..<RankSorter.digits {
        increment(digit * RankSorter.buckets + Int(truncatingIfNeeded: key) & (RankSorter.buckets - 1))
        key >>= UInt64(RankSorter.digitBits)
      }
    }
  }

  /// Not with `+=`: Swift 6.3.1 makes invalid code of that under the thread sanitizer (`.ci/sanitize`).
  private func increment(_ bucket: Int) {
    counts[bucket] = counts[bucket] + 1
  }

  /// Turns the counts of a digit into where each bucket starts; false when all are in one, so that nothing moves.
  private func startBuckets(_ digit: Int, _ count: Int) -> Bool {
    var start: UInt32 = 0
    for bucket in digit * RankSorter.buckets..<(digit + 1) * RankSorter.buckets {
      let size = counts[bucket]
      if Int(size) == count { return false }
      counts[bucket] = start
      start += size
    }
    return true
  }
}
