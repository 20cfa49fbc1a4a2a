import IndicatorSchema
import PluginKit
import Synchronization

/// Keeps in which places of the inputs the figures of some areas stand.
final class CellLocator: Sendable {
  /// The areas whose figures are looked for.
  let areas: Set<AreaCode>
  private let found = Mutex<[Key: CellLocation]>([:])

  private struct Key: Hashable {
    let step: String
    let indicator: IndicatorID
    let area: AreaCode
    let period: Period
  }

  init(areas: Set<AreaCode>) { self.areas = areas }

  func add(_ cell: CellLocation, step: String) {
    let key = Key(step: step, indicator: cell.indicator, area: cell.area, period: cell.period)
    found.withLock { $0[key] = cell }
  }

  /// Where a step read a figure, or nil.
  func location(step: String, _ indicator: IndicatorID, _ area: AreaCode, _ period: Period) -> CellLocation? {
    found.withLock { $0[Key(step: step, indicator: indicator, area: area, period: period)] }
  }
}
