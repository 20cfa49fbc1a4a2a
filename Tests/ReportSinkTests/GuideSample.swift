import IndicatorSchema
import PluginKit

@testable import ReportSink

/// A municipality with all that guides speak of: an estimate with its verdicts, figures of every theme, costs.
enum GuideSample {
  /// A column: name, label, unit, polarity, theme, and what it says of another.
  private typealias Column = (
    id: IndicatorID, label: String, unit: IndicatorSchema.Unit, polarity: Polarity, domain: String,
    facet: Facet?
  )

  private static let columns: [Column] = [
    ("inhabitants", "Inwoners", .count, .context, "population", nil),
    ("low_literacy", "Moeite met lezen en schrijven", .percent, .worse, "literacy", nil),
    (
      "low_literacy_people", "Aantal mensen", .count, .context, "literacy", Facet(of: "low_literacy", .people)
    ),
    ("low_literacy_lq", "Quotiënt", .score, .context, "literacy", Facet(of: "low_literacy", .quotient)),
    ("low_literacy_verdict", "Oordeel", .score, .context, "literacy", Facet(of: "low_literacy", .verdict)),
    (
      "low_literacy_above", "Kans", .percent, .context, "literacy",
      Facet(of: "low_literacy", .probabilityAbove)
    ),
    ("lowest_40_persons", "Laag inkomen", .percent, .worse, "income", nil),
    ("income_verdict", "Oordeel", .score, .context, "income", Facet(of: "lowest_40_persons", .verdict)),
    ("employment_rate", "Mensen met werk", .percent, .better, "work", nil),
    ("higher_education", "Hoog opgeleid", .percent, .better, "education", nil),
    ("age_0_14_share", "Jonger dan 15", .percent, .context, "family", nil),
    ("age_65_plus_share", "Ouder dan 65", .percent, .worse, "ageing", nil),
    ("born_abroad", "Geboren buiten Nederland", .percent, .worse, "origin", nil),
    (
      "break_even", "Quitte", .percent, .context, "costs_and_benefits",
      Facet(of: "low_literacy_people", .breakEven)
    ),
    ("cost", "Kosten", .euro, .context, "costs_and_benefits", Facet(of: "low_literacy_people", .cost)),
    (
      "outside", "Buiten de gemeente", .percent, .context, "costs_and_benefits",
      Facet(of: "low_literacy_people", .outsideMunicipality)
    ),
    (
      "total", "Baten", .euro, .context, "costs_and_benefits",
      Facet(of: "low_literacy_people", .totalBenefit)
    ),
  ]

  static let schema = FrameSchema(
    columns.map { column in
      Indicator(
        id: column.id, label: LocalizedText(nl: column.label), unit: column.unit, polarity: column.polarity,
        domain: column.domain, facet: column.facet)
    })

  /// The figures in the order of the columns; the country has no verdicts and no costs.
  static let country: [Double?] = [
    17_000_000, 11.9, 1_300_000, nil, nil, nil, 40, nil, 65, 32, 15, 20, 10, nil, nil, nil, nil,
  ]
  static let city: [Double?] = [
    51_200, 14, 5200, nil, nil, nil, 43.2, nil, 62, 25, 15.04, 24, 12, 124, 300_000, 90, 40_000,
  ]
  static func wijk(_ people: Double, quotient: Double, verdict: Double) -> [Double?] {
    [
      people, 14 * quotient, people * 0.1 * quotient, quotient, verdict, 83, 45, 1, 60, 25, 15, 24, 12, nil,
      nil,
      nil, nil,
    ]
  }
  static func rows(_ name: String = "Voorbeeldstad", city: [Double?] = city) -> [Sample.Row] {
    [("NL00", "Nederland", nil, country), ("GM0001", name, nil, city)]
      + [
        ("WK000101", "Centrum", nil, wijk(12_000, quotient: 1.4, verdict: 3)),
        ("WK000102", "'t Zand", nil, wijk(9000, quotient: 0.8, verdict: 1)),
        ("WK000103", "Noord", nil, wijk(20_000, quotient: 1.2, verdict: 2)),
        ("WK000104", "Zuid", nil, wijk(6000, quotient: 0.7, verdict: 1)),
      ]
  }

  /// The rows with intervals for the estimate and the costs: from a half to the double for money, a fifth for people.
  static func frame(_ rows: [Sample.Row] = rows()) -> IndicatorFrame {
    var frame = Sample.frame(rows, schema: schema)
    for (id, low, high) in [
      ("low_literacy", 0.8, 1.2), ("low_literacy_people", 0.8, 1.2), ("break_even", 0.05, 3.8),
      ("cost", 0.5, 1), ("outside", 0.95, 1.05), ("total", 0.05, 18),
    ] as [(IndicatorID, Double, Double)] {
      guard let column = frame.column(id) else { continue }
      frame.setColumn(
        IndicatorColumn(
          id, values: column.values, statuses: column.statuses,
          bounds: IndicatorColumn.Bounds(
            lower: column.values.map { $0 * low }, upper: column.values.map { $0 * high })))
    }
    return frame
  }

  /// All portfolios, and what each payer bears; fields that are given come in the place of those.
  static func settings(_ more: ConfigNode = [:]) -> ConfigNode {
    let usual: ConfigNode = [
      "path": "r", "documents": ["guide"],
      "portfolios": ["culture", "social", "work", "health", "education", "finance"],
      "costs": [
        ["label": "zorg", "euro": 89, "portfolios": ["health", "finance"]],
        ["label": "uitkeringen", "euro": 118, "portfolios": ["work", "finance"]],
        ["label": "iedereen", "euro": 1],
      ],
    ]
    let own = more.entries ?? []
    let kept = (usual.entries ?? []).filter { entry in !own.contains { $0.key == entry.key } }
    return ConfigNode(.map(kept + own), at: usual.place)
  }

  /// The guides of the municipality by portfolio.
  static func guides(
    _ frame: IndicatorFrame = frame(), schema: FrameSchema = schema, _ node: ConfigNode = settings()
  ) throws -> [String: String] {
    let pages = try Sample.pages(frame, schema: schema, node)
    return Dictionary(
      uniqueKeysWithValues: ReportFields.Portfolio.allCases.compactMap { portfolio in
        pages["GM0001/gesprek-\(portfolio.rawValue).html"].map { (portfolio.rawValue, $0) }
      })
  }
}
