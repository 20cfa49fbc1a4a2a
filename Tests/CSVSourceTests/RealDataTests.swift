import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import CSVSource

/// Exports of Statistics Netherlands as they were published, read in place from `shared/data` beside the project.
@Suite(.enabled(if: RealData.isThere, "shared/data is not beside the project"))
struct RealDataTests {
  private func profile(_ path: String, _ format: ConfigNode = [:]) throws -> TableProfile {
    var diagnostics = Diagnostics()
    let config = ConfigSpec(CSVSource.formatFields).decode(format, into: &diagnostics)
    return try CSVSource.profile(
      Location(path: path, place: ConfigNode.testPlace), format: config, host: RealData.host)
  }

  private func run(_ path: String, _ node: ConfigNode, _ indicators: [Indicator]) throws -> CSVRun {
    let location = ConfigNode(.scalar(path, isQuoted: true), at: ConfigNode.testPlace)
    let entry = ConfigNode.Entry(key: "location", keyPlace: ConfigNode.testPlace, value: location)
    let whole = ConfigNode(.map([entry] + (node.entries ?? [])), at: ConfigNode.testPlace)
    return try CSVRun(RealData.host, whole, PluginHarness.context(indicators))
  }

  private func texts(_ path: String, _ format: ConfigNode = [:]) throws -> TextTable {
    let folder = try #require(RealData.folder)
    let reader = try FileReader(folder.appending(path: path), name: path)
    var bytes = [UInt8](repeating: 0, count: 4 << 20)
    var count = 0
    while true {
      let read = try bytes.withUnsafeMutableBytes { try reader.read(into: .init(rebasing: $0[count...])) }
      if read == 0 { break }
      count += read
    }
    return try TextTable(Array(bytes[..<count]), format)
  }

  // Kerncijfers wijken en buurten 2017, which went through R.

  private static let kwb2017 = "cbs-kwb-amsterdam-2017/Kerncijfers_wijken_en_buurten_2017.csv"

  @Test func `profiles the neighbourhoods of 2017`() throws {
    let found = try profile(RealDataTests.kwb2017)
    #expect(found.rows == 580)
    #expect(found.columns.count == 110)
    // 7,838 points, and 45 cells that are empty.
    #expect(found.columns.reduce(0) { $0 + $1.missing } == 7838 + 45)
    #expect(found.columns[0].name == "#1")
    #expect(found.columns[0].type == .integer)
    #expect(found.columns.filter { $0.type == .text }.count < 8)
  }

  @Test func `maps the neighbourhoods of 2017 by title, group and unit`() throws {
    let run = try run(
      RealDataTests.kwb2017,
      [
        "area": "Regioaanduiding.Codering..code.", "period": "2017",
        "columns": [
          "inhabitants": ["title": "Aantal inwoners", "group": "Bevolking", "unit": "aantal"],
          "low_income": [
            "title": "Huishoudens met een laag inkomen", "group": ["Inkomen", "Inkomen van huishoudens"],
            "unit": "%",
          ],
        ],
      ], [CSVRun.indicator("inhabitants"), CSVRun.indicator("low_income", .percent)])
    let inhabitants = run.cells("inhabitants")
    #expect(run.receipt.records == 580)
    #expect(run.receipt.accepted == 580)
    #expect(inhabitants["NL00"] == 17_081_507)
    #expect(inhabitants["GM0363"] == 844_947)
    #expect(run.host.bindings["inhabitants"] == "Bevolking.Aantal.inwoners..aantal.")
    let levels = run.frame.areas.areas.map(\.code.level)
    #expect(levels.filter { $0 == .wijk }.count == 99)
    #expect(levels.filter { $0 == .buurt }.count == 479)
  }

  // The same table of 2015, as StatLine exports it with title, units and source.

  private static let kwb2015 = "cbs-kwb-amsterdam-2017/Kerncijfers_wijken_en_buurten_2015.csv"

  @Test func `reads the export CSV klassiek with its preset`() throws {
    let persons = ["Inkomen", "Inkomen van personen"] as ConfigNode
    let households = ["Inkomen", "Inkomen van huishoudens"] as ConfigNode
    let run = try run(
      RealDataTests.kwb2015,
      [
        "preset": "statline-klassiek", "period": "2015",
        "area": ["column": "Wijken en buurten", "level": "custom"],
        "columns": [
          "recipients": ["title": "Aantal inkomensontvangers", "group": persons, "unit": "aantal"],
          "mean_income": [
            "title": "Gemiddeld inkomen per inwoner", "group": persons, "unit": "x 1 000 euro",
          ],
          "low_income": ["title": "Huishoudens met een laag inkomen", "group": households, "unit": "%"],
        ],
      ],
      [
        CSVRun.indicator("recipients"), CSVRun.indicator("mean_income", .euro),
        CSVRun.indicator("low_income", .percent),
      ])
    #expect(
      run.receipt == SourceReceipt(records: 107, accepted: 106, filtered: ["footer": 1], missingCells: 7))
    #expect(run.frame.areas.areas.first?.code == AreaCode("Amsterdam", level: .custom))
    #expect(run.cells("recipients")["Amsterdam"] == 641_700)
    #expect(run.cells("mean_income")["Amsterdam"] == 26_900)
    #expect(run.cells("low_income")["Bedrijventerrein Sloterdijk"] == .some(nil))
    #expect(run.cells("low_income")["Driemond"] == 5.1)
    #expect(
      run.host.bindings["low_income"] == "Inkomen|Inkomen van huishoudens|Huishoudens met een laag inkomen|%")
  }

  @Test func `profiles the export CSV klassiek`() throws {
    let found = try profile(RealDataTests.kwb2015, ["preset": "statline-klassiek"])
    #expect(found.rows == 106)
    #expect(found.columns.map(\.name).first == "Wijken en buurten")
    #expect(found.columns.count == 11)
    #expect(found.columns.dropFirst().map(\.type).contains(.text) == false)
  }

  // Regional key figures 2015: all municipalities, 315 columns, two missing markers.

  private static let regions = "cbs-70072ned-2015/70072ned_UntypedDataSet_06062018_000805.csv"

  @Test func `sums the municipalities to the country`() throws {
    let run = try run(
      RealDataTests.regions,
      [
        "area": "RegioS", "period": ["column": "Perioden"], "empty_rows": "skip",
        "columns": [
          "inhabitants": "TotaleBevolking", "men": ["title": "Mannen", "occurrence": 1, "of": 2],
          "assistance": "BijstandTotDeAOWLeeftijd",
        ],
      ], [CSVRun.indicator("inhabitants"), CSVRun.indicator("men"), CSVRun.indicator("assistance")])
    #expect(run.receipt.records == 770)
    #expect(run.receipt.filtered == ["empty row": 320])
    #expect(run.receipt.quarantined == 0)
    #expect(run.host.bindings["men"] == "Mannen_2")
    let municipalities = run.frame.areas.areas.map(\.code).filter { $0.level == .municipality }
    #expect(municipalities.count == 393)
    let inhabitants = run.cells("inhabitants")
    #expect(municipalities.reduce(0) { $0 + ((inhabitants[$1.text] ?? nil) ?? 0) } == 16_900_726)
    #expect(inhabitants["NL01"] == 16_900_726)
    #expect(run.cells("assistance")["NL01"] == 448_730)
  }

  @Test func `a stem that is there more than once is not guessed at`() throws {
    let found = try #require(
      complaint {
        _ = try run(
          RealDataTests.regions,
          ["area": "RegioS", "period": ["column": "Perioden"], "columns": ["men": "Mannen"]],
          [CSVRun.indicator("men")])
      })
    #expect(found.code == .columnAmbiguous)
    #expect(found.hint?.contains("'Mannen_2', 'Mannen_122'") == true)
  }

  @Test func `profiles both missing markers of the regional key figures`() throws {
    let found = try profile(RealDataTests.regions)
    #expect(found.rows == 770)
    #expect(found.columns.count == 315)
    #expect(found.columns.reduce(0) { $0 + $1.missing } == 110_317 + 1376)
  }

  // Changes of municipalities, in Latin-1.

  @Test func `reads Latin-1, and tells who takes it for UTF-8`() throws {
    let path = "gemeente-codes-and-changes/gm_changes_before_2018.csv"
    let table = try texts(path, ["encoding": "iso-8859-1"])
    #expect(table.rows.count == 1072)
    #expect(table.rows.contains { $0.last == "Súdwest-Fryslân" })
    let found = try #require(complaint { _ = try texts(path) })
    #expect(found.code == .encoding)
    #expect(found.message.contains("0xFA"))
    #expect(found.place?.line != nil)
  }

  // Metadata with texts over many lines, several tables in one file.

  @Test func `reads texts over many lines`() throws {
    let table = try texts("cbs-statline-metadata/03759ned_metadata.csv", ["skip": 1])
    #expect(table.names.count == 21)
    #expect(table.names.first == "ID")
    let row = try #require(table.rows.first)
    #expect(row.count == 21)
    #expect(row[3] == "03759ned")
    #expect(row[4].contains("\n"))
  }

  @Test func `reads a typed export with padded names`() throws {
    let table = try texts("cbs-statline-metadata/82949NED_TypedDataSet_17052018_142705.csv")
    #expect(table.rows.count == 393)
    #expect(Set(table.rows.map(\.count)) == [5])
    let found = try profile("cbs-statline-metadata/82949NED_TypedDataSet_17052018_142705.csv")
    #expect(found.columns.map(\.type) == [.integer, .text, .text, .text, .text])
  }

  @Test(arguments: [
    ("cbs-kwb-2022-wijken/NLD_dist.csv", 3340, 18),
    ("gemeente-codes-and-changes/gm_codes_and_provinces_2025.csv", 342, 2),
    ("index-oracle-uk/simd2020/SIMD+2020v2+-+indicators.csv", 6976, 37),
    ("index-oracle-uk/imd2019-england/imd2019_england_lsoa11.csv", 32_844, 17),
    ("cbs-statline-metadata/03759ned_UntypedDataSet_05022020_161839.csv", 6912, 7),
  ])
  func `finds delimiter and encoding of other publishers by itself`(path: String, rows: Int, columns: Int)
    throws
  {
    let found = try profile(path)
    #expect(found.rows == rows)
    #expect(found.columns.count == columns)
  }
}
