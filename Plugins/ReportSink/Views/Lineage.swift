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
        "inputs": .text(DutchWords.list(derivation.inputs.map { input(derivation.formula, $0) })),
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
        "file": .text(key.file), "sha256": .text(key.sha256), "figures": .text(DutchWords.list(labels)),
      ]
    }
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

  private func label(_ id: IndicatorID) -> String {
    report.columns.first { $0.indicator.id == id }?.label ?? report.facts.labels[id]?.nl ?? id.text
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
