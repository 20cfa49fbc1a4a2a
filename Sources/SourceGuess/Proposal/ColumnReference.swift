import IndicatorSchema
import PluginKit

/// How a pipeline file names the columns of an input, so that each is found again.
struct ColumnReference {
  private let names: [String]
  private let matcher: HeaderMatcher
  private let stems: [String]

  init(_ names: [String]) {
    self.names = names
    matcher = HeaderMatcher(names)
    stems = names.map { ColumnWords.withoutNumber(ColumnWords.withoutPrefix($0)).folded }
  }

  /// A title, or a title with its occurrence where several columns have it.
  ///
  /// The number at the end of an OData name is left out, because it differs from edition to edition.
  func content(_ column: Int) -> ConfigNode.Content {
    let name = names[column]
    let stem = ColumnWords.withoutNumber(name)
    for title in stem == name ? [name] : [stem, name] {
      if finds(ColumnBinding(title: title), column) { return .text(title) }
      let alike = names.indices.filter { stems[$0] == stems[column] }
      guard let number = alike.firstIndex(of: column), alike.count > 1 else { continue }
      let occurrence = ColumnBinding.Occurrence(number + 1, of: alike.count)
      guard finds(ColumnBinding(title: title, occurrence: occurrence), column) else { continue }
      return .members([
        ("title", .text(title)), ("occurrence", .plain(String(number + 1))),
        ("of", .plain(String(alike.count))),
      ])
    }
    return .text(name)
  }

  /// A text that names a column where only a text may stand.
  func text(_ column: Int) -> String { names[column] }

  private func finds(_ binding: ColumnBinding, _ column: Int) -> Bool {
    (try? matcher.position(of: binding, for: "", at: Place(""))) == column
  }
}
