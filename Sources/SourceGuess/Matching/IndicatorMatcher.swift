import Foundation
import IndicatorSchema

/// An indicator of the catalogue that a column may be, and how sure that is.
public struct IndicatorMatch: Sendable {
  /// The indicator.
  public var indicator: IndicatorID
  /// How sure it is, and why.
  public var certainty: Certainty
}

/// Finds the indicators of a catalogue that the title of a column comes near to.
struct IndicatorMatcher {
  private let catalogue: Catalogue
  private let names: [KnownName]

  /// A name under which an indicator is known.
  private struct KnownName {
    var indicator: Indicator
    var folded: String
    var words: Set<String>
    var group: String?
    var isRepeated = false
    var source: String
    var weight: Double
  }

  /// From this probability on an indicator is proposed and not just mentioned.
  static let adopted = 0.85

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    let indicators = catalogue.indicators.values.sorted { $0.id < $1.id }
    names = indicators.flatMap(IndicatorMatcher.ownNames) + IndicatorMatcher.boundNames(catalogue)
  }

  private static func ownNames(_ indicator: Indicator) -> [KnownName] {
    func name(_ text: String, _ source: String, _ weight: Double) -> KnownName {
      KnownName(
        indicator: indicator, folded: text.folded, words: Synonyms.words(text), group: nil,
        source: source, weight: weight)
    }
    return [
      name(indicator.id.text, "its name", 0.9), name(indicator.label.nl, "its Dutch label", 0.88),
      name(indicator.label.en, "its English label", 0.88),
    ]
  }

  private static func boundNames(_ catalogue: Catalogue) -> [KnownName] {
    catalogue.tables.sorted { $0.key < $1.key }.flatMap { key, table in
      table.columns.sorted { $0.key < $1.key }.compactMap { id, binding -> KnownName? in
        guard let indicator = catalogue.indicators[id] else { return nil }
        return KnownName(
          indicator: indicator, folded: ColumnWords.readable(binding.title).folded,
          words: Synonyms.words(binding.title), group: binding.group.last?.folded,
          isRepeated: binding.occurrence != nil, source: "its title in \(key)", weight: 0.9)
      }
    }
  }

  /// The nearest indicators, the likeliest first.
  func nearest(to title: ColumnTitle, _ column: ColumnFacts, limit: Int = 3) -> [IndicatorMatch] {
    let folded = title.title.folded
    let words = Synonyms.words(title.title)
    var best: [IndicatorID: Certainty] = [:]
    for name in names {
      guard let certainty = certainty(of: name, folded, words, title, column) else { continue }
      if certainty.probability > best[name.indicator.id]?.probability ?? 0.2 {
        best[name.indicator.id] = certainty
      }
    }
    return best.map { IndicatorMatch(indicator: $0.key, certainty: $0.value) }
      .sorted { ($1.certainty.probability, $0.indicator) < ($0.certainty.probability, $1.indicator) }
      .prefix(limit).map { $0 }
  }

  private func certainty(
    of name: KnownName, _ folded: String, _ words: Set<String>, _ title: ColumnTitle, _ column: ColumnFacts
  ) -> Certainty? {
    var probability: Double
    var reasons: [String]
    if folded == name.folded, !folded.isEmpty {
      (probability, reasons) = (name.weight, ["the title is \(name.source)"])
      if let group = name.group, let own = title.group.last?.folded, !own.hasSuffix(group) {
        probability -= 0.1
        reasons.append("in another group")
      }
      if name.isRepeated {
        probability = min(probability, 0.6)
        reasons.append("where it stands more than once")
      }
    } else {
      guard let similarity = Synonyms.similarity(words, name.words), similarity >= 0.5 else { return nil }
      (probability, reasons) = (0.65 * similarity, ["the title resembles \(name.source)"])
    }
    weighUnit(name, title, column, &probability, &reasons)
    return Certainty(probability, reasons.joined(separator: ", "))
  }

  private func weighUnit(
    _ name: KnownName, _ title: ColumnTitle, _ column: ColumnFacts, _ probability: inout Double,
    _ reasons: inout [String]
  ) {
    let wanted = name.indicator.unit
    if let unit = title.unit {
      if unit.dimension == wanted.dimension {
        probability = min(0.97, probability + 0.05)
        reasons.append("the unit fits")
      } else {
        probability *= 0.3
        reasons.append("the unit is \(unit.rawValue), not \(wanted.rawValue)")
      }
    } else if title.printedUnit != nil {
      probability *= 0.7
      reasons.append("the unit is another one")
    }
    guard let range = column.range else { return }
    if let valid = name.indicator.validRange,
      !valid.contains(range.lowerBound) || !valid.contains(range.upperBound)
    {
      probability *= 0.3
      reasons.append("values lie outside its range")
    } else if wanted == .count, column.type == .number, title.unit == nil {
      probability *= 0.6
      reasons.append("it is a count, the values have decimals")
    }
  }
}

extension String {
  /// Letters without case and accents, and digits.
  var folded: String {
    String(
      String.UnicodeScalarView(
        lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
          (0x30...0x39).contains($0.value) || (0x61...0x7A).contains($0.value)
        }))
  }
}
