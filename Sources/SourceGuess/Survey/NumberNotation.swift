/// How the numbers of a table are written, and how sure that is.
struct NumberNotation {
  var decimal: UInt8
  var thousands: UInt8?
  var confidence: Double
  var reason: String

  /// Finds out from the columns that hold mostly numbers.
  init(_ columns: [ColumnSurvey], given decimal: UInt8?) {
    var sums = [Int](repeating: 0, count: NumberForm.allCases.count)
    for column in columns where NumberNotation.isMostlyNumeric(column) {
      for form in NumberForm.allCases { sums[form.rawValue] += column.count(form) }
    }
    func sum(_ forms: NumberForm...) -> Int { forms.reduce(0) { $0 + sums[$1.rawValue] } }
    let point = sum(.point, .commaGroupsPoint, .blankGroupsPoint, .quoteGroupsPoint)
    let comma = sum(.comma, .pointGroupsComma, .blankGroupsComma)
    self.init(decimal: 0x2E, thousands: nil, confidence: 0.97, reason: "")
    if let decimal {
      self.decimal = decimal
      reason = "the format says so"
    } else if point > 0 || comma > 0 {
      self.decimal = comma > point ? 0x2C : 0x2E
      let (most, least) = (max(point, comma), min(point, comma))
      confidence = least == 0 ? 0.97 : max(0.5, Double(most) / Double(most + least) - 0.1)
      reason =
        least == 0 ? "\(most) values have decimals behind it" : "\(most) values say so, \(least) do not"
    } else {
      decideByGroups(columns, point: sum(.pointGroups), comma: sum(.commaGroups))
    }
    thousands = NumberNotation.thousands(sums, decimal: self.decimal) ?? thousands
  }

  private init(decimal: UInt8, thousands: UInt8?, confidence: Double, reason: String) {
    self.decimal = decimal
    self.thousands = thousands
    self.confidence = confidence
    self.reason = reason
  }

  private static func isMostlyNumeric(_ column: ColumnSurvey) -> Bool {
    let numbers = column.count - column.count(.text) - column.count(.zeros) - column.count(.percent)
    return numbers * 2 > column.count && column.count(.zeros) == 0
  }

  private static func thousands(_ sums: [Int], decimal: UInt8) -> UInt8? {
    func sum(_ forms: NumberForm...) -> Int { forms.reduce(0) { $0 + sums[$1.rawValue] } }
    if sum(.blankGroups, .blankGroupsComma, .blankGroupsPoint) > 0 { return 0x20 }
    if sum(.quoteGroups, .quoteGroupsPoint) > 0 { return 0x27 }
    if decimal == 0x2E, sum(.commaGroups, .commaGroupsPoint, .ambiguousComma) > 0 { return 0x2C }
    if decimal == 0x2C, sum(.pointGroups, .pointGroupsComma, .ambiguousPoint) > 0 { return 0x2E }
    return nil
  }

  /// No value has decimals for certain: groups of thousands tell, else whether large numbers stand without them.
  private mutating func decideByGroups(_ columns: [ColumnSurvey], point: Int, comma: Int) {
    if point > 0 || comma > 0 {
      decimal = point > comma ? 0x2C : 0x2E
      (confidence, reason) = (0.9, "the other sign separates thousands")
      return
    }
    for (form, sign) in [(NumberForm.ambiguousPoint, UInt8(0x2E)), (.ambiguousComma, 0x2C)] {
      let telling = columns.filter { $0.count(form) > 0 && NumberNotation.isMostlyNumeric($0) }
      guard !telling.isEmpty else { continue }
      decideAmbiguous(telling, sign)
      return
    }
  }

  private mutating func decideAmbiguous(_ columns: [ColumnSurvey], _ sign: UInt8) {
    let other: UInt8 = sign == 0x2E ? 0x2C : 0x2E
    let shown = sign == 0x2E ? "1.234" : "1,234"
    if columns.contains(where: { $0.plainThousands > 0 }) {
      (decimal, confidence) = (sign, 0.8)
      reason = "there are thousands without a separator, so \(shown) has decimals"
    } else if columns.allSatisfy({ $0.count(.integer) > 0 }) {
      (decimal, confidence) = (other, 0.7)
      thousands = sign
      reason = "every number above 999 is written like \(shown), the smaller ones without a sign"
    } else {
      (decimal, confidence) = (sign, 0.4)
      reason = "\(shown) may be a thousand and more, or one with three decimals: look at the publisher's page"
    }
  }

  /// Whether a number of this form has no decimals.
  func isWhole(_ form: NumberForm) -> Bool {
    switch form {
    case .integer, .pointGroups, .commaGroups, .blankGroups, .quoteGroups: true
    case .ambiguousPoint: thousands == 0x2E
    case .ambiguousComma: thousands == 0x2C
    default: false
    }
  }

  /// Whether a number of this form is read right in this notation.
  func reads(_ form: NumberForm) -> Bool {
    let isPoint = decimal == 0x2E
    switch form {
    case .integer: return true
    case .point: return isPoint
    case .comma: return !isPoint
    case .ambiguousPoint: return isPoint || thousands == 0x2E
    case .ambiguousComma: return !isPoint || thousands == 0x2C
    case .pointGroups, .pointGroupsComma: return thousands == 0x2E
    case .commaGroups, .commaGroupsPoint: return thousands == 0x2C
    case .blankGroups: return thousands == 0x20
    case .blankGroupsComma: return thousands == 0x20 && !isPoint
    case .blankGroupsPoint: return thousands == 0x20 && isPoint
    case .quoteGroups: return thousands == 0x27
    case .quoteGroupsPoint: return thousands == 0x27 && isPoint
    case .zeros, .percent, .text: return false
    }
  }
}
