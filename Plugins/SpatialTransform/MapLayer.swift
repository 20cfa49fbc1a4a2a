import AreaGeometry
import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The areas of one period, laid on the map.
struct MapLayer {
  /// The population in words.
  let text: String
  /// The rows, in the order of their codes, so that random numbers do not depend on the order of the input.
  let rows: [Int]
  /// The links between them; an area that is not on the map has none.
  let links: SpatialLinks
  /// The links and what does not fit.
  let findings: [Finding]
  /// What does not fit, for the log.
  let notes: [String]

  /// - Throws: `Diagnostic` when the map has too few of the areas.
  init(
    _ population: Population, _ frame: IndicatorFrame, _ map: AreaMap, _ contiguity: Contiguity,
    _ settings: SpatialSettings
  ) throws {
    let rows = population.rows.map { Int($0) }.sorted { frame.area($0).code < frame.area($1).code }
    let shapes = rows.map { map.position(of: frame.area($0).code.text) }
    try MapLayer.checkUnique(rows, frame)
    self.rows = rows
    text = population.text
    var rowOfShape = [Int32](repeating: -1, count: map.count)
    for (row, shape) in shapes.enumerated() { if let shape { rowOfShape[shape] = Int32(row) } }
    links = SpatialLinks(
      neighbours: shapes.map { shape in
        shape.map { contiguity.neighbours[$0].map { rowOfShape[Int($0)] }.filter { $0 >= 0 } } ?? []
      })
    let absent = zip(rows, shapes).filter { $0.1 == nil }.map { frame.area($0.0).code.text }
    let empty = map.shapes.indices.filter { rowOfShape[$0] < 0 }.map { map.shapes[$0].code }
    let fit = Fit(
      population.text, rows: rows.count, absent: absent, unused: empty, map: settings.geometry.displayName)
    try fit.check(settings.matched, at: settings.geometry.place)
    findings = fit.findings
    notes = fit.notes
  }

  private static func checkUnique(_ rows: [Int], _ frame: IndicatorFrame) throws {
    for (one, other) in zip(rows, rows.dropFirst()) where frame.area(one).code == frame.area(other).code {
      throw Diagnostic(
        .duplicateArea, "two rows for \(frame.area(one).code) in \(frame.periods[one])",
        hint: "keep one of them, for example with 'select' before")
    }
  }

  /// The pattern of an indicator.
  func pattern(of id: IndicatorID, _ frame: IndicatorFrame, _ settings: SpatialSettings) -> AreaPattern {
    guard let column = frame.column(id) else { return AreaPattern(count: rows.count) }
    return AreaPattern(rows.map { column[$0] }, rows.map { column.statuses[$0] }, links, settings)
  }
}

/// Which areas of the rows and of the map go together, and which do not.
private struct Fit {
  let findings: [Finding]
  let notes: [String]
  private let text: String
  private let matched: Int
  private let rows: Int

  init(_ text: String, rows: Int, absent: [String], unused: [String], map: String) {
    self.text = text
    self.rows = rows
    matched = rows - absent.count
    findings = [
      Finding("areas_on_map", about: [text], Double(matched)),
      Finding("codes_without_geometry", about: [text], Double(absent.count), note: Fit.examples(absent)),
      Finding("geometry_without_rows", about: [text], Double(unused.count), note: Fit.examples(unused)),
    ]
    var notes: [String] = []
    if let examples = Fit.examples(absent) {
      notes.append("\(text): \(absent.count) of \(rows) areas are not on the map \(map), such as \(examples)")
    }
    if let examples = Fit.examples(unused) {
      notes.append("\(text): \(unused.count) areas of the map \(map) have no row, such as \(examples)")
    }
    if !absent.isEmpty, !unused.isEmpty {
      notes.append(
        "\(text): borders or codes may have changed between the year of the map and that of the figures")
    }
    self.notes = notes
  }

  private static func examples(_ codes: [String]) -> String? {
    codes.isEmpty ? nil : codes.sorted().prefix(3).joined(separator: ", ")
  }

  /// - Throws: `Diagnostic` when the map has too few of the areas.
  func check(_ least: Double, at place: Place) throws {
    guard Double(matched) < least * Double(rows) else { return }
    throw Diagnostic(
      .cannotCompute,
      "the map has \(matched) of the \(rows) areas of \(text)" + (notes.first.map { ": \($0)" } ?? ""),
      at: place, hint: "take the map of the year of the figures, or accept a poorer one with 'matched'")
  }
}
