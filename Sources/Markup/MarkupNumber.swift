extension Double {
  /// Rounded to tenths, without a needless `.0`; `0` for what is no number.
  public var tenths: String {
    guard let whole = Int(exactly: (self * 10).rounded()) else { return "0" }
    let text = String(whole.magnitude / 10) + (whole % 10 == 0 ? "" : ".\(whole.magnitude % 10)")
    return (whole < 0 ? "-" : "") + text
  }
}
