extension Period {
  /// What a text stands for that names a time and is no period, such as "a week" for `2017-W05`; nil for all else.
  ///
  /// These are the forms of SDMX that last neither a year, nor a quarter, nor a month.
  public static func refused(_ text: some StringProtocol) -> String? {
    let bytes = Array(text.utf8.prefix(64))
    guard bytes.count > 5, bytes[..<4].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    if bytes.contains(0x2F) { return "a span of time" }
    let rest = bytes[4] == 0x2D ? bytes[5...] : bytes[4...]
    let digits = rest.dropFirst()
    if let first = rest.first, !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      switch first {
      case 0x53, 0x42, 0x48: return "a half-year"  // S, B, H
      case 0x54: return "a third of a year"  // T
      case 0x57: return "a week"  // W
      case 0x44: return "a day"  // D
      default: break
      }
    }
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    return bytes.count == 10 ? "a day" : "a moment"
  }
}
