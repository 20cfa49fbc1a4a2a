import IndicatorSchema
import PluginKit

/// Reads catalogue files: indicators, and the tables they are found in.
struct CatalogueReader {
  private(set) var catalogue = Catalogue()
  private(set) var diagnostics = Diagnostics()

  /// Reads a file into the catalogue; complaints are collected.
  mutating func read(path: String, name: String, requestedAt place: Place) {
    do {
      read(try YAMLReader.read(path: path, name: name))
    } catch let problem as Diagnostic where problem.place == nil {
      diagnostics.add(Diagnostic(problem.code, problem.message, at: place, hint: problem.hint))
    } catch {
      diagnostics.add(error)
    }
  }

  mutating func read(_ root: ConfigNode) {
    let before = diagnostics.items.count
    let config = ConfigSpec(CatalogueFields.file).decode(root, into: &diagnostics)
    guard diagnostics.items.count == before else { return }
    for entry in config.entries("indicators") { readIndicator(entry) }
    for entry in config.entries("bindings") {
      readTable(entry, of: config.requiredText("id"))
    }
  }

  private mutating func readIndicator(_ entry: ConfigNode.Entry) {
    let id = IndicatorID(entry.key)
    guard id.isValid else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(id)' is not a name for an indicator", at: entry.keyPlace,
          hint: "use lower-case letters, digits and underscores"))
      return
    }
    let config = Config(node: entry.value, fields: CatalogueFields.indicator)
    let indicator = Indicator(
      id: id, label: text(config, "label") ?? LocalizedText(nl: entry.key),
      definition: text(config, "definition"),
      unit: config.text("unit").flatMap { Unit(rawValue: $0) } ?? .count,
      polarity: config.text("polarity").flatMap { Polarity(rawValue: $0) } ?? .context,
      domain: config.requiredText("domain"), numerator: config.text("numerator").map { IndicatorID($0) },
      denominator: config.text("denominator").map { IndicatorID($0) }, validRange: range(config),
      breaks: breaks(config), statistic: config.text("statistic").flatMap { Statistic(rawValue: $0) })
    if !catalogue.add(indicator) {
      diagnostics.add(
        Diagnostic(.duplicateKey, "indicator '\(id)' is declared twice", at: entry.keyPlace))
    }
  }

  private func text(_ config: Config, _ name: String) -> LocalizedText? {
    guard let nested = config.object(name) else { return config.text(name).map { LocalizedText(nl: $0) } }
    return LocalizedText(nl: nested.requiredText("nl"), en: nested.text("en"))
  }

  private mutating func range(_ config: Config) -> ClosedRange<Double>? {
    guard let bounds = config.texts("range") else { return nil }
    let numbers = bounds.compactMap { Double($0) }
    guard numbers.count == 2, numbers[0] <= numbers[1] else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'range' expects two numbers, the lowest first", at: config.place(of: "range")))
      return nil
    }
    return numbers[0]...numbers[1]
  }

  private mutating func breaks(_ config: Config) -> [SeriesBreak] {
    (config.node("breaks")?.list ?? []).compactMap { node in
      guard let from = node["from"]?.text.flatMap({ Period($0) }) else {
        diagnostics.add(Diagnostic(.invalidValue, "'from' is not a period", at: node.place))
        return nil
      }
      return SeriesBreak(from: from, note: node["note"]?.text ?? "")
    }
  }

  private mutating func readTable(_ entry: ConfigNode.Entry, of catalogueID: String) {
    let config = Config(node: entry.value, fields: CatalogueFields.table)
    var table = TableBinding(
      table: entry.key, title: config.requiredText("title"), publisher: config.requiredText("publisher"),
      licence: config.requiredText("licence"), edition: config.text("edition"),
      address: config.text("address"), period: config.text("period").flatMap { Period($0) })
    for column in config.entries("columns") {
      table.columns[IndicatorID(column.key)] = ColumnBinding(column.value, into: &diagnostics)
    }
    if !catalogue.add(table, to: catalogueID) {
      diagnostics.add(
        Diagnostic(.duplicateKey, "table '\(entry.key)' is bound twice", at: entry.keyPlace))
    }
  }

  /// Complains about bindings of indicators that no catalogue file declares.
  mutating func checkBindings() {
    for key in catalogue.tables.keys.sorted() {
      guard let table = catalogue.tables[key] else { continue }
      for id in table.columns.keys.sorted() where catalogue.indicators[id] == nil {
        diagnostics.add(
          Diagnostic(
            .unknownIndicator, "the bindings of \(key) name the unknown indicator '\(id)'",
            hint: Suggestion.hint(for: id.text, among: catalogue.indicators.keys.map(\.text))))
      }
    }
  }
}
