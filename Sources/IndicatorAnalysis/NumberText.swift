/// Numbers in formulas and messages.
public enum NumberText {
  /// The shortest text that reads back as the same number, without a decimal point where there are no decimals.
  public static func plain(_ value: Double) -> String {
    guard let whole = Int64(exactly: value), abs(value) < 1e15 else { return value.description }
    return String(whole)
  }
}
