import IndicatorSchema
import PluginKit

// Configuration written as Swift literals, so that a test shows what the pipeline file would say.

extension ConfigNode: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// The place of everything written as a literal.
  public static var testPlace: Place { Place("test.yml", line: 1, column: 1) }

  /// Text.
  public init(stringLiteral value: String) {
    self.init(.scalar(value, isQuoted: true), at: ConfigNode.testPlace)
  }

  /// A whole number.
  public init(integerLiteral value: Int) {
    self.init(.scalar(String(value), isQuoted: false), at: ConfigNode.testPlace)
  }

  /// A number.
  public init(floatLiteral value: Double) {
    self.init(.scalar(String(value), isQuoted: false), at: ConfigNode.testPlace)
  }

  /// True or false.
  public init(booleanLiteral value: Bool) {
    self.init(.scalar(String(value), isQuoted: false), at: ConfigNode.testPlace)
  }

  /// A list.
  public init(arrayLiteral elements: ConfigNode...) {
    self.init(.list(elements), at: ConfigNode.testPlace)
  }

  /// A map, in the order written.
  public init(dictionaryLiteral elements: (String, ConfigNode)...) {
    let entries = elements.map { Entry(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }
    self.init(.map(entries), at: ConfigNode.testPlace)
  }
}
