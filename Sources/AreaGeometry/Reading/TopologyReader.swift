import IndicatorSchema
import JSONReading

/// Reads the parts of a TopoJSON file (specification 1.0), which may come in any order, and puts them together.
struct TopologyReader {
  private var arcs: [[MapPoint]] = []
  private var transform: (scale: MapPoint, translate: MapPoint)?
  private var features: [Feature] = []
  private var objectNames: [String] = []
  private var pointsLeft: Int
  private(set) var isPresent = false
  private let format: MapFormat

  private struct Feature {
    let labels: FeatureLabels
    let polygons: [[[Int]]]
    let start: Int
  }

  init(_ format: MapFormat) {
    self.format = format
    pointsLeft = format.pointLimit
  }

  /// Reads a member of the root that belongs to a topology; false when it does not.
  mutating func read(_ key: String, _ scanner: inout JSONScanner) throws -> Bool {
    switch key {
    case "arcs": try readArcs(&scanner)
    case "objects": try readObjects(&scanner)
    case "transform": try readTransform(&scanner)
    default: return false
    }
    isPresent = isPresent || key != "transform"
    return true
  }

  private mutating func readArcs(_ scanner: inout JSONScanner) throws {
    try scanner.array { scanner in
      var points: [MapPoint] = []
      try scanner.array { scanner in
        pointsLeft -= 1
        guard pointsLeft >= 0 else { throw TopologyReader.tooLarge(scanner, scanner.position) }
        let numbers = try TopologyReader.numbers(&scanner)
        points.append(MapPoint(numbers.x, numbers.y))
      }
      arcs.append(points)
    }
  }

  /// The first two numbers of an array.
  private static func numbers(_ scanner: inout JSONScanner) throws -> (x: Double, y: Double) {
    var numbers: [Double] = []
    let start = scanner.position
    try scanner.array { scanner in
      let number = try scanner.number()
      if numbers.count < 2 { numbers.append(number) }
    }
    guard numbers.count == 2 else {
      throw scanner.problem(.malformedGeometry, "expected two numbers", at: start)
    }
    return (numbers[0], numbers[1])
  }

  private mutating func readTransform(_ scanner: inout JSONScanner) throws {
    var scale: (x: Double, y: Double)?
    var translate: (x: Double, y: Double)?
    let start = scanner.position
    try scanner.object { scanner, key in
      switch key {
      case "scale": scale = try TopologyReader.numbers(&scanner)
      case "translate": translate = try TopologyReader.numbers(&scanner)
      default: try scanner.skip()
      }
    }
    guard let scale, let translate else {
      throw scanner.problem(.malformedGeometry, "a transform needs 'scale' and 'translate'", at: start)
    }
    transform = (MapPoint(scale.x, scale.y), MapPoint(translate.x, translate.y))
  }

  private mutating func readObjects(_ scanner: inout JSONScanner) throws {
    try scanner.object { scanner, name in
      objectNames.append(name)
      let isMeant = format.object == name || (format.object == nil && objectNames.count == 1)
      guard isMeant else { return try scanner.skip() }
      try readGeometry(&scanner, isRoot: true)
    }
  }

  private mutating func readGeometry(_ scanner: inout JSONScanner, isRoot: Bool) throws {
    let start = scanner.position
    var labels = FeatureLabels()
    var type: String?
    var arcsStart: Int?
    try scanner.object { scanner, key in
      switch key {
      case "type": type = try scanner.text()
      case "id": try labels.readID(&scanner)
      case "properties": try labels.readProperties(&scanner, format)
      case "geometries" where isRoot: try scanner.array { try readGeometry(&$0, isRoot: false) }
      case "arcs":
        arcsStart = scanner.position
        try scanner.skip()
      default: try scanner.skip()
      }
    }
    if isRoot, type == "GeometryCollection" { return }
    let polygons = try polygons(scanner, of: type, arcsStart, start)
    features.append(Feature(labels: labels, polygons: polygons, start: start))
  }

  /// The arcs of the rings of each polygon; they are read when the type is known, which may stand behind them.
  private func polygons(
    _ scanner: JSONScanner, of type: String?, _ arcsStart: Int?, _ start: Int
  ) throws -> [[[Int]]] {
    guard let type else { return [] }
    var scanner = scanner
    guard let arcsStart, type == "Polygon" || type == "MultiPolygon" else {
      throw GeometryReader.unsupported(type, scanner, start)
    }
    scanner.position = arcsStart
    if type == "Polygon" { return [try TopologyReader.rings(&scanner)] }
    var polygons: [[[Int]]] = []
    try scanner.array { polygons.append(try TopologyReader.rings(&$0)) }
    return polygons
  }

  private static func rings(_ scanner: inout JSONScanner) throws -> [[Int]] {
    var rings: [[Int]] = []
    try scanner.array { scanner in
      var ring: [Int] = []
      try scanner.array { scanner in
        let start = scanner.position
        guard let index = Int(exactly: try scanner.number()) else {
          throw scanner.problem(.malformedGeometry, "the number of an arc is a whole one", at: start)
        }
        ring.append(index)
      }
      rings.append(ring)
    }
    return rings
  }

  private static func tooLarge(_ scanner: JSONScanner, _ start: Int) -> Diagnostic {
    scanner.problem(.tooLarge, "the map has more positions than any real one", at: start)
  }
}

extension TopologyReader {
  /// The shapes, once the whole file is read.
  mutating func shapes(_ scanner: JSONScanner, into diagnostics: inout Diagnostics) throws -> AreaMap {
    try checkObject(scanner)
    try placeArcs(scanner)
    pointsLeft = format.pointLimit
    var map = AreaMap()
    map.arcCount = arcs.count
    for (number, feature) in features.enumerated() {
      guard let code = feature.labels.code(format) else {
        diagnostics.addFeatureWithoutCode(number, feature.labels, format, scanner.place(of: feature.start))
        continue
      }
      let polygons = try feature.polygons.compactMap { try polygon($0, scanner, feature.start) }
      let used = Set(feature.polygons.joined().joined().map { Int32($0 < 0 ? ~$0 : $0) })
      map.add(AreaShape(code: code, name: feature.labels.name, polygons: polygons, arcs: used.sorted()))
    }
    return map
  }

  private func checkObject(_ scanner: JSONScanner) throws {
    if let object = format.object {
      guard !objectNames.contains(object) else { return }
      throw scanner.problem(
        .malformedGeometry, "the topology has no object '\(object)'", at: 0,
        hint: Suggestion.hint(for: object, among: objectNames)
          ?? "it has \(objectNames.prefix(10).joined(separator: ", "))")
    }
    guard objectNames.count > 1 else { return }
    throw scanner.problem(
      .malformedGeometry, "the topology has \(objectNames.count) objects", at: 0,
      hint: "name the one that is meant: \(objectNames.prefix(10).joined(separator: ", "))")
  }

  /// Adds up the steps of quantised arcs and scales them to coordinates.
  private mutating func placeArcs(_ scanner: JSONScanner) throws {
    for index in arcs.indices {
      var (x, y) = (0.0, 0.0)
      for position in arcs[index].indices {
        var point = arcs[index][position]
        if let transform {
          x += point.x
          y += point.y
          point = MapPoint(
            x * transform.scale.x + transform.translate.x, y * transform.scale.y + transform.translate.y)
        }
        arcs[index][position] = try GeometryReader.checked(point, scanner, 0)
      }
    }
  }

  private mutating func polygon(
    _ rings: [[Int]], _ scanner: JSONScanner, _ start: Int
  ) throws -> MapPolygon? {
    let placed = try rings.map { try ring($0, scanner, start) }.filter { !$0.points.isEmpty }
    return placed.first.map { MapPolygon(outer: $0, holes: Array(placed.dropFirst())) }
  }

  /// Joins arcs end to end; the first position of each is the last one of the arc before.
  private mutating func ring(_ indices: [Int], _ scanner: JSONScanner, _ start: Int) throws -> MapRing {
    var points: [MapPoint] = []
    for index in indices {
      let isReversed = index < 0
      let number = isReversed ? ~index : index
      guard arcs.indices.contains(number) else {
        throw scanner.problem(
          .malformedGeometry, "there is no arc \(index): the topology has \(arcs.count)", at: start)
      }
      let arc = arcs[number]
      pointsLeft -= arc.count
      guard pointsLeft >= 0 else { throw TopologyReader.tooLarge(scanner, start) }
      let isJoined = points.last != nil && points.last == (isReversed ? arc.last : arc.first)
      let skipped = isJoined ? 1 : 0
      if isReversed {
        points.append(contentsOf: arc.reversed().dropFirst(skipped))
      } else {
        points.append(contentsOf: arc.dropFirst(skipped))
      }
    }
    return MapRing(points)
  }
}
