import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// One run: all rows are gathered, then the index is made again and again.
struct RobustnessRun: GatheringRun {
  private let settings: RobustnessSettings
  var frame: IndicatorFrame

  init(_ settings: RobustnessSettings, input: [IndicatorID]) {
    self.settings = settings
    frame = IndicatorFrame(columns: input)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    try checkAreas()
    let index = try settings.uncertainIndex()
    var cells = RobustnessCells(rows: frame.rowCount)
    var receipt = TransformReceipt()
    for population in try settings.index.options.scoring.populations(in: frame) {
      let found = try PopulationRobustness(population, frame, index, settings)
      found.fill(&cells)
      receipt.notes += found.notes
      receipt.findings += found.findings
    }
    for column in cells.columns(settings.columns) { frame.setColumn(column) }
    try emit(frame)
    return receipt
  }

  /// An area whose rank is asked for has to be there.
  private func checkAreas() throws {
    let codes = frame.areas.areas.map(\.code.text)
    for (code, place) in settings.sensitivity?.areas ?? [] where !codes.contains(code) {
      throw Diagnostic(
        .unknownArea, "no row of the input is about \(code)", at: place,
        hint: Suggestion.hint(for: code, among: codes))
    }
  }
}
