import IndicatorSchema

/// The texts that publishers write where there is no figure.
enum MissingMarkers {
  /// What well-known markers mean; a figure that is kept secret is not the same as one that is not there.
  static let known: [String: CellStatus] = [
    ".": .missing, "..": .missing, "...": .missing, "…": .missing, "-": .missing, "--": .missing,
    "–": .missing,
    ":": .missing, "?": .missing, "NA": .missing, "N/A": .missing, "n/a": .missing, "na": .missing,
    "#N/A": .missing, "NaN": .missing, "nan": .missing, "null": .missing, "NULL": .missing, "None": .missing,
    "none": .missing, "onbekend": .missing, "unknown": .missing, "nb": .missing, "n.b.": .missing,
    "NB": .missing, "missing": .missing, "x": .suppressed, "X": .suppressed, "c": .suppressed,
    "C": .suppressed, "*": .suppressed, "**": .suppressed, "#": .suppressed, "geheim": .suppressed,
    "suppressed": .suppressed, "confidential": .suppressed, "[c]": .suppressed, "[x]": .missing,
    "nvt": .notApplicable, "n.v.t.": .notApplicable, "[z]": .notApplicable,
  ]

  /// Numbers below everything else that stand for no value, as in the maps of Statistics Netherlands.
  private static let numbers: Set<String> = [
    "-999", "-9999", "-99999", "-99999999", "-99998", "-99997", "-99996", "-99995", "-9999999",
  ]

  /// What a marker means.
  static func meaning(_ text: String) -> CellStatus {
    if let status = known[text] { return status }
    return text.hasPrefix("<") ? .suppressed : .missing
  }

  /// The markers of a column that is otherwise of numbers; nil when it holds other texts, too.
  static func markers(in column: ColumnSurvey, _ notation: NumberNotation) -> [String]? {
    let unread = NumberForm.allCases.filter { !notation.reads($0) }
    let odd = unread.reduce(0) { $0 + column.count($1) }
    guard odd > 0 else { return sentinels(column) }
    guard column.count(.zeros) == 0, column.count(.percent) == 0, odd == column.count(.text),
      odd == column.words.values.reduce(0, +)
    else { return nil }
    let texts = column.words.keys.sorted()
    let unknown = texts.filter { known[$0] == nil }
    let unknownCount = unknown.reduce(0) { $0 + (column.words[$1] ?? 0) }
    guard unknown.count <= 2, unknown.allSatisfy(isShort), unknownCount * 5 <= column.count else {
      return nil
    }
    return odd < column.count || unknown.isEmpty ? texts + sentinels(column) : nil
  }

  private static func isShort(_ text: String) -> Bool {
    text.count <= 8 && AreaCode(cbs: text) == nil && Period(text) == nil
  }

  private static func sentinels(_ column: ColumnSurvey) -> [String] {
    let found = column.values.map(\.text).filter(numbers.contains).sorted()
    let others = column.values.lazy.filter { $0.text.hasPrefix("-") && !numbers.contains($0.text) }
    return others.isEmpty ? found : []
  }
}
