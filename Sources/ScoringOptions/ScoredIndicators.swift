import IndicatorSchema
import PluginKit

/// Which columns of an input are scored.
public enum ScoredIndicators {
  /// The columns that a list names, or all that are not context; those that are context are complained of.
  ///
  /// - Parameters:
  ///   - listed: The columns by name, each with its place; nil for all that can be scored.
  ///   - place: Where to complain when there is nothing to score.
  public static func choose(
    _ listed: [(column: Indicator, place: Place)]?, of schema: FrameSchema, at place: Place,
    into diagnostics: inout Diagnostics
  ) -> [Indicator] {
    guard let listed else {
      let scored = schema.columns.filter { $0.polarity != .context }
      checkNotEmpty(
        scored, place, "give indicators a polarity of better or worse in the catalogue", &diagnostics)
      return scored
    }
    checkNotEmpty(listed.map(\.column), place, "name at least one indicator", &diagnostics)
    for (column, place) in listed where column.polarity == .context {
      diagnostics.add(
        Diagnostic(
          .contextScored, "'\(column.id)' is context and is never scored", at: place,
          hint: "leave it out, or say in the catalogue whether higher is better or worse"))
    }
    return listed.map(\.column)
  }

  /// Complains of nothing to score, unless wrong names are the cause, which were complained of.
  private static func checkNotEmpty(
    _ columns: [Indicator], _ place: Place, _ hint: String, _ diagnostics: inout Diagnostics
  ) {
    guard columns.isEmpty, diagnostics.isEmpty else { return }
    diagnostics.add(Diagnostic(.missingField, "there is no indicator to score", at: place, hint: hint))
  }
}
