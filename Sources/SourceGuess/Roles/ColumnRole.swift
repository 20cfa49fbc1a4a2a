import IndicatorSchema

/// What a column is taken for.
public enum ColumnRole: String, Sendable {
  case area
  case areaName = "area_name"
  case parent
  case period
  case figure
  case dimension
  case indicator
  case value
  case status
  case bound
  case identifier
  case code
  case year
  case text
  case empty

  private static let identifierNames: Set<String> = [
    "id", "fid", "objectid", "rownr", "rownumber", "rownames", "nr", "volgnummer", "gid", "key", "uuid",
    "oid",
  ]
  private static let codeNames: Set<String> = [
    "code", "codes", "postcode", "pc4", "pc6", "nummer", "telefoon", "zip", "kvk",
  ]

  /// What a column is when it is neither area nor period: figures are numbers that count or measure something.
  init(of column: ColumnFacts, unit: String?) {
    self =
      switch column.type {
      case .empty: .empty
      case .text: column.hasLeadingZeros ? .code : .text
      case .integer, .number: ColumnRole.role(ofNumbers: column, unit: unit)
      }
  }

  private static func role(ofNumbers column: ColumnFacts, unit: String?) -> ColumnRole {
    if unit?.lowercased() == "code" { return .code }
    guard column.type == .integer else { return .figure }
    let allDiffer = column.values.allSatisfy { $0.count == 1 } && column.count > 1
    if allDiffer, column.isNamed(identifierNames) || (column.countsUp && column.name.hasPrefix("#")) {
      return .identifier
    }
    if column.countsUp, column.index == 0, column.count > 2 { return .identifier }
    if let last = column.words.last, codeNames.contains(last) { return .code }
    if column.isNamed(["year", "jaar", "eindjaar", "bouwjaar"]), isYears(column) { return .year }
    return .figure
  }

  private static func isYears(_ column: ColumnFacts) -> Bool {
    column.range.map { $0.lowerBound >= 1500 && $0.upperBound <= 2200 } ?? false
  }
}

extension String {
  /// The text as a message shows it: on one line, without signs that steer a terminal, and not too long.
  var shortened: String { shortened(60) }

  /// The same with another limit.
  func shortened(_ limit: Int) -> String {
    var shown = ""
    for scalar in unicodeScalars.prefix(limit) {
      shown += scalar.isShowable ? String(scalar) : scalar.escaped(asASCII: true)
    }
    return shown + (unicodeScalars.count > limit ? "…" : "")
  }
}

extension Unicode.Scalar {
  /// Whether a terminal and an editor show it as a sign, or as a blank between signs.
  var isShowable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }
}
