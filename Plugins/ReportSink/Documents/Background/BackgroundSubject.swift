import IndicatorSchema

/// A municipality as the chapters of its document look at it.
struct BackgroundSubject {
  let report: Report
  let municipality: Municipality
  let sources: SourceNotes
  /// What is far apart among all municipalities.
  let standOut: StandOut

  var language: Language { report.language }
  var name: String { municipality.name }

  /// The areas that have a profile: those of the level that was asked for, else the largest; smaller ones only where
  /// the document stays one that can be read.
  var groups: [AreaGroup] {
    if let level = report.profiledLevel { return municipality.groups.filter { $0.level == level } }
    var groups: [AreaGroup] = []
    var areas = 0
    for group in municipality.groups {
      areas += group.ranking.order.count
      if groups.isEmpty || areas <= Self.mostAreas { groups.append(group) }
    }
    return groups
  }

  /// Whether smaller areas are left to the page of the municipality.
  var leavesOutAreas: Bool { groups.count < municipality.groups.count }

  private static let mostAreas = 150

  /// The rows to compare the municipality with, the country first.
  var references: [Int] {
    [report.country, municipality.province].compactMap { $0 }.filter { $0 != municipality.row }
  }
}

extension Language {
  /// The texts `key.1`, `key.2` and so on, as many as there are.
  func series(_ key: String) -> [String] {
    var texts: [String] = []
    while has("\(key).\(texts.count + 1)") { texts.append(self("\(key).\(texts.count + 1)")) }
    return texts
  }

  /// The sets of texts `key.1.field`, `key.2.field` and so on, as many as have the first of the fields.
  func series(_ key: String, _ fields: [String]) -> [[String: String]] {
    guard let first = fields.first else { return [] }
    var sets: [[String: String]] = []
    while has("\(key).\(sets.count + 1).\(first)") {
      let start = "\(key).\(sets.count + 1)."
      sets.append(Dictionary(uniqueKeysWithValues: fields.map { ($0, self(start + $0)) }))
    }
    return sets
  }
}
