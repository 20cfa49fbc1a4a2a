import IndicatorSchema
import PluginKit

/// How the inputs of a source are described otherwise than in the run before: columns that are new, gone or renamed, and
/// other titles, units, definitions or another table.
///
/// Figures change every night and are no drift. When their table was last changed is not either, unless an edition is
/// cited: then what is cited is no longer what is read.
struct SchemaDrift {
  /// Every difference.
  let items: [Item]

  /// A difference in words, and what may be meant.
  struct Item: Hashable, Sendable {
    var words: String
    var hint: String?
  }

  /// - Parameter cited: The edition of the table that is cited, where the binding names one.
  init(from before: StepFacts, to now: StepFacts, citing cited: String? = nil) {
    let table =
      SchemaDrift.table(before.table, now.table) + SchemaDrift.edition(before.table, now.table, cited)
    // A source that says nothing of its columns has none to compare.
    guard !before.columns.isEmpty, !now.columns.isEmpty else {
      items = table
      return
    }
    let old = Dictionary(before.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(now.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let gone = before.columns.filter { new[$0.name] == nil }
    let added = now.columns.filter { old[$0.name] == nil }
    let changed = now.columns.flatMap { column in
      old[column.name].map { SchemaDrift.changes($0, column) } ?? []
    }
    items =
      table + gone.map { SchemaDrift.gone($0, added.map(\.name)) }
      + added.map { Item(words: "column '\($0.name)' is new") } + changed
  }

  private static func table(
    _ before: SourceOrigin.TableFacts?, _ now: SourceOrigin.TableFacts?
  ) -> [Item] {
    guard let before, let now else { return [] }
    return text("the table", before.id, now.id) + text("the title of the table", before.title, now.title)
  }

  private static func edition(
    _ before: SourceOrigin.TableFacts?, _ now: SourceOrigin.TableFacts?, _ cited: String?
  ) -> [Item] {
    guard let cited, let before = before?.edition, let now = now?.edition, before != now else { return [] }
    return [
      Item(
        words: "the edition of the table was '\(before)' and is '\(now)', while '\(cited)' is cited",
        hint: "give the binding the edition that is read")
    ]
  }

  private static func gone(_ column: FoundColumn, _ added: [String]) -> Item {
    let near = Suggestion.nearest(to: column.name, among: added, limit: 3)
    let words = near.map { "'\($0)'" }.joined(separator: " or ")
    return Item(
      words: "column '\(column.name)' is gone",
      hint: near.isEmpty ? nil : "it may be \(words) now, which is new")
  }

  private static func changes(_ before: FoundColumn, _ now: FoundColumn) -> [Item] {
    text("the title of '\(now.name)'", before.title, now.title)
      + text("the unit of '\(now.name)'", before.unit, now.unit)
      + text("the definition of '\(now.name)'", before.definition, now.definition)
  }

  private static func text(_ subject: String, _ before: String?, _ now: String?) -> [Item] {
    guard before != now else { return [] }
    switch (before, now) {
    case (let before?, let now?): return [Item(words: "\(subject) was '\(before)' and is '\(now)'")]
    case (nil, let now?): return [Item(words: "\(subject) is new: '\(now)'")]
    default: return [Item(words: "\(subject) is gone: it was '\(before ?? "")'")]
    }
  }
}

extension Pipeline {
  /// The drift of sources since the run before.
  ///
  /// - Parameters:
  ///   - now: What is known of the steps that ran.
  ///   - earlier: What is known of a step from the run before.
  /// - Returns: What to say of it in the history, of sources that only report it.
  /// - Throws: `Diagnostics` for sources that stop at it.
  func checkDrift(
    _ now: [String: StepFacts], accepts: Bool, earlier: (String) -> StepFacts?
  ) throws -> [String] {
    var reported: [String] = []
    var problems = Diagnostics()
    for step in steps where step.declaration.kind == .source {
      guard let before = earlier(step.name), let facts = now[step.name] else { continue }
      for item in SchemaDrift(from: before, to: facts, citing: step.citedEdition).items {
        if accepts || step.drift == .report {
          reported.append("\(step.name): \(item.words)")
          continue
        }
        var problem = Diagnostic(
          .schemaDrift, "\(item.words) in the input of '\(step.name)'", at: step.place,
          hint: (item.hint.map { $0 + "; " } ?? "") + "if it is meant, run once with --accept")
        problem.step = step.name
        problems.add(problem)
      }
    }
    try problems.throwIfAny()
    return reported
  }
}

extension Pipeline.Step {
  /// The edition of the table that a source cites.
  fileprivate var citedEdition: String? {
    guard case .source(let source) = plugin else { return nil }
    return source.table?.edition
  }
}
