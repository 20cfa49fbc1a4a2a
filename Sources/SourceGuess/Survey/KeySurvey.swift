import IndicatorSchema
import PluginKit

/// Finds out whether area and period tell records apart, and if not, which other columns do.
///
/// Of each area and period the first record is kept: a column that differs within one is a dimension, one that
/// never does belongs to the area.
final class KeySurvey: RecordVisitor {
  /// The columns that make the key: area, period, and the indicator of a long table.
  private let key: [Int]
  /// The columns that may be dimensions or say something about the area.
  private let others: [Int]
  /// The columns of figures, for the records that have none.
  private let figures: [Int]
  private let markers: Set<String>
  private let limit: Int
  private let countsCombinations: Bool

  private(set) var records = 0
  private(set) var repeatedKeys = 0
  private(set) var recordsWithoutFigure = 0
  /// Whether there were more keys than are kept.
  private(set) var isPartial = false
  /// For each of `others` whether it differs between records of one key.
  private(set) var differsWithinKey: [Bool]
  /// For each of `others` whether it differs between records of one area.
  private(set) var differsWithinArea: [Bool]
  /// How often each combination of values of `others` was met.
  private(set) var combinations: [[String]: Int] = [:]

  private var seen: [UInt64: Int32] = [:]
  private var seenAreas: [UInt64: Int32] = [:]
  private var kept: [UInt64] = []
  private var keptOfAreas: [UInt64] = []

  private static let keyLimit = 300_000
  private static let combinationLimit = 20_000

  init(
    key: [Int], others: [Int], figures: [Int], markers: Set<String>, limit: Int,
    countsCombinations: Bool = false
  ) {
    self.countsCombinations = countsCombinations
    self.key = key
    self.others = others
    self.figures = figures
    self.markers = markers
    self.limit = limit
    differsWithinKey = others.map { _ in false }
    differsWithinArea = others.map { _ in false }
  }

  func begin(columns: [String]) throws {}

  func refuse(_ reason: Diagnostic) throws {}

  func take(_ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>) throws {
    guard records < limit else { throw EnoughRecords() }
    records += 1
    if !figures.isEmpty, figures.allSatisfy({ isMissing(field(fields, $0)) }) { recordsWithoutFigure += 1 }
    let prints = others.map { field(fields, $0).fingerprint }
    let hashes = key.map { field(fields, $0).fingerprint }
    let whole = hashes.reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
    if compare(whole, prints, &seen, &kept, &differsWithinKey) { repeatedKeys += 1 }
    _ = compare(hashes.first ?? 0, prints, &seenAreas, &keptOfAreas, &differsWithinArea)
    count(fields)
  }

  private func field(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ column: Int
  ) -> UnsafeRawBufferPointer {
    column < fields.count ? fields[column].trimmed : UnsafeRawBufferPointer(start: nil, count: 0)
  }

  private func isMissing(_ value: UnsafeRawBufferPointer) -> Bool {
    value.isEmpty || (value.count <= 12 && markers.contains(value.asText(limit: 12)))
  }

  /// Compares with the first record of a key; true when there was one.
  private func compare(
    _ hash: UInt64, _ prints: [UInt64], _ seen: inout [UInt64: Int32], _ kept: inout [UInt64],
    _ differs: inout [Bool]
  ) -> Bool {
    if let number = seen[hash] {
      let first = Int(number) * others.count
      for other in others.indices where kept[first + other] != prints[other] { differs[other] = true }
      return true
    }
    guard seen.count < KeySurvey.keyLimit else {
      isPartial = true
      return false
    }
    seen[hash] = Int32(seen.count)
    kept.append(contentsOf: prints)
    return false
  }

  private func count(_ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>) {
    guard countsCombinations, combinations.count < KeySurvey.combinationLimit else { return }
    combinations[others.map { field(fields, $0).asText(limit: 200) }, default: 0] += 1
  }
}
