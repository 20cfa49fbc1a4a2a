import PluginKit

/// What was met in one column, in bounded memory.
final class ColumnSurvey {
  let name: String
  /// The cells with something in them.
  private(set) var count = 0
  /// The number of values of each form.
  private(set) var forms = [Int](repeating: 0, count: NumberForm.allCases.count)
  /// The values met first, each with how often it was met.
  private(set) var values: [(text: String, count: Int)] = []
  /// Whether `values` has all of them.
  private(set) var hasAllValues = true
  /// The values that are no number, each with how often it was met, up to a number.
  private(set) var words: [String: Int] = [:]
  /// Whole numbers of at least four digits without separator: evidence that thousands are not separated.
  private(set) var plainThousands = 0
  /// Whether the values count up by one, as the numbers of rows do.
  private(set) var countsUp = true
  /// The smallest and largest number, with a decimal point and with a decimal comma.
  private(set) var pointRange: ClosedRange<Double>?
  private(set) var commaRange: ClosedRange<Double>?
  private var last: Int?
  private var positions: [UInt64: Int32] = [:]

  private static let point = NumberParser(decimal: 0x2E, thousands: 0x2C)
  private static let comma = NumberParser(decimal: 0x2C, thousands: 0x2E)
  static let valueLimit = 20_000
  private static let wordLimit = 40
  private static let longestValue = 200

  init(_ name: String) { self.name = name }

  /// Takes a cell.
  func take(_ field: UnsafeRawBufferPointer) {
    let value = field.trimmed
    guard !value.isEmpty else { return }
    count += 1
    let form = NumberForm(value)
    forms[form.rawValue] += 1
    if form == .integer { takeInteger(value) } else { countsUp = false }
    if form == .text || form == .zeros || form == .percent { takeWord(value) } else { takeNumber(value) }
    if hasAllValues { takeValue(value) }
  }

  private func takeInteger(_ value: UnsafeRawBufferPointer) {
    if value.count >= 4, value[0] != 0x2D, value[0] != 0x2B { plainThousands += 1 }
    guard countsUp else { return }
    let number = Int(String(decoding: value, as: UTF8.self))
    if let number, let last, number != last + 1 { countsUp = false }
    last = number
  }

  private func takeNumber(_ value: UnsafeRawBufferPointer) {
    if let number = ColumnSurvey.point.parse(value) { pointRange = widened(pointRange, number) }
    if let number = ColumnSurvey.comma.parse(value) { commaRange = widened(commaRange, number) }
  }

  private func widened(_ range: ClosedRange<Double>?, _ number: Double) -> ClosedRange<Double> {
    guard let range else { return number...number }
    return min(range.lowerBound, number)...max(range.upperBound, number)
  }

  private func takeWord(_ value: UnsafeRawBufferPointer) {
    guard words.count < ColumnSurvey.wordLimit || hasAllValues else { return }
    let text = value.asText(limit: ColumnSurvey.longestValue)
    guard words[text] != nil || words.count < ColumnSurvey.wordLimit else { return }
    words[text, default: 0] += 1
  }

  private func takeValue(_ value: UnsafeRawBufferPointer) {
    let hash = value.fingerprint
    if let position = positions[hash] {
      values[Int(position)].count += 1
    } else if values.count < ColumnSurvey.valueLimit {
      positions[hash] = Int32(values.count)
      values.append((value.asText(limit: ColumnSurvey.longestValue), 1))
    } else {
      hasAllValues = false
      positions = [:]
    }
  }

  func count(_ form: NumberForm) -> Int { forms[form.rawValue] }
}

extension UnsafeRawBufferPointer {
  /// The bytes without blanks, tabs and no-break spaces at both ends.
  var trimmed: UnsafeRawBufferPointer {
    var start = 0
    var end = count
    while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
    while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }

  /// The start of the text that the bytes spell.
  func asText(limit: Int) -> String { String(decoding: prefix(limit), as: UTF8.self) }

  /// A number that differs for different bytes, but for a chance that does not matter to a guess.
  var fingerprint: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: count)
    for byte in self { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
