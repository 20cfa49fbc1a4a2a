import AreaGeometry
import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// The configuration, read and checked.
struct SpatialSettings: Sendable {
  let geometry: Location
  let format: MapFormat
  let level: AreaLevel
  let contiguity: Contiguity.Kind
  let tolerance: Double
  let weighting: SpatialLinks.Weighting
  let permutations: Int
  let seed: UInt64
  let significance: Double
  let matched: Double
  let columns: [SpatialColumns]

  init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    geometry = Location(path: config.requiredText("geometry"), place: config.place(of: "geometry"))
    format = MapFormat(codeProperty: config.text("code"), object: config.text("object"))
    level = config.text("level").flatMap(AreaLevel.init(rawValue:)) ?? .wijk
    contiguity = config.text("contiguity").flatMap(Contiguity.Kind.init(rawValue:)) ?? .queen
    weighting = config.text("weights").flatMap(SpatialLinks.Weighting.init(rawValue:)) ?? .rowStandardised
    tolerance = config.number("tolerance") ?? 1e-6
    permutations = config.integer("permutations") ?? 999
    seed = UInt64(bitPattern: Int64(config.integer("seed") ?? 1))
    significance = config.number("significance") ?? 0.05
    matched = config.number("matched") ?? 0.9
    columns = (config.columns("indicators", of: input, into: &diagnostics) ?? []).map {
      SpatialColumns(of: $0.column)
    }
    if columns.isEmpty, config.node("indicators")?.list?.isEmpty == true {
      diagnostics.add(Diagnostic(.invalidValue, "'indicators' is empty", at: config.place(of: "indicators")))
    }
    check(config, "tolerance", tolerance >= 1e-9, "at least 1e-9", into: &diagnostics)
    check(
      config, "permutations", (99...99_999).contains(permutations), "from 99 to 99999", into: &diagnostics)
    check(
      config, "significance", significance > 0 && significance < 1, "between 0 and 1", into: &diagnostics)
    check(config, "matched", (0...1).contains(matched), "from 0 to 1", into: &diagnostics)
  }

  private func check(
    _ config: Config, _ field: String, _ isFine: Bool, _ expected: String, into diagnostics: inout Diagnostics
  ) {
    guard !isFine else { return }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'\(field)' is \(expected), found \(config.requiredText(field))",
        at: config.place(of: field)))
  }
}
