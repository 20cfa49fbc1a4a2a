import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Which areas a transform compares with each other: what every step that looks at all areas at once reads alike.
public struct PopulationOptions: Sendable {
  /// What areas have in common that are compared with each other.
  public let grouping: Population.Grouping
  /// The levels that take part; nil for all.
  public let levels: Set<AreaLevel>?

  /// The fields that `init` reads.
  ///
  /// - Parameter others: What becomes of the rows of levels that do not take part, as a sentence.
  public static func fields(others: String) -> [ConfigField] {
    [
      ConfigField(
        "levels", .either([levelType, .list(levelType)]),
        doc: "The levels that take part; all unless given. \(others)", example: "[wijk, buurt]"),
      ConfigField(
        "by", .either([groupType, .list(groupType)]), .defaults(to: "[level, period]"),
        doc: """
          What areas must have in common to be compared with each other. Always the level: an area is not compared \
          with its own parts. Without `period` the figures of all periods are compared with each other; with \
          `municipality` an area is compared with its own municipality only.
          """,
        example: "[level, period, municipality]"),
    ]
  }

  private static let levelType = ConfigType.choice(AreaLevel.allCases.map(\.rawValue))
  private static let groupType = ConfigType.choice(["level", "period", "municipality"])

  /// Reads the options.
  ///
  /// - Parameters:
  ///   - config: Has the fields of `PopulationOptions.fields`.
  ///   - reference: The code of the area that all are compared with, where there is one.
  ///   - diagnostics: Gets a complaint when areas of different levels would be compared.
  public init(_ config: Config, reference: String? = nil, into diagnostics: inout Diagnostics) {
    levels = config.texts("levels").map { Set($0.compactMap(AreaLevel.init(rawValue:))) }
    let names = config.texts("by") ?? ["level", "period"]
    if !names.contains("level") {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "areas of different levels can't be compared with each other",
          at: config.place(of: "by"),
          hint: "write by: [\((["level"] + names).joined(separator: ", "))]"))
    }
    grouping = Population.Grouping(
      byPeriod: names.contains("period"), byMunicipality: names.contains("municipality"),
      reference: reference)
  }

  /// The populations of a frame.
  public func populations(in frame: IndicatorFrame) -> [Population] {
    Population.all(in: frame, grouping, levels: levels)
  }
}
