/// The areas of a frame, each once; rows refer to them by position.
public struct AreaTable: Sendable {
  /// The areas in the order in which they were first met.
  public private(set) var areas: [Area]
  /// The positions of the first `indexed` areas by code; those of others are added when one is sought, because most
  /// tables are those of batches, in which none ever is.
  private var positions: [AreaCode: Int32]
  private var indexed = 0
  /// The position behind the one that was found last: tables mostly name areas in the same order again.
  private var next = 0

  /// Makes an empty table.
  public init() {
    areas = []
    positions = [:]
  }

  /// Makes a table of areas of which no two have the same code.
  public init(unique areas: [Area]) {
    self.areas = areas
    positions = [:]
  }

  /// The number of areas.
  public var count: Int { areas.count }

  /// The area at a position given by `intern`.
  public subscript(position: Int32) -> Area { areas[Int(position)] }

  /// The position of a code, or nil when the table does not hold it.
  public func position(of code: AreaCode) -> Int32? {
    if let position = positions[code] { return position }
    return areas[indexed...].firstIndex { $0.code == code }.map(Int32.init)
  }

  /// The areas that hold one, from the smallest; a circle in the data ends it.
  public func holders(of area: Area) -> [AreaCode] {
    var holders: [AreaCode] = []
    var next = area.parent
    while let code = next, code != area.code, !holders.contains(code), holders.count < 16 {
      holders.append(code)
      next = position(of: code).flatMap { self[$0].parent } ?? code.parent
    }
    return holders
  }

  /// The position of an area, which is added when it is new; what was unknown of it is filled in.
  public mutating func intern(_ area: Area) -> Int32 {
    if let known = known(area.code) {
      fillIn(area, at: known)
      next = known + 1
      return Int32(known)
    }
    let position = Int32(areas.count)
    areas.append(area)
    positions[area.code] = position
    indexed = areas.count
    next = areas.count
    return position
  }

  private mutating func known(_ code: AreaCode) -> Int? {
    if next < areas.count, areas[next].code == code { return next }
    while indexed < areas.count {
      positions[areas[indexed].code] = Int32(indexed)
      indexed += 1
    }
    return positions[code].map(Int.init)
  }

  private mutating func fillIn(_ area: Area, at position: Int) {
    if areas[position].name == nil, let name = area.name { areas[position].name = name }
    if areas[position].parent == nil, let parent = area.parent { areas[position].parent = parent }
  }
}
