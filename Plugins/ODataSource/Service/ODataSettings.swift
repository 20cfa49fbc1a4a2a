import IndicatorSchema
import PluginKit

/// Which table of which service is read, and how.
struct ODataSettings: Sendable {
  /// The address of the table, without a slash at the end.
  let address: ServiceAddress
  let version: Version
  let format: Format
  let paging: Paging
  /// The records that are asked for at once, where the reader counts them.
  let pageSize: Int
  /// Whether the service is asked how many records there are.
  let counts: Bool
  /// What the codes of areas must start with; empty for all areas.
  let areaPrefixes: [String]
  /// What each text in `ValueAttribute` stands for, by SDMX code.
  let statuses: [String: String]
  /// Where the pipeline file names the table.
  let place: Place

  /// The version of the protocol.
  enum Version: Sendable {
    case v3
    case v4
  }

  /// How records are written.
  enum Format: Sendable {
    case json
    case atom
  }

  /// How one gets from page to page.
  enum Paging: Sendable {
    /// By the links that the service gives.
    case links
    /// By asking for so many records behind so many.
    case skipping
  }

  /// The name of the table at its service, which messages name it by.
  var name: String { address.lastPart }

  /// The address of something that belongs to the table.
  func location(_ path: String) -> Location { Location(path: "\(address.text)/\(path)", place: place) }
}

extension ODataSettings {
  /// The fields that say which table is read.
  static let fields: [ConfigField] = [
    ConfigField(
      "url", .text, doc: "The address of the table.",
      example: "https://opendata.cbs.nl/ODataApi/odata/83765NED"),
    ConfigField(
      "dataset", .text, doc: "The name of the table at a known service, instead of its address.",
      example: "83765NED"),
    ConfigField(
      "service", .choice(["cbs-v3", "cbs-v4"]), .defaults(to: "cbs-v3"),
      doc: "The service that has the dataset: that of Statistics Netherlands, by version of the protocol."),
    ConfigField(
      "base", .text, doc: "The address of that service, where it is not the usual one.",
      example: "https://beta-odata4.cbs.nl/CBS"),
    ConfigField(
      "version", .choice(["3", "4"]),
      doc: "The version of the protocol, where the address does not tell."),
    ConfigField(
      "format", .choice(["json", "atom"]), .defaults(to: "json"),
      doc: "How records are written; version 4 has JSON only."),
    ConfigField(
      "areas", .list(.text),
      doc: "What the codes of areas must start with. The service is asked for these only.",
      example: "[GM0363, WK0363, BU0363]"),
    ConfigField(
      "statuses", .map(.choice(CellStatus.allCases.map(\.name))),
      doc: "What texts in `ValueAttribute` of version 4 stand for, beside those that are known.",
      example: "{ Unreliable: missing }"),
    ConfigField(
      "paging", .choice(["links", "skip"]),
      doc: "Whether pages are found by the links of the service, or by `$skip` and `$top`. "
        + "The latter for addresses with `ODataApi`, which gives an error for more than 10 000 records."),
    ConfigField(
      "page", .integer, .defaults(to: "10000"), doc: "The records of a page, for `$skip` and `$top`."),
    ConfigField(
      "count", .flag, .defaults(to: "true"),
      doc: "Whether the service is asked how many records there are, so that none can be missed."),
  ]

  /// Reads the fields.
  ///
  /// - Throws: `Diagnostics` with every complaint.
  init(_ config: Config) throws {
    var diagnostics = Diagnostics()
    let address = diagnostics.collect { try ODataSettings.address(config) }
    let version = address.flatMap { address in
      diagnostics.collect { try ODataSettings.version(config, address) }
    }
    let pageSize = config.integer("page") ?? 0
    if pageSize < 1 {
      diagnostics.add(
        Diagnostic(.invalidValue, "a page holds at least 1 record", at: config.place(of: "page")))
    }
    if version == .v4, config.text("format") == "atom" {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "version 4 has no Atom", at: config.place(of: "format"), hint: "leave it out"))
    }
    for node in config.node("areas")?.list ?? [] where node.text?.isEmpty != false {
      diagnostics.add(Diagnostic(.invalidValue, "an empty start of a code fits every area", at: node.place))
    }
    guard let address, let version, diagnostics.isEmpty else { throw diagnostics }
    let skips = config.text("paging").map { $0 == "skip" } ?? address.text.lowercased().contains("/odataapi/")
    self.init(
      address: address, version: version, format: config.text("format") == "atom" ? .atom : .json,
      paging: skips ? .skipping : .links, pageSize: pageSize, counts: config.flag("count"),
      areaPrefixes: config.texts("areas") ?? [], statuses: ODataSettings.statuses(config),
      place: config.place(of: config.text("url") == nil ? "dataset" : "url"))
  }

  /// The known texts, and those that the configuration adds.
  private static func statuses(_ config: Config) -> [String: String] {
    var statuses: [String: CellStatus] = [
      "None": .observed, "Provisional": .provisional, "RevisedProvisional": .provisional,
      "Estimated": .estimated,
      "Impossible": .notApplicable, "Confidential": .suppressed, "Missing": .missing,
    ]
    for entry in config.entries("statuses") {
      statuses[entry.key] = entry.value.text.flatMap(CellStatus.init)
    }
    return statuses.mapValues(\.code)
  }

  private static func address(_ config: Config) throws -> ServiceAddress {
    let place = config.place(of: config.text("url") == nil ? "dataset" : "url")
    switch (config.text("url"), config.text("dataset")) {
    case (let url?, nil):
      for field in ["service", "base"] where config.node(field) != nil {
        throw Diagnostic(
          .invalidValue, "'\(field)' goes with 'dataset', not with 'url'", at: config.place(of: field))
      }
      return try ServiceAddress(url, at: place)
    case (nil, let dataset?):
      guard !dataset.isEmpty,
        dataset.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
      else {
        throw Diagnostic(
          .invalidValue, "'\(dataset)' is not the name of a table", at: place, hint: "for example 83765NED")
      }
      let usual = isFour(config) ? "https://odata4.cbs.nl/CBS" : "https://opendata.cbs.nl/ODataFeed/odata"
      return try ServiceAddress(config.text("base") ?? usual, at: config.place(of: "base")).adding(dataset)
    case (nil, nil):
      throw Diagnostic(
        .missingField, "neither 'url' nor 'dataset' says which table is read", at: config.place,
        hint: "for example dataset: 83765NED")
    default:
      throw Diagnostic(.invalidValue, "'url' and 'dataset' are both given", at: place, hint: "leave one out")
    }
  }

  private static func isFour(_ config: Config) -> Bool { config.text("service") == "cbs-v4" }

  private static func version(_ config: Config, _ address: ServiceAddress) throws -> Version {
    if let given = config.text("version") { return given == "4" ? .v4 : .v3 }
    if config.text("dataset") != nil { return isFour(config) ? .v4 : .v3 }
    let text = address.text.lowercased()
    if text.contains("/odataapi/") || text.contains("/odatafeed/") { return .v3 }
    if text.contains("://odata4.") || text.contains("-odata4.") { return .v4 }
    throw Diagnostic(
      .missingField, "the address does not tell the version of OData", at: config.place(of: "url"),
      hint: "add version: 3 or version: 4")
  }
}
