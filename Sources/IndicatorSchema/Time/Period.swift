/// The period that a figure is about: a year, a quarter or a month.
public struct Period: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// How long the period lasts.
  public enum Granularity: UInt8, Hashable, Sendable {
    case year
    case quarter
    case month
  }

  /// The calendar year, 1 to 9999.
  public let year: Int16
  /// Year, quarter or month.
  public let granularity: Granularity
  /// The quarter (1-4) or month (1-12); 0 for a year.
  public let ordinal: UInt8

  private init?(year: Int?, _ granularity: Granularity, _ ordinal: Int?) {
    guard let year, (1...9999).contains(year), let ordinal else { return nil }
    let allowed =
      switch granularity {
      case .year: 0...0
      case .quarter: 1...4
      case .month: 1...12
      }
    guard allowed.contains(ordinal) else { return nil }
    self.year = Int16(year)
    self.granularity = granularity
    self.ordinal = UInt8(ordinal)
  }

  /// A calendar year; nil outside 1 to 9999.
  public init?(year: Int) {
    self.init(year: year, .year, 0)
  }

  /// Reads `2017`, `2017-Q1`, `2017-03`, the CBS forms `2017JJ00`, `2017KW01`, `2017MM03`, and those of SDMX and
  /// Eurostat: `2017-A1`, `2017-M03`, `2017Q1`, `2017M03`.
  ///
  /// Outer blanks are padding. Returns nil for anything else, a CBS period of another kind included.
  public init?(_ text: some StringProtocol) {
    let text = text.drop(while: { $0 == " " })
    let bytes = Array(text.utf8.reversed().drop(while: { $0 == 0x20 }).reversed())
    let year = Period.number(bytes.prefix(4))
    switch bytes.count {
    case 4: self.init(year: year, .year, 0)
    case 6 where bytes[4] == 0x51:  // Q
      self.init(year: year, .quarter, Period.number(bytes[5...]))
    case 7 where bytes[4] == 0x2D && bytes[5] == 0x41:  // -A
      self.init(year: year, .year, Period.number(bytes[6...]).map { $0 - 1 })
    case 7 where bytes[4] == 0x4D:  // M
      self.init(year: year, .month, Period.number(bytes[5...]))
    case 8 where bytes[4] == 0x2D && bytes[5] == 0x4D:  // -M
      self.init(year: year, .month, Period.number(bytes[6...]))
    case 7 where bytes[4] == 0x2D && bytes[5] == 0x51:  // -Q
      self.init(year: year, .quarter, Period.number(bytes[6...]))
    case 7 where bytes[4] == 0x2D:
      self.init(year: year, .month, Period.number(bytes[5...]))
    case 8: self.init(cbs: bytes, year: year)
    default: return nil
    }
  }

  private init?(cbs bytes: [UInt8], year: Int?) {
    let ordinal = Period.number(bytes[6...])
    switch (bytes[4], bytes[5]) {
    case (0x4A, 0x4A): self.init(year: year, .year, ordinal)  // JJ
    case (0x4B, 0x57): self.init(year: year, .quarter, ordinal)  // KW
    case (0x4D, 0x4D): self.init(year: year, .month, ordinal)  // MM
    default: return nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return digits.isEmpty ? nil : value
  }

  /// The period as `2017`, `2017-Q1` or `2017-03`.
  public var description: String {
    let digits = String(year)
    let text = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return switch granularity {
    case .year: text
    case .quarter: "\(text)-Q\(ordinal)"
    case .month: "\(text)-\(ordinal < 10 ? "0" : "")\(ordinal)"
    }
  }

  /// The period of the same kind that comes after this one; nil behind the year 9999.
  public var next: Period? {
    let last: UInt8 =
      switch granularity {
      case .year: 0
      case .quarter: 4
      case .month: 12
      }
    if ordinal < last { return Period(year: Int(year), granularity, Int(ordinal) + 1) }
    return Period(year: Int(year) + 1, granularity, granularity == .year ? 0 : 1)
  }

  /// A number that identifies the period and sorts as periods do.
  public var ordinalKey: Int32 {
    Int32(year) * 64 + Int32(granularity.rawValue) * 16 + Int32(ordinal)
  }

  /// The period with a key that `ordinalKey` gave; nil for any other number.
  public init?(ordinalKey key: Int32) {
    guard key > 0, let granularity = Granularity(rawValue: UInt8(key >> 4 & 3)) else { return nil }
    self.init(year: Int(key >> 6), granularity, Int(key & 15))
  }

  /// Orders by year, then year before quarters before months.
  public static func < (lhs: Period, rhs: Period) -> Bool { lhs.ordinalKey < rhs.ordinalKey }
}
