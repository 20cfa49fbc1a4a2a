import IndicatorSchema
import PluginKit

/// Which rows are kept: by area, level and period.
struct RowSelection: Sendable {
  private let areas: [Named<String>]
  private let within: [Named<String>]
  private let levels: Set<AreaLevel>?
  private let periods: [Named<Period>]
  private let areaTexts: Set<String>
  private let withinTexts: Set<String>
  private let periodSet: Set<Period>

  /// What a configuration names, with its place.
  private struct Named<Value: Hashable & Sendable>: Sendable {
    let value: Value
    let place: Place
  }

  /// What of the selection has been met in the input.
  struct Met {
    fileprivate var hasRows = false
    fileprivate var areas: Set<String> = []
    fileprivate var periods: Set<Period> = []
    /// Areas that were left out, the first of them: one of them may be what was meant.
    fileprivate var others: Set<String> = []
  }

  /// How many of the areas that were left out are remembered.
  private static let othersLimit = 20_000

  /// Reads the selection.
  init(_ config: Config, into diagnostics: inout Diagnostics) {
    areas = RowSelection.items(config, "areas", into: &diagnostics) { $0.isEmpty ? nil : $0 }
    within = RowSelection.items(config, "within", into: &diagnostics) { text in
      let level = AreaCode(cbs: text)?.level
      return level == .municipality || level == .wijk ? text : nil
    }
    periods = RowSelection.items(config, "periods", into: &diagnostics) { Period($0) }
    levels = config.texts("levels").map { Set($0.compactMap(AreaLevel.init(rawValue:))) }
    areaTexts = Set(areas.map(\.value))
    withinTexts = Set(within.map(\.value))
    periodSet = Set(periods.map(\.value))
  }

  private static func items<Value: Hashable & Sendable>(
    _ config: Config, _ field: String, into diagnostics: inout Diagnostics, read: (String) -> Value?
  ) -> [Named<Value>] {
    guard let node = config.node(field) else { return [] }
    var items: [Named<Value>] = []
    for item in node.list ?? [node] {
      let text = trimmed(item.text ?? "")
      if let value = read(text) {
        items.append(Named(value: value, place: item.place))
      } else {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "'\(text)' is not a value of '\(field)'", at: item.place, hint: hints[field]))
      }
    }
    return items
  }

  private static let hints = [
    "areas": "give the code of an area, such as GM0855",
    "within": "give the code of a municipality or a wijk, such as GM0855 or WK085501",
    "periods": "a period is a year, a quarter or a month: 2017, 2017-Q1, 2017-03",
  ]

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }

  /// Why the rows of an area are left out; nil when they are kept, as far as the area goes.
  func refusal(of area: Area, _ met: inout Met) -> String? {
    met.hasRows = true
    let code = area.code
    if !areas.isEmpty || !within.isEmpty {
      let matches = [areaTexts.contains(code.text) ? code.text : nil, container(of: area)].compactMap { $0 }
      if matches.isEmpty {
        if met.others.count < RowSelection.othersLimit { met.others.insert(code.text) }
        return "area not selected"
      }
      met.areas.formUnion(matches)
    }
    if let levels, !levels.contains(code.level) { return "level not selected" }
    return nil
  }

  /// The selected area that this one lies in, or is.
  private func container(of area: Area) -> String? {
    if withinTexts.contains(area.code.text) { return area.code.text }
    var next = area.parent
    while let code = next {
      if withinTexts.contains(code.text) { return code.text }
      next = code.parent
    }
    return nil
  }

  /// Why a row of a period is left out; nil when it is kept.
  func refusal(of period: Period, _ met: inout Met) -> String? {
    guard !periodSet.isEmpty else { return nil }
    guard periodSet.contains(period) else { return "period not selected" }
    met.periods.insert(period)
    return nil
  }

  /// Complains of areas and periods that were named and never met; an empty input lacks them all and is let be.
  func checkAllMet(_ met: Met) throws {
    guard met.hasRows else { return }
    var diagnostics = Diagnostics()
    for area in areas + within where !met.areas.contains(area.value) {
      diagnostics.add(
        Diagnostic(
          .unknownArea, "no row of the input is about area \(area.value)", at: area.place,
          hint: Suggestion.hint(for: area.value, among: met.others)
            ?? "correct the code, or leave it out of the selection"))
    }
    for period in periods where !met.periods.contains(period.value) {
      diagnostics.add(
        Diagnostic(
          .unknownPeriod, "no selected area has a row for \(period.value)", at: period.place,
          hint: "correct the period, or leave it out of the selection"))
    }
    try diagnostics.throwIfAny()
  }
}
