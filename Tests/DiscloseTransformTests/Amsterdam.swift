import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting

/// The counts of Amsterdam in 2017 by wijk and buurt, read where they lie beside the repository.
enum Amsterdam {
  /// The file, found by walking up from this one; nil where it is absent.
  static let file: URL? = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let file = folder.appendingPathComponent(
        "shared/data/cbs-kwb-amsterdam-2017/Kerncijfers_wijken_en_buurten_2017.csv")
      if FileManager.default.fileExists(atPath: file.path) { return file }
    }
    return nil
  }()

  /// The counts, and a part of the header of each.
  static let columns: [(id: IndicatorID, header: String)] = [
    ("inhabitants", "Aantal.inwoners..aantal."), ("men", "Mannen..aantal."), ("women", "Vrouwen..aantal."),
    ("age_0_14", ".0.tot.15.jaar..aantal."), ("age_15_24", ".15.tot.25.jaar..aantal."),
    ("age_25_44", ".25.tot.45.jaar..aantal."), ("age_45_64", ".45.tot.65.jaar..aantal."),
    ("age_65_plus", ".65.jaar.of.ouder..aantal."), ("widowed", "Verweduwd..aantal."),
    ("households", "Huishoudens.totaal..aantal."), ("one_person", "Eenpersoonshuishoudens..aantal."),
    ("without_children", "Huishoudens.zonder.kinderen..aantal."),
    ("with_children", "Huishoudens.met.kinderen..aantal."), ("assistance", "Bijstand..aantal."),
    ("unemployment", "WW..aantal."),
  ]

  static let schema = FrameSchema(columns.map { DiscloseFixture.indicator($0.id, .count) })

  /// The sums that the table holds.
  static let sums: [Attacker.ColumnSum] = [
    .init(total: "inhabitants", parts: ["men", "women"]),
    .init(
      total: "inhabitants", parts: ["age_0_14", "age_15_24", "age_25_44", "age_45_64", "age_65_plus"]),
    .init(total: "households", parts: ["one_person", "without_children", "with_children"]),
  ]

  /// Rates as a pipeline derives them.
  static let rates: ConfigNode = [
    "indicators": [
      "widowed_share": ["formula": "100 * widowed / (inhabitants - age_0_14)", "unit": "percent"],
      "one_person_share": ["formula": "100 * one_person / households", "unit": "percent"],
      "assistance_rate": ["formula": "1000 * assistance / inhabitants", "unit": "per_1000"],
      "unemployment_rate": [
        "formula": "1000 * unemployment / (age_15_24 + age_25_44 + age_45_64)", "unit": "per_1000",
      ],
    ]
  ]

  /// The same, as a reader knows them.
  static let knownRates: [Attacker.Rate] = [
    .init(
      id: "widowed_share", scale: 100, numerator: "widowed", denominator: ["inhabitants": 1, "age_0_14": -1]),
    .init(id: "one_person_share", scale: 100, numerator: "one_person", denominator: ["households": 1]),
    .init(id: "assistance_rate", scale: 1000, numerator: "assistance", denominator: ["inhabitants": 1]),
    .init(
      id: "unemployment_rate", scale: 1000, numerator: "unemployment",
      denominator: ["age_15_24": 1, "age_25_44": 1, "age_45_64": 1]),
  ]

  /// The rules of the house, with the sums.
  static let rules: ConfigNode = [
    "sums": [
      "inhabitants": [
        ["men", "women"], ["age_0_14", "age_15_24", "age_25_44", "age_45_64", "age_65_plus"],
      ],
      "households": ["one_person", "without_children", "with_children"],
    ]
  ]

  /// The file as a frame: a plain reader, as no field holds a comma or a quote in these columns.
  static func frame() throws -> IndicatorFrame {
    guard let file else { return IndicatorFrame(columns: schema.ids) }
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let records = lines.map { fields(String($0)) }
    let header = records.first ?? []
    let code = header.firstIndex(of: "Regioaanduiding.Codering..code.") ?? 0
    let positions = columns.map { column in header.firstIndex { $0.hasSuffix(column.header) } ?? 0 }
    return .rows(
      schema.ids,
      records.dropFirst().map { record in
        (record[code], 2017, positions.map { Double(record[$0].filter { $0 != " " }) })
      })
  }

  static func fields(_ line: String) -> [String] {
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
