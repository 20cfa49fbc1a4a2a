/// Texts of the formats `date`, `time` and `date-time` (RFC 3339, the offset may be left out and a blank stand for `T`,
/// as many taps have it).
enum DateTimeText {
  static func isDate(_ text: String) -> Bool { isDate(Array(text.utf8)[...]) }

  static func isTime(_ text: String) -> Bool { isTime(Array(text.utf8)[...]) }

  static func isDateTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count > 11, [0x54, 0x74, 0x20].contains(bytes[10]) else { return false }
    return isDate(bytes[..<10]) && isTime(bytes[11...])
  }

  private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = number(parts[0]), let month = number(parts[1]),
      let day = number(parts[2]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[month - 1]).contains(day)
  }

  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    let clock = bytes.prefix(8)
    let parts = clock.split(separator: 0x3A, omittingEmptySubsequences: false)
    // A minute may have a leap second.
    guard parts.map(\.count) == [2, 2, 2], let hour = number(parts[0]), let minute = number(parts[1]),
      let second = number(parts[2]), hour < 24, minute < 60, second <= 60
    else { return false }
    var rest = bytes.dropFirst(8)
    if rest.first == 0x2E {
      let decimals = rest.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard !decimals.isEmpty else { return false }
      rest = rest.dropFirst(1 + decimals.count)
    }
    return isOffset(rest)
  }

  private static func isOffset(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    if first == 0x5A || first == 0x7A { return bytes.count == 1 }
    guard first == 0x2B || first == 0x2D else { return false }
    let parts = bytes.dropFirst().split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.map(\.count) == [2, 2], let hour = number(parts[0]), let minute = number(parts[1]) else {
      return false
    }
    return hour < 24 && minute < 60
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(Int?.some(0)) { value, digit in
      guard let value, digit >= 0x30, digit <= 0x39 else { return nil }
      return value * 10 + Int(digit - 0x30)
    }
  }
}
