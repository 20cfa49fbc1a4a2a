import IndicatorSchema
import PluginKit

/// What each column was computed from.
enum Ancestry {
  /// The columns behind each input column, through all steps.
  static func of(_ context: PlanContext) -> [IndicatorID: Set<IndicatorID>] { [:] }
}
