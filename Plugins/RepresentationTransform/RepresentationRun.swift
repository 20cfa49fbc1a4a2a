import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// One run: all rows are gathered, then each group is compared on its own.
struct RepresentationRun: GatheringRun {
  var frame: IndicatorFrame
  private let settings: RepresentationSettings

  init(input: [IndicatorID], _ settings: RepresentationSettings) {
    frame = IndicatorFrame(columns: input)
    self.settings = settings
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    let (gathered, settings) = (frame, settings)
    let families = Families(gathered, settings)
    let results = Concurrent.map(settings.groups.count) { index in
      let group = settings.groups[index]
      let result = GroupResult(group, gathered, families, settings)
      return (result, settings.outputs.map { result.column($0, group) })
    }
    for (_, columns) in results { for column in columns { frame.setColumn(column) } }
    try emit(frame)
    return TransformReceipt(
      notes: results.flatMap { $0.0.notes },
      findings: zip(settings.groups, results).flatMap { group, result in
        result.0.findings(about: group.indicator.id)
      })
  }
}
