import IndicatorSchema
import JSONWriting
import OpenData
import PluginKit

/// The dimensions of a cube with their categories, as JSON-stat describes them.
struct CubeCategories {
  private let cube: FigureCube
  private let indicators: FrameSchema
  private let texts: PackageTexts

  init(_ cube: FigureCube, _ indicators: FrameSchema, _ texts: PackageTexts) {
    self.cube = cube
    self.indicators = indicators
    self.texts = texts
  }

  var json: JSONValue {
    .members([("area", area), ("period", period), ("indicator", indicator)])
  }

  private typealias Members = [(key: String, value: JSONValue)]

  private func dimension(_ label: PackageTexts.Key, _ category: Members, _ more: Members = []) -> JSONValue {
    .members([("label", .string(texts.text(label))), ("category", .members(category))] + more)
  }

  private func byCode(_ pairs: [(String, String)]) -> JSONValue {
    .members(pairs.map { (key: $0.0, value: .string($0.1)) })
  }

  private func index(_ codes: [String]) -> (key: String, value: JSONValue) {
    ("index", .array(codes.map { .string($0) }))
  }

  private var area: JSONValue {
    let areas = cube.areas
    let parents = areas.compactMap { area in area.parent.map { (area.code.text, $0.text) } }
    return dimension(
      .areaName,
      [
        index(areas.map(\.code.text)), ("label", byCode(areas.map { ($0.code.text, $0.displayName) })),
      ],
      [
        (
          "extension",
          .members([
            ("level", byCode(areas.map { ($0.code.text, $0.code.level.rawValue) })),
            ("parent", byCode(parents)),
          ])
        )
      ])
  }

  private var period: JSONValue {
    let periods = cube.periods.map(\.description)
    return dimension(.period, [index(periods), ("label", byCode(periods.map { ($0, $0) }))])
  }

  private var indicator: JSONValue {
    let ids = cube.frame.columns.map(\.id)
    let notes: Members = ids.compactMap { id in
      indicators[id]?.definition.map { (id.text, .line(.array([.string(texts.text($0))]))) }
    }
    let units: Members = cube.frame.columns.compactMap { column in
      indicators[column.id].map { (column.id.text, unit($0.unit, decimals: decimals(column))) }
    }
    let names = ids.compactMap { id in indicators[id].map { (id.text, $0.unit.rawValue) } }
    return dimension(
      .indicator,
      [
        index(ids.map(\.text)),
        ("label", byCode(ids.map { ($0.text, indicators[$0].map { texts.text($0.label) } ?? $0.text) })),
        ("unit", .members(units)),
      ] + (notes.isEmpty ? [] : [("note", .members(notes))]),
      [("extension", .members([("unit", byCode(names))]))])
  }

  private func unit(_ unit: Unit, decimals: Int) -> JSONValue {
    .line(.members([("decimals", .number(Double(decimals))), ("label", .string(texts.label(unit)))]))
  }

  /// With how many decimals the values of a column are shown: as many as they have, but four of computed ones.
  private func decimals(_ column: IndicatorColumn) -> Int {
    var most = 0
    for row in column.values.indices where column.statuses[row].hasValue && most < 4 {
      var text: [UInt8] = []
      text.appendNumber(column.values[row])
      let hasExponent = text.contains(0x65)
      let behindPoint = text.firstIndex(of: 0x2E).map { text.count - $0 - 1 } ?? 0
      most = max(most, hasExponent && abs(column.values[row]) < 1 ? 4 : hasExponent ? 0 : behindPoint)
    }
    return min(most, 4)
  }
}
