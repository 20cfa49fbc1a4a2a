/// The areas of a frame, each once; rows refer to them by position.
public struct AreaTable: Sendable {
  /// The areas in the order in which they were first met.
  public private(set) var areas: [Area]
  private var positions: [AreaCode: Int32]
  /// The position behind the one that was found last: tables mostly name areas in the same order again.
  private var next = 0

  /// Makes an empty table.
  public init() {
    areas = []
    positions = [:]
  }

  /// Makes room for areas that are about to be added.
  public mutating func reserveCapacity(_ count: Int) {
    areas.reserveCapacity(count)
    positions.reserveCapacity(count)
  }

  /// The number of areas.
  public var count: Int { areas.count }

  /// The area at a position given by `intern`.
  public subscript(position: Int32) -> Area { areas[Int(position)] }

  /// The position of a code, or nil when the table does not hold it.
  public func position(of code: AreaCode) -> Int32? { positions[code] }

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
    next = areas.count
    return position
  }

  private func known(_ code: AreaCode) -> Int? {
    if next < areas.count, areas[next].code == code { return next }
    return positions[code].map(Int.init)
  }

  private mutating func fillIn(_ area: Area, at position: Int) {
    if areas[position].name == nil, let name = area.name { areas[position].name = name }
    if areas[position].parent == nil, let parent = area.parent { areas[position].parent = parent }
  }
}
