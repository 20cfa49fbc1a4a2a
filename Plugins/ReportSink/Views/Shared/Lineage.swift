import IndicatorSchema
import PageTemplates

/// Follows figures back to where they come from.
struct Lineage {
  let report: Report

  /// How a figure was computed, and each computed figure that went into it, nearest first.
  func steps(to id: IndicatorID) -> [View] {
    var seen: Set<IndicatorID> = []
    var waiting = [id]
    var steps: [View] = []
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      guard seen.insert(next).inserted, case .derived(let derivation) = report.facts.origins[next] else {
        continue
      }
      waiting += derivation.inputs
      steps.append([
        "result": .text(label(next)), "formula": .text(derivation.formula),
        "inputs": .text(report.language.list(derivation.inputs.map { input(derivation.formula, $0) })),
      ])
    }
    return steps
  }

  /// The tables and files that figures come from, each once, with the figures it gave.
  var sources: [View] {
    let origins = used.flatMap { id -> [(SourceOrigin, IndicatorID)] in
      guard case .source(let source) = report.facts.origins[id] else { return [] }
      return ([source] + source.others).map { ($0, id) }
    }
    let groups = Dictionary(grouping: origins) { Key($0.0) }
    return groups.sorted { $0.key < $1.key }.map { key, members in
      let table = members.first?.0.table
      let labels = members.map { label($0.1) }.sorted { SortName($0) < SortName($1) }
      return [
        "publisher": .text(table?.publisher), "title": .text(table?.title), "id": .text(table?.id),
        "edition": .text(table?.edition), "licence": .text(table?.licence),
        "link": .text(table?.address.flatMap(Self.link)),
        "address": .text(table?.address.flatMap { Self.link($0) == nil ? $0 : nil }),
        "file": .text(key.file), "sha256": .text(key.sha256), "figures": .texts(labels),
      ]
    }
  }

  /// The tables that figures come from, for the foot of a page: publisher, title, table and licence.
  var citations: [View] {
    var seen: Set<String> = []
    return sources(of: used).compactMap { source in
      let key = source.table.map { "\($0.publisher) \($0.id)" } ?? source.file
      guard seen.insert(key).inserted else { return nil }
      guard let table = source.table else { return ["title": .text(source.file)] }
      return [
        "publisher": .text(table.publisher), "title": .text(table.title), "id": .text(table.id),
        "licence": .text(table.licence), "link": .text(table.address.flatMap(Self.link)),
      ]
    }
  }

  /// The tables in few words, each once: `CBS, Kerncijfers wijken en buurten 2022`.
  var tables: [String] {
    let tables = sources(of: used).compactMap(\.table)
    return tables.map { "\($0.publisher), \($0.title)" }.reduce(into: []) { list, text in
      if !list.contains(text) { list.append(text) }
    }
  }

  private func sources(of ids: Set<IndicatorID>) -> [SourceOrigin] {
    ids.flatMap { id -> [SourceOrigin] in
      guard case .source(let source) = report.facts.origins[id] else { return [] }
      return [source] + source.others
    }.sorted { Key($0) < Key($1) }
  }

  /// The figures of the report and all that went into them.
  private var used: Set<IndicatorID> {
    var used: Set<IndicatorID> = []
    var waiting = report.columns.map(\.indicator.id)
    while let next = waiting.popLast() {
      guard used.insert(next).inserted, case .derived(let derivation) = report.facts.origins[next] else {
        continue
      }
      waiting += derivation.inputs
    }
    return used
  }

  /// The label of an input, with its name where the formula speaks of it.
  private func input(_ formula: String, _ id: IndicatorID) -> String {
    let label = label(id)
    return label != id.text && formula.contains(id.text) ? "\(label) (\(id.text))" : label
  }

  /// What readers call a column.
  func label(_ id: IndicatorID) -> String {
    report.column(id)?.label ?? report.facts.labels[id].map { report.language.text($0) } ?? id.text
  }

  /// The address when it is one of the web; anything else would be an instruction to the browser.
  private static func link(_ address: String) -> String? {
    address.hasPrefix("https://") || address.hasPrefix("http://") ? address : nil
  }

  /// What makes two columns come from the same source.
  private struct Key: Hashable, Comparable {
    let publisher: String
    let table: String
    let file: String
    let sha256: String?

    init(_ source: SourceOrigin) {
      publisher = source.table?.publisher ?? ""
      table = source.table?.id ?? ""
      file = source.file
      sha256 = source.sha256
    }

    static func < (lhs: Key, rhs: Key) -> Bool {
      (lhs.publisher, lhs.table, lhs.file, lhs.sha256 ?? "") < (
        rhs.publisher, rhs.table, rhs.file, rhs.sha256 ?? ""
      )
    }
  }
}
