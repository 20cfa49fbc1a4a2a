/// The shapes of areas, each area once, in the order of the file.
public struct AreaMap: Sendable {
  /// The shapes.
  public private(set) var shapes: [AreaShape] = []
  /// The codes that the file has more than once, whose parts were put together.
  public private(set) var repeatedCodes: [String] = []
  /// The number of arcs of the topology that the shapes share; 0 for GeoJSON.
  public internal(set) var arcCount = 0
  private var positions: [String: Int] = [:]

  /// Makes a map of shapes; the parts of shapes of one code are put together.
  public init(_ shapes: [AreaShape] = []) {
    for shape in shapes { add(shape) }
  }

  /// Adds a shape.
  mutating func add(_ shape: AreaShape) {
    guard let known = positions[shape.code] else {
      positions[shape.code] = shapes.count
      shapes.append(shape)
      return
    }
    shapes[known].polygons += shape.polygons
    shapes[known].arcs = Array(Set(shapes[known].arcs + shape.arcs)).sorted()
    if shapes[known].name == nil { shapes[known].name = shape.name }
    if !repeatedCodes.contains(shape.code) { repeatedCodes.append(shape.code) }
  }

  /// The number of areas.
  public var count: Int { shapes.count }

  /// The position of an area among the shapes, or nil when it is not on the map.
  public func position(of code: String) -> Int? { positions[code] }

  /// The shape of an area, or nil when it is not on the map.
  public subscript(code: String) -> AreaShape? { positions[code].map { shapes[$0] } }

  /// The box around all shapes; nil for an empty map.
  public var boundingBox: BoundingBox? {
    BoundingBox(shapes.lazy.compactMap(\.boundingBox).flatMap { [$0.lower, $0.upper] })
  }
}
