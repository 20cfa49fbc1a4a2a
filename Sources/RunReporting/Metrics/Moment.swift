import Foundation

/// Reads moments as servers and records write them.
enum Moment {
  /// The seconds since 1970 of a date of HTTP (`Sun, 06 Nov 1994 08:49:37 GMT`) or ISO 8601; nil for what is neither.
  static func seconds(_ text: String) -> Double? {
    if let date = try? Date(text, strategy: .iso8601) { return date.timeIntervalSince1970 }
    return http(text)
  }

  private static func http(_ text: String) -> Double? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = text.split(whereSeparator: { $0 == " " || $0 == ":" })
    guard parts.count == 8, parts[7] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
      return nil
    }
    let numbers = [parts[1], parts[3], parts[4], parts[5], parts[6]].compactMap { Int($0) }
    guard numbers.count == 5, let zone = TimeZone(identifier: "UTC") else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let components = DateComponents(
      year: numbers[1], month: month + 1, day: numbers[0], hour: numbers[2], minute: numbers[3],
      second: numbers[4])
    return calendar.date(from: components)?.timeIntervalSince1970
  }
}
