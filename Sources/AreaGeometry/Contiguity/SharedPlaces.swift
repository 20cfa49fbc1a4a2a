import IndicatorSchema

/// Places, each a pair of whole numbers, and the areas that have them.
///
/// An open-addressing table: a map of the country has some hundred thousand places, met twice or more each.
struct SharedPlaces {
  private var slots: [Int32]
  private var keys: [(Int64, Int64)] = []
  /// Each meeting of an area with a place, areas in rising order.
  private var meetings: [(place: Int32, area: Int32)] = []
  private var mask: Int

  init() {
    slots = [Int32](repeating: -1, count: 1 << 12)
    mask = slots.count - 1
  }

  /// Adds a place of an area, and gives the number of the place.
  @discardableResult
  mutating func add(_ x: Int64, _ y: Int64, _ area: Int32) -> Int32 {
    if keys.count * 2 > mask { grow() }
    var slot = SharedPlaces.hash(x, y) & mask
    while slots[slot] >= 0 {
      let place = slots[slot]
      if keys[Int(place)] == (x, y) {
        meetings.append((place, area))
        return place
      }
      slot = (slot + 1) & mask
    }
    let place = Int32(keys.count)
    slots[slot] = place
    keys.append((x, y))
    meetings.append((place, area))
    return place
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    mask = slots.count - 1
    for (place, key) in keys.enumerated() {
      var slot = SharedPlaces.hash(key.0, key.1) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place)
    }
  }

  private static func hash(_ x: Int64, _ y: Int64) -> Int {
    var mixed = UInt64(bitPattern: x) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: y)
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 1)
  }

  /// For each area those it shares a place with, in rising order.
  ///
  /// - Throws: `Diagnostic` when there are more pairs than a map can have.
  func neighbours(among count: Int) throws -> [[Int32]] {
    var starts = [Int](repeating: 0, count: keys.count + 1)
    for meeting in meetings { starts[Int(meeting.place) + 1] += 1 }
    for place in 0..<keys.count { starts[place + 1] += starts[place] }
    var next = starts
    var areas = [Int32](repeating: 0, count: meetings.count)
    for meeting in meetings {
      areas[next[Int(meeting.place)]] = meeting.area
      next[Int(meeting.place)] += 1
    }
    var found = [[Int32]](repeating: [], count: count)
    var pairs = 0
    for place in 0..<keys.count where starts[place + 1] - starts[place] > 1 {
      let sharing = SharedPlaces.distinct(areas[starts[place]..<starts[place + 1]])
      pairs += sharing.count * (sharing.count - 1)
      guard pairs <= SharedPlaces.pairLimit else {
        throw Diagnostic(.tooLarge, "more areas share a place than on any real map")
      }
      for one in sharing { for other in sharing where one != other { found[Int(one)].append(other) } }
    }
    return found.map { SharedPlaces.distinct($0.sorted()[...]) }
  }

  private static let pairLimit = 100_000_000

  /// The numbers of a rising list, each once.
  private static func distinct(_ rising: ArraySlice<Int32>) -> [Int32] {
    var distinct: [Int32] = []
    for number in rising where number != distinct.last { distinct.append(number) }
    return distinct
  }
}
