import AreaSets
import IndicatorSchema

/// Regions that are named in the pipeline or in a table.
struct NamedRegions {
  /// The regions in the order in which they are named.
  let regions: [Region]

  /// - Throws: `Diagnostics` for members that no row is about, and regions that have a row already.
  init(_ sets: [AreaSet], _ level: AreaLevel, _ rows: RowsByArea, keepsParts: Bool) throws {
    var diagnostics = Diagnostics()
    for set in sets {
      for member in set.members where !rows.knows(member.code) && diagnostics.items.count < 50 {
        diagnostics.add(
          Diagnostic(
            .unknownArea, "no row is about \(member.code), a member of region '\(set.id)'", at: member.place,
            hint: NamedRegions.hint(member.code, among: rows.codes)))
      }
      if keepsParts, rows.knows(set.id) {
        diagnostics.add(
          Diagnostic(
            .duplicateArea, "the input has rows for '\(set.id)' already", at: set.place,
            hint: "give the region another code, or say keep: regions"))
      }
    }
    try diagnostics.throwIfAny()
    regions = sets.map { set in
      let parent = level == .custom ? set.municipality : nil
      return Region(
        area: Area(AreaCode(set.id, level: level), name: set.name, parent: parent),
        members: set.members.map { ($0.code, $0.share) },
        periods: rows.periods.filter { period in set.members.contains { rows.row($0.code, period) != nil } },
        source: set.source)
    }
  }

  /// The nearest code of the same length, for all codes of a kind look alike.
  private static func hint(_ code: String, among codes: [String]) -> String {
    let alike = codes.filter { $0.utf8.count == code.utf8.count && $0.prefix(2) == code.prefix(2) }
    let near = Suggestion.nearest(to: code, among: alike, limit: 1).first.map { "did you mean '\($0)'?" }
    return near ?? Suggestion.hint(for: code, among: codes) ?? "areas of another year have other codes"
  }
}
