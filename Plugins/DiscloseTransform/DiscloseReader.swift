import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Reads the fields that name columns.
struct DiscloseReader {
  let config: Config
  let input: FrameSchema

  /// The column of people, which there must be.
  func people(into diagnostics: inout Diagnostics) -> Int? {
    let name = config.requiredText("people")
    return count(name, at: config.place(of: "people"), into: &diagnostics)
  }

  /// A minimum.
  func least(_ field: String, into diagnostics: inout Diagnostics) -> Double {
    let value = config.number(field) ?? 0
    if value < 0 {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(field)' is \(NumberText.plain(value))", at: config.place(of: field),
          hint: "give a number of 0 or more"))
    }
    return value
  }

  /// The positions of the columns that a field lists.
  func positions(
    _ field: String, isCount: Bool = false, into diagnostics: inout Diagnostics
  ) -> [Int] {
    (config.columns(field, of: input, into: &diagnostics) ?? []).compactMap { column, place in
      isCount
        ? count(column.id.text, at: place, into: &diagnostics) : input.position(of: column.id)
    }
  }

  /// The numerators and denominators that are given.
  func relations(
    into diagnostics: inout Diagnostics
  ) -> [IndicatorID: (cases: IndicatorID?, people: IndicatorID?)] {
    var relations: [IndicatorID: (cases: IndicatorID?, people: IndicatorID?)] = [:]
    for entry in config.entries("with") {
      let share = input.column(named: entry.key, at: entry.keyPlace, into: &diagnostics)
      func named(_ field: String) -> IndicatorID? {
        guard let node = entry.value[field], let name = node.text else { return nil }
        return count(name, at: node.place, into: &diagnostics).map { input.columns[$0].id }
      }
      guard let share else { continue }
      relations[share.id] = (named("cases"), named("of"))
    }
    return relations
  }

  /// The sums over columns.
  func sums(into diagnostics: inout Diagnostics) -> [DisclosureTable.Sum] {
    var sums: [DisclosureTable.Sum] = []
    for entry in config.entries("sums") {
      guard let total = count(entry.key, at: entry.keyPlace, into: &diagnostics) else { continue }
      let items = entry.value.list ?? []
      let lists = items.compactMap(\.list)
      for parts in lists.isEmpty ? [items] : lists {
        sums.append(sum(total, parts, at: entry.keyPlace, into: &diagnostics))
      }
    }
    return sums
  }

  private func sum(
    _ total: Int, _ nodes: [ConfigNode], at place: Place, into diagnostics: inout Diagnostics
  ) -> DisclosureTable.Sum {
    let parts = nodes.compactMap { count($0.text ?? "", at: $0.place, into: &diagnostics) }
    if parts.isEmpty || Set(parts + [total]).count <= parts.count {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(input.columns[total].id)' is no sum of these", at: place,
          hint: "name each part once, and not the total itself"))
    }
    return DisclosureTable.Sum(total: total, parts: parts)
  }

  /// The groups of shares that are 100% together, as sums whose total is known.
  func shares(into diagnostics: inout Diagnostics) -> [DisclosureTable.Sum] {
    (config.node("shares")?.list ?? []).map { group in
      let parts = (group.list ?? []).compactMap { node -> Int? in
        guard let column = input.column(named: node.text ?? "", at: node.place, into: &diagnostics) else {
          return nil
        }
        if column.unit.dimension != .share {
          diagnostics.add(
            Diagnostic(
              .unitClash, "'\(column.id)' is in \(column.unit.rawValue) and not a share", at: node.place))
        }
        return input.position(of: column.id)
      }
      if Set(parts).count < (group.list ?? []).count || parts.count < 2, diagnostics.isEmpty {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "a group of 'shares' has fewer than two, or one twice", at: group.place,
            hint: "name each share of the group once"))
      }
      return DisclosureTable.Sum(total: nil, parts: parts)
    }
  }

  /// Complains of columns that compare areas before any is hidden: a mean of all but one and the figures of all
  /// but one give that one away, and so do ranks and scores.
  func refuseComparisons(
    _ comparisons: Set<IndicatorID>, but accepted: Set<Int>, into diagnostics: inout Diagnostics
  ) {
    let refused = input.columns.filter { column in
      comparisons.contains(column.id) && !(input.position(of: column.id).map(accepted.contains) ?? false)
    }
    guard !refused.isEmpty else { return }
    let names = refused.map { "'\($0.id)'" }.joined(separator: ", ")
    diagnostics.add(
      Diagnostic(
        .invalidValue, "areas are compared before any is hidden, which gives hidden figures away: \(names)",
        at: config.place, hint: "compute this behind the step that hides, or name it in 'accept'"))
  }

  /// The rule for estimates, when any are named.
  func estimates(into diagnostics: inout Diagnostics) -> DiscloseSettings.EstimateRule? {
    let columns = positions("estimates", into: &diagnostics)
    let adults = positions("adults", isCount: true, into: &diagnostics)
    if columns.isEmpty != adults.isEmpty {
      let missing = columns.isEmpty ? "estimates" : "adults"
      diagnostics.add(
        Diagnostic(
          .missingField, "'\(missing)' is missing", at: config.place,
          hint:
            "'estimates' and 'adults' go together: which columns are hidden where there are too few adults"))
    }
    guard !columns.isEmpty, !adults.isEmpty else { return nil }
    let levels = config.texts("estimate_levels")?.compactMap(AreaLevel.init(rawValue:)) ?? [.buurt]
    return DiscloseSettings.EstimateRule(
      columns: columns, adults: adults, least: least("least_adults", into: &diagnostics),
      levels: Set(levels))
  }

  /// The position of a column of counts.
  private func count(
    _ name: String, at place: Place, into diagnostics: inout Diagnostics
  ) -> Int? {
    guard let column = input.column(named: name, at: place, into: &diagnostics) else { return nil }
    if column.unit != .count {
      diagnostics.add(
        Diagnostic(
          .unitClash, "'\(column.id)' is in \(column.unit.rawValue) and not a count", at: place))
    }
    return input.position(of: column.id)
  }
}
