import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ReportSink

/// Whole pages of a made-up report, to see a change as a reader would.
///
/// Run with `PEIL_UPDATE_GOLDEN=1` to write the pages anew; then read the difference.
@Suite("The pages of a small report")
struct GoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  /// Every level, every status, an interval and an index made in two steps.
  private static var frame: IndicatorFrame {
    var frame = Sample.frame([Sample.country, Sample.province, Sample.city] + Sample.wijken)
    let statuses: [CellStatus] = [
      .observed, .estimated, .imputed, .provisional, .suppressed, .notApplicable, .missing,
    ]
    for status in statuses {
      let code = AreaCode("BU0001010\(status.rawValue)", level: .buurt)
      let cells: [(Double?, CellStatus)] = [
        (1500, .observed), (Double(status.rawValue) / 4, .observed), (12.5, status), (30, status),
        (20, .observed),
      ]
      frame.appendRow(Area(code, name: "Buurt \(status.rawValue + 1)"), Sample.period, cells)
    }
    let income = frame.columns[2]
    let bounds = IndicatorColumn.Bounds(
      lower: income.values.map { $0 - 1.5 }, upper: income.values.map { $0 + 2.5 })
    frame.setColumn(
      IndicatorColumn(income.id, values: income.values, statuses: income.statuses, bounds: bounds))
    return frame
  }

  private static var facts: RunFacts {
    let table = SourceOrigin.TableFacts(
      TableBinding(
        table: "83765NED", title: "Kerncijfers wijken en buurten 2017", publisher: "CBS",
        licence: "CC BY 4.0",
        edition: "2019-11-04", address: "https://www.cbs.nl/83765NED"))
    func source(_ column: String) -> Origin {
      .source(SourceOrigin(step: "kwb", column: column, table: table, file: "kwb.csv", sha256: "ab12"))
    }
    return RunFacts(
      pipeline: "voorbeeld", pipelineSHA256: "cd34", version: "0.1",
      origins: [
        "inhabitants": source("AantalInwoners_5"), "low_income": source("HuishoudensMetEenLaagInkomen_72"),
        "benefit": source("PersonenPerSoortUitkeringWW_76"), "age_65_plus": source("k_65JaarOfOuder_12"),
        "low_income_z": .derived(
          Derivation(step: "scores", formula: "(x − gemiddelde) / standaardafwijking", inputs: ["low_income"])
        ),
        "vulnerability": .derived(
          Derivation(
            step: "index", formula: "2/3 low_income_z + 1/3 benefit", inputs: ["low_income_z", "benefit"])),
      ])
  }

  @Test("are what they were", arguments: ["index.html", "GM0001/index.html", "methode.html"])
  func pages(file: String) throws {
    let pages = try Sample.pages(Self.frame, facts: Self.facts)
    #expect(pages.keys.sorted() == ["GM0001/index.html", "index.html", "methode.html"])
    // The style sheet is left out: it says nothing about the figures.
    let page = try #require(pages[file]).replacing(PageText.style, with: "")
    let golden = Self.folder.appendingPathComponent(file.replacing("/", with: "-"))
    if ProcessInfo.processInfo.environment["PEIL_UPDATE_GOLDEN"] != nil {
      try Data(page.utf8).write(to: golden)
    }
    #expect(try page == String(contentsOf: golden, encoding: .utf8))
  }
}
