import IndicatorSchema

/// The words of a data package, which come from the caller's catalogue in the language of its pages.
public struct PackageTexts: Sendable {
  /// The texts that a data package needs.
  public enum Key: String, CaseIterable, Sendable {
    case areaCode = "data.area_code"
    case areaCodeAbout = "data.area_code.about"
    case areaName = "data.area_name"
    case areaNameAbout = "data.area_name.about"
    case level = "data.level"
    case levelAbout = "data.level.about"
    case parentCode = "data.parent_code"
    case parentCodeAbout = "data.parent_code.about"
    case period = "data.period"
    case periodAbout = "data.period.about"
    /// The fields of a long table.
    case indicator = "data.indicator"
    case indicatorAbout = "data.indicator.about"
    case value = "data.value"
    case valueAbout = "data.value.about"
    case lower = "data.lower"
    case upper = "data.upper"
    case boundAbout = "data.bound.about"
    case status = "data.status"
    case statusAbout = "data.status.about"
    /// The same beside an indicator of a wide table: `{title}`.
    case lowerOf = "data.lower_of"
    case upperOf = "data.upper_of"
    case statusOf = "data.status_of"
    /// `{unit}`.
    case unit = "data.unit"
    /// `{formula}`.
    case formula = "data.formula"
    /// `{inputs}`.
    case inputs = "data.inputs"
    /// `{publisher}`, `{table}`, `{column}`.
    case fromTable = "data.from_table"
    /// `{file}`, `{column}`.
    case fromFile = "data.from_file"
    /// `{period}`, `{note}`.
    case seriesBreak = "data.break"
    case table = "data.table"
    /// How to read the table: empty fields, and the apostrophes of `DefusedText`.
    case tableAbout = "data.table.about"
    case map = "data.map"
    case mapAbout = "data.map.about"
  }

  private let say: @Sendable (String, [String: String]) -> String
  private let choose: @Sendable (LocalizedText) -> String
  private let unit: @Sendable (Unit) -> String

  /// Takes the words of one language.
  ///
  /// - Parameters:
  ///   - say: The text of a key with names filled in.
  ///   - choose: The text in that language of what the catalogue of indicators says.
  ///   - unit: What a unit is called.
  public init(
    say: @escaping @Sendable (String, [String: String]) -> String,
    choose: @escaping @Sendable (LocalizedText) -> String, unit: @escaping @Sendable (Unit) -> String
  ) {
    self.say = say
    self.choose = choose
    self.unit = unit
  }

  func callAsFunction(_ key: Key, _ values: [String: String] = [:]) -> String { say(key.rawValue, values) }

  func callAsFunction(_ text: LocalizedText) -> String { choose(text) }

  func callAsFunction(_ unit: Unit) -> String { self.unit(unit) }
}
