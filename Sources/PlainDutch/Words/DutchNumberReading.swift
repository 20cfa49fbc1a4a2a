extension DutchNumber {
  /// Reads a number as `text` writes it: `1.200`, `12,5`, `−3`; nil for anything else, such as `1.20`.
  public static func value(of text: String) -> Double? {
    var rest = text[...]
    let isNegative = rest.hasPrefix("−") || rest.hasPrefix("-")
    if isNegative { rest = rest.dropFirst() }
    let parts = rest.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = ungrouped(parts[0]) else { return nil }
    guard parts.count < 2 || isDigits(parts[1]) else { return nil }
    let number = Double(parts.count == 2 ? "\(whole).\(parts[1])" : whole)
    return number.map { isNegative ? -$0 : $0 }
  }

  /// The digits of `1.200`; nil when the groups are not of three.
  private static func ungrouped(_ text: Substring) -> String? {
    let groups = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = groups.first, groups.allSatisfy(isDigits) else { return nil }
    guard groups.count == 1 || first.count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return nil
    }
    return groups.joined()
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
