import IndicatorSchema

/// A catalogue file: what it declares, and the name that a pipeline file calls it by.
public struct CatalogueFile: Sendable {
  /// The path as a pipeline file is to name it.
  public var name: String
  /// What the file declares by itself.
  public var content: Catalogue

  /// Makes a file.
  public init(name: String, content: Catalogue) {
    self.name = name
    self.content = content
  }
}

/// Catalogue files to compare an input with. They need not go together: two may declare the same indicator.
struct KnownCatalogues {
  let files: [CatalogueFile]
  /// Everything that some file declares, the first one where several do.
  let union: Catalogue

  init(_ files: [CatalogueFile]) {
    self.files = files
    union = KnownCatalogues.merged(files)
  }

  private static func merged(_ files: [CatalogueFile]) -> Catalogue {
    var union = Catalogue()
    for file in files {
      for indicator in file.content.indicators.values.sorted(by: { $0.id < $1.id }) { union.add(indicator) }
      for (key, table) in file.content.tables.sorted(by: { $0.key < $1.key }) {
        union.add(table, to: String(key.prefix { $0 != "/" }))
      }
    }
    return union
  }

  /// The fewest files that go together and declare a table and indicators.
  struct Choice {
    var files: [CatalogueFile] = []
    /// The indicators of which no file goes with the others.
    var impossible: Set<IndicatorID> = []

    var catalogue: Catalogue { KnownCatalogues.merged(files) }
  }

  /// Chooses files: that of the table first, then those that the indicators and the bindings of chosen files need.
  func choice(table: String?, indicators: Set<IndicatorID>) -> Choice {
    var chosen: [Int] =
      table.flatMap { key in files.firstIndex { $0.content.tables[key] != nil } }.map { [$0] } ?? []
    var choice = Choice()
    var open = indicators.sorted()
    var done: Set<IndicatorID> = []
    while true {
      let needed = chosen.flatMap { file in
        files[file].content.tables.values.flatMap(\.columns.keys).sorted()
      }
      open += needed
      guard let next = open.first(where: { !done.contains($0) }) else { break }
      open.removeAll { $0 == next }
      done.insert(next)
      guard !chosen.contains(where: { files[$0].content.indicators[next] != nil }) else { continue }
      let candidates = files.indices.filter { files[$0].content.indicators[next] != nil }
      if let file = candidates.first(where: { goesWith($0, chosen) }) {
        chosen.append(file)
      } else {
        choice.impossible.insert(next)
      }
    }
    choice.impossible.formIntersection(indicators)
    choice.files = chosen.sorted().map { files[$0] }
    return choice
  }

  private func goesWith(_ file: Int, _ chosen: [Int]) -> Bool {
    let own = files[file].content
    return chosen.allSatisfy { other in
      let others = files[other].content
      return own.indicators.keys.allSatisfy { others.indicators[$0] == nil }
        && own.tables.keys.allSatisfy { others.tables[$0] == nil }
    }
  }
}
