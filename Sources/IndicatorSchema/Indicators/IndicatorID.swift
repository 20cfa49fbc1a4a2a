/// The name of an indicator in pipelines, frames and outputs, such as `low_income_households`.
public struct IndicatorID: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral
{
  /// The name itself.
  public let text: String

  /// Makes a name; see `isValid` for the form it should have.
  public init(_ text: String) { self.text = text }

  /// Makes a name from a literal.
  public init(stringLiteral text: String) { self.init(text) }

  /// Whether the name has the form that catalogues and expressions accept: lower-case letters, digits and
  /// underscores, starting with a letter.
  public var isValid: Bool {
    guard let first = text.utf8.first, first >= 0x61, first <= 0x7A else { return false }
    return text.utf8.allSatisfy { byte in
      (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
    }
  }

  /// The name itself.
  public var description: String { text }

  /// Orders by the bytes of the name.
  public static func < (lhs: IndicatorID, rhs: IndicatorID) -> Bool { lhs.text < rhs.text }
}
