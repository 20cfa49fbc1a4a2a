import IndicatorSchema

/// What a cell of a sample looks like, to tell headers from records.
enum CellShape: Hashable {
  /// Nothing, or a marker for that.
  case blank
  /// A whole number that may be a year.
  case year
  case number
  /// A code of an area or a period.
  case code
  case text

  private static let markers: Set<String> = ["", ".", "-", "x", "X", "NA", "N/A", "n/a", "*", ":", "..", "…"]

  init(_ cell: String) {
    if CellShape.markers.contains(cell) {
      self = .blank
    } else if CellShape.isYear(cell) {
      self = .year
    } else if CellShape.isNumber(cell) {
      self = .number
    } else if AreaCode(cbs: cell) != nil || Period(cell) != nil {
      self = .code
    } else {
      self = .text
    }
  }

  /// Whether it can only stand among figures.
  var isNumeric: Bool { self == .number || self == .year }

  private static func isYear(_ cell: String) -> Bool {
    cell.utf8.count == 4 && Int(cell).map { (1500...2200).contains($0) } == true
  }

  /// Digits with signs and separators of numbers between them, and maybe a percent sign.
  private static func isNumber(_ cell: String) -> Bool {
    let bytes = Array(cell.utf8)
    guard bytes.count <= 40, bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return false }
    let allowed = Set("0123456789.,'- +%eE/:\u{A0}".utf8)
    return bytes.allSatisfy(allowed.contains) && bytes[0] != 0x65 && bytes[0] != 0x45
  }
}
