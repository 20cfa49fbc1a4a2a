import AreaSets
import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// What an area can be compared with.
enum ComparisonKind: String, CaseIterable, Sendable {
  case country
  case province
  case municipality
  case alike

  /// What the figure of the other area is to the indicator.
  var facet: Facet.Kind {
    switch self {
    case .country: .country
    case .province: .province
    case .municipality: .municipality
    case .alike: .alike
    }
  }

  /// What the difference with it is.
  var differenceFacet: Facet.Kind {
    switch self {
    case .country: .countryDifference
    case .province: .provinceDifference
    case .municipality: .municipalityDifference
    case .alike: .alikeDifference
    }
  }
}

/// How a trend is computed.
enum TrendKind: String, CaseIterable, Sendable {
  case leastSquares = "least_squares"
  case previous

  /// The periods a trend needs.
  var leastPeriods: Int { self == .previous ? 2 : 3 }
}

/// The configuration, read and checked.
struct CompareSettings: Sendable {
  let levels: Set<AreaLevel>
  let kinds: [ComparisonKind]
  let provinces: MembershipFile?
  let alike: AlikeGroups?
  let differences: Bool
  let trend: TrendKind?
  let compared: [ComparedIndicator]

  init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    levels = Set(
      config.texts("levels")?.compactMap(AreaLevel.init(rawValue:)) ?? [.municipality, .wijk, .buurt])
    let named = Set(config.texts("with") ?? ["country", "province", "municipality"])
    let kinds = ComparisonKind.allCases.filter { named.contains($0.rawValue) }
    self.kinds = kinds
    provinces = config.object("province").map(MembershipFile.init)
    alike = config.object("alike").map { AlikeGroups($0, input, into: &diagnostics) }
    differences = config.flag("differences")
    trend = config.text("trend").flatMap(TrendKind.init(rawValue:))
    let average = config.text("average").flatMap(GroupAverage.Kind.init(rawValue:)) ?? .weighted
    let denominators = CompareSettings.denominators(config, input, into: &diagnostics)
    compared = (config.columns("indicators", of: input, into: &diagnostics) ?? []).map { column, place in
      if !kinds.isEmpty, column.statistic == .sum {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "'\(column.id)' is a count, which says most of all how large an area is",
            at: place,
            hint: "make a share or a rate of it with 'derive' first, or say with: [] for its trend alone"))
      }
      let own = denominators[column.id] ?? column.denominator.flatMap { input[$0]?.id }
      return ComparedIndicator(
        source: column, denominator: average == .weighted ? own : nil,
        average: average == .weighted && own == nil ? .mean : average)
    }
    checkUse(config, into: &diagnostics)
  }

  private static func denominators(
    _ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics
  ) -> [IndicatorID: IndicatorID] {
    var found: [IndicatorID: IndicatorID] = [:]
    for entry in config.entries("denominators") {
      let column = input.column(named: entry.key, at: entry.keyPlace, into: &diagnostics)
      let other = input.column(named: entry.value.text ?? "", at: entry.value.place, into: &diagnostics)
      if let column, let other { found[column.id] = other.id }
    }
    return found
  }

  private func checkUse(_ config: Config, into diagnostics: inout Diagnostics) {
    if kinds.contains(.alike), alike == nil {
      diagnostics.add(
        Diagnostic(
          .missingField, "'with' names alike, and nothing says what makes areas alike",
          at: config.place(of: "with"),
          hint: "give alike: { size: inhabitants }"))
    }
    if alike != nil, !kinds.contains(.alike) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'alike' has no effect", at: config.place(of: "alike"), hint: "add alike to 'with'"))
    }
    if kinds.isEmpty, trend == nil {
      diagnostics.add(
        Diagnostic(.invalidValue, "'compare' has nothing to compare", at: config.place(of: "with")))
    }
  }
}
