import IndicatorSchema
import PluginKit

/// How the figure of a region follows from those of its members.
public enum RegionRule: Hashable, Sendable {
  /// Counts add up; the denominator says how much of the region a missing member is.
  case sum(of: IndicatorID?)
  /// The mean weighted with the indicator's own denominator.
  case mean(by: IndicatorID)
  /// It does not follow: the figure is missing.
  case leftOut

  /// The column that weighs the members.
  public var denominator: IndicatorID? {
    switch self {
    case .sum(let denominator): denominator
    case .mean(let denominator): denominator
    case .leftOut: nil
    }
  }

  /// The formula for a reader.
  public func formula(_ id: IndicatorID) -> String {
    switch self {
    case .sum: "sum(\(id))"
    case .mean(let denominator): "sum(\(denominator) * \(id)) / sum(\(denominator))"
    case .leftOut: "not added up"
    }
  }
}

/// The rule of each column.
public struct RegionRules: Sendable {
  /// The rules in the order of the columns.
  public let rules: [(id: IndicatorID, rule: RegionRule)]
  /// The part of a region, by denominator, that must be known for a figure to be given.
  public let coverage: Double

  /// The fields that say how columns are added up.
  public static let fields = [
    ConfigField(
      "denominators", .map(.indicator),
      doc: """
        The denominator of an indicator, in place of that of the catalogue: the count that its shares, rates or means \
        are per.
        """,
      example: "{ employment_rate: inhabitants }"),
    ConfigField(
      "leave_out", .list(.indicator),
      doc: """
        Indicators that are not added up and are missing for regions. Medians, indices, ranks and classes have to be \
        here: they do not follow from those of the parts.
        """,
      example: "[median_wealth, urbanity]"),
    ConfigField(
      "coverage", .number, .defaults(to: "1"),
      doc: """
        The part of a region, by the denominator of the indicator, of which the figure must be known. Below 1 a figure \
        is given although members miss it, for a count raised by the part that is missing, and is marked as estimated.
        """,
      example: "0.9"),
  ]

  /// Finds the rule of each column.
  ///
  /// A column that has none is complained of: a median or a score that is not left out, and a mean whose denominator is
  /// unknown or not a column of counts.
  public init(_ config: Config, _ schema: FrameSchema, into diagnostics: inout Diagnostics) {
    let leftOut = Set((config.columns("leave_out", of: schema, into: &diagnostics) ?? []).map(\.column.id))
    var given: [IndicatorID: IndicatorID] = [:]
    for entry in config.entries("denominators") {
      let column = schema.column(named: entry.key, at: entry.keyPlace, into: &diagnostics)
      let other = schema.column(named: entry.value.text ?? "", at: entry.value.place, into: &diagnostics)
      if let column, let other { given[column.id] = other.id }
    }
    rules = schema.columns.map { column in
      let id = column.id
      guard !leftOut.contains(id) else { return (id, .leftOut) }
      let place = config.place(of: given[id] == nil ? "leave_out" : "denominators")
      return (id, RegionRules.rule(of: column, given[id], schema, at: place, into: &diagnostics) ?? .leftOut)
    }
    coverage = config.number("coverage") ?? 1
    if !(coverage > 0 && coverage <= 1) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'coverage' is above 0 and at most 1, found \(coverage)",
          at: config.place(of: "coverage"),
          hint: "write 90% as 0.9"))
    }
  }

  private static func rule(
    of column: Indicator, _ given: IndicatorID?, _ schema: FrameSchema, at place: Place,
    into diagnostics: inout Diagnostics
  ) -> RegionRule? {
    func complain(_ message: String, hint: String) -> RegionRule? {
      diagnostics.add(Diagnostic(.invalidValue, message, at: place, hint: hint))
      return nil
    }
    let leaveOut = "leave_out: [\(column.id)]"
    let denominator = given ?? column.denominator.flatMap { schema[$0] == nil ? nil : $0 }
    if let denominator, schema[denominator]?.statistic != .sum {
      return complain(
        "'\(denominator)', the denominator of '\(column.id)', is not a count",
        hint: "give another one with 'denominators'")
    }
    switch column.statistic {
    case .sum: return .sum(of: denominator)
    case .median:
      return complain("'\(column.id)' is a median, which does not follow from those of parts", hint: leaveOut)
    case .none:
      return complain(
        "'\(column.id)' is a score, which does not follow from those of parts",
        hint: leaveOut + ", or compute it after this step")
    case .mean:
      if let denominator { return .mean(by: denominator) }
      let problem = column.denominator.map {
        "'\(column.id)' is per '\($0)', which is no column of the input"
      }
      return complain(
        problem ?? "the catalogue does not say what '\(column.id)' is per",
        hint: "give denominators: { \(column.id): ... }, or \(leaveOut)")
    }
  }
}
