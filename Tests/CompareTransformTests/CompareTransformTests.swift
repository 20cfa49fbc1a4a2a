import CompareTransform
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

enum Fixture {
  static let schema = FrameSchema([
    Indicator(
      id: "people", label: LocalizedText(nl: "Inwoners"), unit: .count, polarity: .context, domain: "p"),
    Indicator(
      id: "poor", label: LocalizedText(nl: "Arm"), unit: .percent, polarity: .worse, domain: "p",
      denominator: "people",
      breaks: Period(year: 2024).map { [SeriesBreak(from: $0, note: "new definition")] } ?? []),
  ])

  static func area(_ code: String, _ parent: String? = nil) -> Area {
    Area(AreaCode(cbs: code) ?? AreaCode(code, level: .country), parent: parent.flatMap { AreaCode(cbs: $0) })
  }

  static func frame(_ rows: [(area: Area, year: Int, people: Double?, poor: Double?)]) -> IndicatorFrame {
    var frame = IndicatorFrame(columns: schema.ids)
    for row in rows {
      guard let period = Period(year: row.year) else { continue }
      let cells = [row.people, row.poor].map { ($0, $0 == nil ? CellStatus.missing : .observed) }
      frame.appendRow(row.area, period, cells)
    }
    return frame
  }

  /// Three municipalities in two provinces, one of which is published; the country is published too.
  static let places = frame([
    (area("NL00"), 2022, 1000, 12), (area("PV20"), 2022, 300, 9), (area("GM0001", "PV20"), 2022, 100, 10),
    (area("GM0002", "PV21"), 2022, 300, 20), (area("GM0003", "PV21"), 2022, 100, 40),
    (area("WK000101"), 2022, 40, 5), (area("WK000201"), 2022, 50, nil), (area("WK000202"), 2022, 50, 30),
  ])

  static func run(
    _ node: ConfigNode, _ frame: IndicatorFrame = places, host: any TransformHost = NoFiles(),
    batchRows: Int = .max
  ) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    let transform = try PluginHarness.transform(
      CompareTransform.self, node, inputs: [schema], PluginHarness.context())
    return try PluginHarness.run(transform, [frame], batchRows: batchRows, host: host)
  }

  static func problems(_ node: ConfigNode) -> [Diagnostic] {
    do {
      _ = try run(node)
      return []
    } catch { return Diagnostics(error).items }
  }
}

@Suite("Comparison")
struct CompareTransformTests {
  @Test("what is published stands for the country, the province and the municipality")
  func published() throws {
    let found = try Fixture.run(["indicators": ["poor"]]).frame
    let country = try #require(found.column("poor_country"))
    #expect(country.cells == [nil, nil, 12, 12, 12, 12, 12, 12])
    #expect(country.statuses[0] == .notApplicable && country.statuses[2] == .observed)
    let province = try #require(found.column("poor_province"))
    // Province 21 is not published: (300 * 20 + 100 * 40) / 400.
    #expect(province.cells == [nil, nil, 9, 25, 25, 9, 30, 30])
    #expect(province.statuses[3] == .estimated)
    let municipality = try #require(found.column("poor_municipality"))
    #expect(municipality.cells == [nil, nil, nil, nil, nil, 10, 20, 20])
    #expect(municipality.statuses[2] == .missing)
    let difference = try #require(found.column("poor_province_difference"))
    #expect(difference.cells == [nil, nil, 1, -5, 15, -4, nil, 0])
    #expect(difference.statuses[6] == .missing && difference.statuses[3] == .estimated)
  }

  @Test("provinces may come from a table with names")
  func table() throws {
    let rows = Fixture.frame([
      (Fixture.area("GM0001"), 2022, 100, 10), (Fixture.area("GM0002"), 2022, 300, 20),
      (Fixture.area("WK000201"), 2022, 10, 30),
    ])
    let node: ConfigNode = [
      "indicators": ["poor"], "with": ["province"],
      "province": ["location": "m.csv", "area": "code", "region": "province"],
    ]
    let host = MemoryFiles(texts: ["m.csv": "code,name,province\nGM0001,a,Groningen\nGM0002,b,Groningen\n"])
    let found = try Fixture.run(node, rows, host: host).frame
    #expect(found.column("poor_province")?.cells == [17.5, 17.5, 30])
  }

  @Test("areas alike are the others of the class, and too few give nothing")
  func alike() throws {
    let sizes: [Double] = [10, 20, 30, 40, 500, 600]
    let rows = sizes.enumerated().map { index, size in
      (
        area: Fixture.area("GM000\(index)"), year: 2022, people: size as Double?,
        poor: Double(index) as Double?
      )
    }
    func node(_ average: ConfigNode) -> ConfigNode {
      [
        "indicators": ["poor"], "with": ["alike"], "average": average,
        "alike": ["size": "people", "classes": [100], "minimum": 3],
      ]
    }
    let frame = Fixture.frame(rows)
    let (found, receipt) = try Fixture.run(node("mean"), frame)
    #expect(found.column("poor_alike")?.cells == [2, 5.0 / 3, 4.0 / 3, 1, nil, nil])
    #expect(found.column("poor_alike_areas")?.cells == [3, 3, 3, 3, 1, 1])
    #expect(receipt.findings.map(\.value) == [4, 2])
    #expect(
      try Fixture.run(node("median"), frame).frame.column("poor_alike")?.cells == [2, 2, 1, 1, nil, nil])
    let weighted = try Fixture.run(node("weighted"), frame).frame.column("poor_alike")
    #expect(weighted?[0] == 200.0 / 90)
  }

  @Test("a trend is per year, by least squares or from the period before")
  func trend() throws {
    let rows = [(2019, 10.0), (2020, 12.0), (2022, 13.0), (2023, nil)].map { year, poor in
      (area: Fixture.area("GM0001"), year: year, people: 100.0 as Double?, poor: poor as Double?)
    }
    let frame = Fixture.frame(rows)
    let line = try Fixture.run(["indicators": ["poor"], "with": [], "trend": "least_squares"], frame)
    let slope = try #require(line.frame.column("poor_trend"))
    #expect(slope.cells.map { $0 == nil } == [true, true, false, true])
    #expect(abs(try #require(slope[2]) - 13.0 / 14) < 1e-12)
    #expect(line.receipt.notes == ["poor_trend: missing in 2 rows with fewer than 3 periods so far"])
    let last = try Fixture.run(["indicators": ["poor"], "with": [], "trend": "previous"], frame)
    #expect(last.frame.column("poor_trend")?.cells == [nil, 2, 0.5, nil])
  }

  @Test("a break in the series stops a trend, with the reason")
  func seriesBreak() throws {
    let rows = [(2022, 10.0), (2023, 11.0), (2024, 20.0), (2025, 22.0)].map { year, poor in
      (area: Fixture.area("GM0001"), year: year, people: 100.0 as Double?, poor: poor as Double?)
    }
    let found = try Fixture.run(
      ["indicators": ["poor"], "with": [], "trend": "previous"], Fixture.frame(rows))
    #expect(found.frame.column("poor_trend")?.cells == [nil, 1, nil, 2])
    #expect(found.receipt.notes.contains { $0.contains("break in the series (2024: new definition)") })
  }

  @Test("the order of rows and the size of batches make no difference; nothing in gives nothing")
  func order() throws {
    let node: ConfigNode = ["indicators": ["poor"], "trend": "previous"]
    let whole = try Fixture.run(node)
    for size in [1, 3] { #expect(try Fixture.run(node, batchRows: size).frame.lines == whole.frame.lines) }
    let turned = try Fixture.run(node, Fixture.places.selectingRows(Array((0..<8).reversed())))
    #expect(Array(turned.frame.lines.reversed()) == whole.frame.lines)
    #expect(try Fixture.run(node, IndicatorFrame(columns: Fixture.schema.ids)).frame.rowCount == 0)
  }

  @Test("what means nothing is complained of")
  func configuration() {
    #expect(Fixture.problems(["indicators": ["people"]]).map(\.code) == [.invalidValue])
    #expect(Fixture.problems(["indicators": ["people"], "with": [], "trend": "previous"]).isEmpty)
    #expect(
      Fixture.problems(["indicators": ["pour"], "with": ["alike"]]).map(\.code) == [
        .unknownIndicator, .missingField,
      ])
    #expect(Fixture.problems(["indicators": ["poor"], "with": []]).count == 1)
    let alike: ConfigNode = ["size": "people", "classes": [5, 5], "minimum": 0, "urbanity_classes": [1]]
    #expect(Fixture.problems(["indicators": ["poor"], "alike": alike]).count == 4)
  }
}
