import Foundation
import IndicatorSchema
import PluginKit

/// Figures of wijken and municipalities in 2022, read in place from the shared data where that is present.
enum RealData {
  /// The folder of the data, found by going up from this file.
  static let folder: String? = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("shared/data/cbs-kwb-2022-wijken").path
      if FileManager.default.fileExists(atPath: candidate + "/NLD_dist.csv") { return candidate }
    }
    return nil
  }()

  static var isPresent: Bool { folder != nil }

  /// The columns: name in the file, indicator.
  private static let columns: [(name: String, indicator: Indicator)] = [
    ("population", make("inhabitants", "Inwoners", .count, .context, "population")),
    ("pop_0_14", make("age_0_14", "0 tot 15 jaar", .percent, .context, "population")),
    ("pop_65plus", make("age_65_plus", "65 jaar of ouder", .percent, .context, "population")),
    (
      "income_low",
      make(
        "low_income_persons", "Personen met laag inkomen", .percent, .worse, "income",
        "Het deel van de mensen met een inkomen bij de laagste 40% van Nederland.")
    ),
    ("income_high", make("high_income_persons", "Personen met hoog inkomen", .percent, .better, "income")),
    (
      "employment_rate",
      make(
        "employment", "Nettoarbeidsparticipatie", .percent, .better, "work",
        "Het deel van de mensen van 15 tot 75 jaar met betaald werk.")
    ),
    (
      "edu_appl_sci", make("higher_education", "Hbo of universiteit afgerond", .percent, .better, "education")
    ),
    ("dwelling_value", make("dwelling_value", "Gemiddelde WOZ-waarde", .thousandEuro, .better, "housing")),
    ("dwelling_ownership", make("owned_dwellings", "Koopwoningen", .percent, .context, "housing")),
  ]

  private static func make(
    _ id: IndicatorID, _ label: String, _ unit: IndicatorSchema.Unit, _ polarity: Polarity, _ domain: String,
    _ definition: String? = nil
  ) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: label), definition: definition.map { LocalizedText(nl: $0) },
      unit: unit,
      polarity: polarity, domain: domain)
  }

  static let index = make(
    "vulnerability", "Index kwetsbaarheid", .score, .worse, "index",
    "Hoe ver een gebied bij vier cijfers samen van het gemiddelde ligt.")
  private static let scored: [IndicatorID] = [
    "low_income_persons", "employment", "higher_education", "dwelling_value",
  ]

  static let schema = FrameSchema([index] + columns.map(\.indicator))

  /// Where the columns come from.
  static var facts: RunFacts {
    let table = SourceOrigin.TableFacts(
      TableBinding(
        table: "85318NED", title: "Kerncijfers wijken en buurten 2022", publisher: "CBS",
        licence: "CC BY 4.0",
        address: "https://www.cbs.nl"))
    var origins: [IndicatorID: Origin] = [:]
    for (name, indicator) in columns {
      origins[indicator.id] = .source(
        SourceOrigin(
          step: "kwb", column: name, table: table, file: "NLD_dist.csv",
          sha256: String(repeating: "d8caf272", count: 8)))
    }
    origins[index.id] = .derived(
      Derivation(step: "index", formula: "gemiddelde van de z-scores, gewicht 1, 1, 1 en 1", inputs: scored))
    return RunFacts(
      pipeline: "ken-uw-doelgroep-2022", pipelineSHA256: String(repeating: "0a1b2c3d", count: 8),
      version: "0.1",
      origins: origins)
  }

  /// The rows of some municipalities, or of all; wijken on request.
  static func frame(municipalities wanted: Set<String>? = nil, wijken: Bool) throws -> IndicatorFrame {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    let provinces = try table(folder + "/NLD_prov.csv").map { ($0["name"] ?? "", $0["code"] ?? "") }
    let provinceCodes = Dictionary(provinces, uniquingKeysWith: { first, _ in first })
    let municipalities = try table(folder + "/NLD_muni.csv")
    var rows = municipalities.map { row($0, parent: provinceCodes[$0["province"] ?? ""]) }
    let aggregates = summaries(of: rows, names: provinces)
    let moments = self.moments(of: rows)
    rows.removeAll { row in wanted.map { !$0.contains(row.area.code.text) } ?? false }
    if wijken {
      rows += try table(folder + "/NLD_dist.csv").map { row($0, parent: nil) }.filter { row in
        wanted.map { $0.contains(row.area.code.municipality?.text ?? "") } ?? true
      }
    }
    return scoredFrame(aggregates + rows, moments)
  }

  private struct Row {
    var area: Area
    var cells: [(Double?, CellStatus)]
  }

  private static func row(_ record: [String: String], parent: String?) -> Row {
    let code = AreaCode(cbs: record["code"] ?? "") ?? AreaCode("", level: .custom)
    let cells = columns.map { column -> (Double?, CellStatus) in
      let value = Double(record[column.name] ?? "")
      return (value, value == nil ? .missing : .observed)
    }
    return Row(
      area: Area(code, name: record["name"], parent: parent.flatMap { AreaCode(cbs: $0) }), cells: cells)
  }

  /// The country and the provinces, weighted by inhabitants: estimates, because rounded shares went in.
  private static func summaries(of rows: [Row], names: [(String, String)]) -> [Row] {
    func summary(_ code: String, _ name: String, _ members: [Row]) -> Row {
      let cells = columns.indices.map { column -> (Double?, CellStatus) in
        let known = members.compactMap { row in
          row.cells[column].0.flatMap { value in row.cells[0].0.map { (value, $0) } }
        }
        let people = known.reduce(0) { $0 + $1.1 }
        if column == 0 { return (people, .observed) }
        return people > 0 ? (known.reduce(0) { $0 + $1.0 * $1.1 } / people, .estimated) : (nil, .missing)
      }
      return Row(area: Area(AreaCode(cbs: code) ?? AreaCode(code, level: .custom), name: name), cells: cells)
    }
    let provinces = names.map { name, code in
      summary(code, name, rows.filter { $0.area.parent?.text == code })
    }
    return [summary("NL00", "Nederland", rows)] + provinces
  }

  private static let scoredColumns = columns.indices.filter { scored.contains(columns[$0].indicator.id) }

  private static func moments(of rows: [Row]) -> [(mean: Double, deviation: Double)] {
    scoredColumns.map { column in
      let values = rows.compactMap { $0.cells[column].0 }
      let mean = values.reduce(0, +) / Double(values.count)
      let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
      return (mean, square.squareRoot())
    }
  }

  /// The rows with the index in front: the mean of z-scores, each turned so that higher is more vulnerable.
  private static func scoredFrame(_ rows: [Row], _ moments: [(mean: Double, deviation: Double)])
    -> IndicatorFrame
  {
    var frame = IndicatorFrame(columns: schema.ids)
    for row in rows {
      let scores = zip(scoredColumns, moments).compactMap { column, moment in
        row.cells[column].0.map { value in
          (value - moment.mean) / moment.deviation * (columns[column].indicator.polarity == .worse ? 1 : -1)
        }
      }
      let index = scores.count >= 3 ? scores.reduce(0, +) / Double(scores.count) : nil
      let cells = [(index, index == nil ? CellStatus.missing : .observed)] + row.cells
      frame.appendRow(row.area, Period(year: 2022) ?? frame.periods[0], cells)
    }
    return frame
  }

  /// Records of a CSV file with quoted fields that hold no line ends.
  private static func table(_ path: String) throws -> [[String: String]] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(fields)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
