import HouseStyle
import IndicatorSchema
import PluginKit

/// The configuration, read and checked.
struct ReportSettings: Sendable {
  let path: String
  let title: String
  let language: Language
  let style: HouseStyle
  let input: FrameSchema
  /// The share in percent that the report is about.
  let estimate: IndicatorID?
  /// The column to put areas in order by.
  let index: IndicatorID?
  /// The code of the row to compare with, nil for the one of the level country.
  let national: String?
  /// The level of the areas that get a profile, nil for all.
  let profiledLevel: AreaLevel?
  let maps: [MapSettings]
  let documents: Set<ReportFields.Document>
  let portfolios: [ReportFields.Portfolio]
  let poster: PosterSettings
  let wantsPDF: Bool
  let templates: [OwnTemplate]

  /// A template that takes the place of another.
  struct OwnTemplate: Sendable {
    let name: String
    let location: Location
  }

  /// Reads the configuration.
  ///
  /// - Throws: `Diagnostic` when a text of the program can't be read.
  init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) throws {
    path = config.requiredText("path")
    title = config.requiredText("title")
    let code = Language.Code(rawValue: config.requiredText("language")) ?? .nl
    style = HouseStyle(config.object("style"), wording: try Language.texts(code), into: &diagnostics)
    language = Language(code, wording: style.wording)
    national = config.text("national").flatMap { $0 == "auto" ? nil : $0 }
    profiledLevel = config.text("areas").flatMap { AreaLevel(rawValue: $0) }
    self.input = input
    if input.columns.isEmpty {
      diagnostics.add(Diagnostic(.invalidValue, "there is no indicator to report", at: config.place))
    }
    index = ReportSettings.index(config, input, into: &diagnostics)
    estimate = ReportSettings.estimate(config, input, into: &diagnostics)
    maps = (config.node("maps")?.list ?? []).compactMap { MapSettings($0, into: &diagnostics) }
    documents = Set(
      config.texts("documents")?.compactMap(ReportFields.Document.init(rawValue:))
        ?? ReportFields.Document.allCases)
    let named = config.texts("portfolios")?.compactMap(ReportFields.Portfolio.init(rawValue:)) ?? [.social]
    portfolios = ReportFields.Portfolio.allCases.filter(named.contains)
    wantsPDF = config.flag("pdf")
    poster = PosterSettings(config, input, language, into: &diagnostics)
    templates = ReportSettings.templates(config, into: &diagnostics)
  }

  private static func templates(_ config: Config, into diagnostics: inout Diagnostics) -> [OwnTemplate] {
    let names = PageText.sources.map(\.name)
    return config.entries("templates").compactMap { entry in
      guard names.contains(entry.key) else {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "there is no template '\(entry.key)' to take the place of", at: entry.keyPlace,
            hint: Suggestion.hint(for: entry.key, among: names)
              ?? "there are \(names.joined(separator: ", "))"))
        return nil
      }
      let location = Location(path: entry.value.text ?? "", member: nil, place: entry.value.place)
      return OwnTemplate(name: entry.key, location: location)
    }
  }

  private static func index(
    _ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics
  ) -> IndicatorID? {
    guard let name = config.text("index") else {
      return input.columns.first { $0.unit == .score && $0.domain == "index" && $0.facet == nil }?.id
    }
    return input.column(named: name, at: config.place(of: "index"), into: &diagnostics)?.id
  }

  private static func estimate(
    _ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics
  ) -> IndicatorID? {
    guard let name = config.text("estimate") else {
      return input["low_literacy"].flatMap { $0.unit == .percent ? $0.id : nil }
    }
    let column = input.column(named: name, at: config.place(of: "estimate"), into: &diagnostics)
    if let column, column.unit != .percent {
      diagnostics.add(
        Diagnostic(
          .unitClash, "'\(name)' is in \(column.unit.rawValue), and a report is about a share in percent",
          at: config.place(of: "estimate")))
    }
    return column?.id
  }
}

/// The borders of the areas of a level.
struct MapSettings: Sendable {
  let level: AreaLevel
  let location: Location
  let codeProperty: String?
  /// Where classes begin, where that is given.
  let breaks: [Double]?

  /// Reads an entry of `maps`; nil after a complaint.
  init?(_ node: ConfigNode, into diagnostics: inout Diagnostics) {
    guard let level = node["level"]?.text.flatMap(AreaLevel.init(rawValue:)), let geometry = node["geometry"],
      let path = geometry.text
    else { return nil }
    self.level = level
    location = Location(path: path, member: nil, place: geometry.place)
    codeProperty = node["code"]?.text
    breaks = node["breaks"]?.list?.compactMap(\.number)
    guard let breaks, let place = node["breaks"]?.place else { return }
    if breaks.isEmpty || breaks.count > 6 || !zip(breaks, breaks.dropFirst()).allSatisfy({ $0 < $1 }) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "classes begin at one to six numbers, each larger than the one before", at: place))
    }
  }
}
