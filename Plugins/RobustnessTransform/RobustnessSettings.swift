import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// The configuration, read and checked.
struct RobustnessSettings: Sendable {
  /// The column with the index.
  let id: IndicatorID
  /// Where the index is named.
  let place: Place
  /// The index as it was chosen.
  let index: TestedIndex
  /// What varies.
  let variations: Variations
  /// The new columns.
  let columns: RobustnessColumns
  /// The number of calculations.
  let replications: Int
  /// Starts the random numbers.
  let seed: UInt64
  /// Whether areas are ranked within their municipality.
  let isWithinMunicipality: Bool
  /// Whether and how inputs are compared; nil where they are not.
  let sensitivity: SensitivityOptions?

  /// Reads the configuration; nil after a complaint.
  init?(
    _ config: Config, _ input: FrameSchema, _ context: PlanContext, into diagnostics: inout Diagnostics
  ) {
    place = config.place(of: "index")
    let column = input.column(named: config.requiredText("index"), at: place, into: &diagnostics)
    id = IndicatorID(config.requiredText("index"))
    replications = config.integer("replications") ?? 1000
    seed = UInt64(bitPattern: Int64(config.integer("seed") ?? 1))
    isWithinMunicipality = config.text("within") == "municipality"
    sensitivity = SensitivityOptions(config, into: &diagnostics)
    let top = config.integer("top") ?? 3
    RobustnessSettings.check(
      "replications", replications, within: 10...20_000, at: config.place(of: "replications"),
      into: &diagnostics)
    RobustnessSettings.check(
      "top", top, within: 1...1_000_000, at: config.place(of: "top"), into: &diagnostics)
    guard let column else { return nil }
    // Complaints about the index should not hide those about the rest, nor the other way round.
    var ofIndex = Diagnostics()
    let index = TestedIndex(config, input, column, context, into: &ofIndex)
    for complaint in ofIndex.items { diagnostics.add(complaint) }
    guard let index else { return nil }
    self.index = index
    variations = Variations(config, index, input, into: &diagnostics)
    guard diagnostics.isEmpty else { return nil }
    let isByMunicipality = isWithinMunicipality || index.grouping.byMunicipality
    columns = RobustnessColumns(
      column, name: config.text("name") ?? id.text, top: top, isByMunicipality: isByMunicipality)
  }

  /// Complains of a number out of range.
  static func check(
    _ field: String, _ value: Int, within range: ClosedRange<Int>, at place: Place,
    into diagnostics: inout Diagnostics
  ) {
    guard !range.contains(value) else { return }
    diagnostics.add(
      Diagnostic(
        .invalidValue,
        "'\(field)' is a number from \(range.lowerBound) to \(range.upperBound), found \(value)", at: place))
  }

  /// What areas have in common that are ranked together.
  var rankGrouping: Population.Grouping {
    Population.Grouping(
      byPeriod: true, byMunicipality: isWithinMunicipality || index.grouping.byMunicipality)
  }

  /// The index and everything that varies, for the analysis.
  ///
  /// - Throws: `Diagnostic` for parts that do not fit together, which the checks of the configuration rule out.
  func uncertainIndex() throws -> UncertainIndex {
    try UncertainIndex(
      index.composite.kernel, isReversed: index.composite.members.map(\.isReversed),
      scorings: variations.scorings, imputations: variations.imputations, rules: variations.rules.choices,
      weightSpread: variations.spread)
  }

  /// The formulas of the new columns.
  func derivations(step: String) -> [IndicatorID: Derivation] {
    let calculations = "\(replications) calculations that vary \(variations.text), seed \(seed)"
    let formulas = columns.formulas(
      of: id, calculations: calculations, among: rankGrouping.text, scoredAmong: index.grouping.text)
    let inputs = [id] + index.indicators.map(\.id)
    return formulas.mapValues { Derivation(step: step, formula: $0, inputs: inputs) }
  }
}
