import IndicatorSchema
import PluginKit

/// What is known of a column once it is known how numbers are written.
struct ColumnFacts {
  let index: Int
  let name: String
  let type: ColumnProfile.ValueType
  /// The cells with a value that is no marker for none.
  let count: Int
  let missing: Int
  let markers: [String]
  let values: [(text: String, count: Int)]
  let hasAllValues: Bool
  let countsUp: Bool
  let range: ClosedRange<Double>?
  /// Whether some value is digits with a zero before them.
  let hasLeadingZeros: Bool
  /// Why a column that looks like figures is none.
  let oddity: String?

  init(_ index: Int, _ column: ColumnSurvey, _ notation: NumberNotation, records: Int) {
    self.index = index
    name = column.name
    values = column.values
    hasAllValues = column.hasAllValues
    countsUp = column.countsUp && column.count == records && records > 1
    hasLeadingZeros = column.count(.zeros) > 0
    let found = MissingMarkers.markers(in: column, notation)
    markers = found ?? []
    let markerCount = column.values.filter { (found ?? []).contains($0.text) }.reduce(0) { $0 + $1.count }
    count = column.count - markerCount
    missing = records - count
    oddity = ColumnFacts.oddity(column, found)
    if column.count == 0 || (found != nil && count == 0) {
      (type, range) = (.empty, nil)
    } else if found == nil {
      (type, range) = (.text, nil)
    } else {
      let broken = NumberForm.allCases.filter { $0 != .text && !notation.isWhole($0) }
      type = broken.allSatisfy { column.count($0) == 0 } ? .integer : .number
      range = ColumnFacts.range(column, notation, markers)
    }
  }

  private static func oddity(_ column: ColumnSurvey, _ markers: [String]?) -> String? {
    guard markers == nil else { return nil }
    if column.count(.zeros) > 0 { return "codes: a zero stands before the digits" }
    if column.count(.percent) * 2 > column.count {
      return "figures with a % sign in the cell, which no field reads"
    }
    let numbers = column.count - column.count(.text)
    return numbers * 2 > column.count
      ? "mostly numbers, but also \(column.words.keys.sorted().prefix(3).map { "'\($0)'" }.joined(separator: ", "))"
      : nil
  }

  private static func range(
    _ column: ColumnSurvey, _ notation: NumberNotation, _ markers: [String]
  ) -> ClosedRange<Double>? {
    guard let range = notation.decimal == 0x2C ? column.commaRange : column.pointRange else { return nil }
    let marks = markers.compactMap { Double($0) }
    guard marks.contains(range.lowerBound) else { return range }
    let parser = NumberParser(decimal: notation.decimal, thousands: notation.thousands)
    let numbers = column.values.filter { !markers.contains($0.text) }.compactMap { value -> Double? in
      Array(value.text.utf8).withUnsafeBytes { parser.parse($0) }
    }
    guard let lowest = numbers.min(), lowest <= range.upperBound else { return nil }
    return lowest...range.upperBound
  }

  /// Whether every cell is a number or a marker for none.
  var isNumeric: Bool { type == .integer || type == .number }

  /// The share of the cells with a value that are of a kind; of a column with too many values, of those met first.
  func share(where fits: (String) -> Bool) -> Double {
    let total = values.reduce(0) { $0 + $1.count }
    guard total > 0 else { return 0 }
    return Double(values.reduce(0) { $0 + (fits($1.text) ? $1.count : 0) }) / Double(total)
  }

  /// The words of the name in lower case, without the number that OData puts behind it.
  var words: [String] { ColumnWords.words(name) }

  /// Whether one of the words of the name, or the name without blanks between them, is one of these.
  func isNamed(_ names: Set<String>) -> Bool {
    let words = words
    return words.contains(where: names.contains) || names.contains(words.joined())
  }
}
