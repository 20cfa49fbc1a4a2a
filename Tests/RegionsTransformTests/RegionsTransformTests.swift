import IndicatorSchema
import PluginKit
import PluginTesting
import RegionsTransform
import Testing

enum Fixture {
  static let schema = FrameSchema([
    Indicator(
      id: "people", label: LocalizedText(nl: "Inwoners"), unit: .count, polarity: .context, domain: "p"),
    Indicator(
      id: "old", label: LocalizedText(nl: "65+"), unit: .percent, polarity: .worse, domain: "p",
      denominator: "people"),
    Indicator(
      id: "wealth", label: LocalizedText(nl: "Vermogen"), unit: .thousandEuro, polarity: .better, domain: "p",
      statistic: .median),
  ])

  static let frame = IndicatorFrame.rows(
    schema.ids,
    [
      ("WK085501", 2022, [100, 10, 5]), ("WK085502", 2022, [300, 30, 6]), ("WK085503", 2022, [50, nil, 7]),
      ("WK085701", 2022, [40, 20, 8]), ("WK085501", 2021, [90, 9, 5]),
    ])

  static let kernen: ConfigNode = [
    "areas": [
      ["id": "udenhout", "name": "Udenhout", "members": ["WK085501", "WK085502"], "source": "gemeente"]
    ],
    "leave_out": ["wealth"],
  ]

  static func run(
    _ node: ConfigNode, _ frame: IndicatorFrame = frame, host: any TransformHost = NoFiles(),
    batchRows: Int = .max
  ) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    let transform = try PluginHarness.transform(
      RegionsTransform.self, node, inputs: [schema], PluginHarness.context())
    return try PluginHarness.run(transform, [frame], batchRows: batchRows, host: host)
  }

  static func problems(_ node: ConfigNode, host: any TransformHost = NoFiles()) -> [Diagnostic] {
    do {
      _ = try run(node, host: host)
      return []
    } catch { return Diagnostics(error).items }
  }
}

@Suite("Custom areas")
struct RegionsTransformTests {
  @Test("a village is its wijken together, per period, beside the rows there were")
  func village() throws {
    let (found, receipt) = try Fixture.run(Fixture.kernen)
    #expect(Array(found.lines.prefix(5)) == Fixture.frame.lines)
    #expect(
      Array(found.lines.dropFirst(5)) == [
        "udenhout; Udenhout; GM0855; 2021; people=- missing; old=- missing; wealth=- missing",
        "udenhout; Udenhout; GM0855; 2022; people=400.0 observed; old=25.0 observed; wealth=- missing",
      ])
    #expect(found.area(6).code.level == .custom)
    #expect(receipt.added == 2 && receipt.filtered.isEmpty)
    let members = receipt.findings.filter { $0.name == "region_members" }
    #expect(members.map(\.value) == [2, 2])
    #expect(members.first?.note == "1 of them without a row for 2021; gemeente")
    let formula = receipt.findings.first { $0.name == "region_formula" && $0.subject == ["old"] }
    #expect(formula?.note == "sum(people * old) / sum(people)")
  }

  @Test("the rows that were there may go, and are counted")
  func regionsOnly() throws {
    var node = Fixture.kernen
    node = ["areas": node["areas"] ?? [], "leave_out": ["wealth"], "keep": "regions"]
    let (found, receipt) = try Fixture.run(node)
    #expect(found.rowCount == 2)
    #expect(receipt.added == 2 && receipt.filtered.values.reduce(0, +) == 5)
  }

  @Test("areas come into new borders by shares, marked as estimated, and shares that lose people are told")
  func conversion() throws {
    let node: ConfigNode = [
      "areas": [
        ["id": "GM0001", "members": ["WK085501": 0.4, "WK085502": 1]],
        ["id": "GM0002", "members": ["WK085501": 0.5]],
      ],
      "level": "municipality", "leave_out": ["wealth"], "keep": "regions",
    ]
    let (found, receipt) = try Fixture.run(node)
    let lines = found.lines.filter { $0.contains("2022") }
    let old: Double = 9400 / 340
    #expect(lines[0] == "GM0001; -; -; 2022; people=340.0 estimated; old=\(old) estimated; wealth=- missing")
    #expect(lines[1] == "GM0002; -; -; 2022; people=50.0 estimated; old=10.0 estimated; wealth=- missing")
    #expect(receipt.notes.contains { $0.contains("do not add up to 1, such as 0.9 for WK085501") })
    #expect(receipt.findings.contains { $0.note?.contains("omgerekend") == true })
  }

  @Test("municipalities come from their wijken by parent, and what misses a part is missing")
  func parents() throws {
    let node: ConfigNode = ["to": "parent", "of": "wijk", "leave_out": ["wealth"]]
    let (found, receipt) = try Fixture.run(node)
    #expect(
      Array(found.lines.dropFirst(5)) == [
        "GM0855; -; -; 2021; people=90.0 observed; old=9.0 observed; wealth=- missing",
        "GM0855; -; -; 2022; people=450.0 observed; old=- missing; wealth=- missing",
        "GM0857; -; -; 2022; people=40.0 observed; old=20.0 observed; wealth=- missing",
      ])
    #expect(receipt.added == 3)
    #expect(receipt.notes.contains { $0.hasPrefix("old: no figure for 1 of 3 regions") })
    let lenient: ConfigNode = ["to": "parent", "of": "wijk", "leave_out": ["wealth"], "coverage": 0.8]
    #expect(
      try Fixture.run(lenient).frame.lines.contains {
        $0.contains("people=450.0 observed; old=25.0 estimated")
      })
  }

  @Test("regions come from a table")
  func table() throws {
    let node: ConfigNode = [
      "table": ["location": "p.csv", "area": "code", "region": "province", "name": "province"],
      "level": "province",
      "leave_out": ["wealth"],
    ]
    let host = MemoryFiles(texts: [
      "p.csv": "\"code\",\"province\"\nWK085501,Noord-Brabant\nWK085701,Noord-Brabant\n"
    ])
    let transform = try PluginHarness.transform(
      RegionsTransform.self, node, inputs: [Fixture.schema], PluginHarness.context())
    #expect(transform.locations.map(\.path) == ["p.csv"])
    let found = try Fixture.run(node, host: host).frame
    #expect(found.lines.last?.hasPrefix("Noord-Brabant; Noord-Brabant; -; 2022; people=140.0") == true)
    let twice = MemoryFiles(texts: ["p.csv": "code,province\nWK085501,A\nWK085501,A\n"])
    #expect(Fixture.problems(node, host: twice).first?.place?.line == 3)
    #expect(Fixture.problems(node).map(\.code) == [.fileNotFound])
  }

  @Test("nothing in gives nothing, and the size of batches makes no difference")
  func batches() throws {
    #expect(try Fixture.run(Fixture.kernen, IndicatorFrame(columns: Fixture.schema.ids)).frame.rowCount == 0)
    let whole = try Fixture.run(Fixture.kernen)
    for size in [1, 2, 3] {
      let cut = try Fixture.run(Fixture.kernen, batchRows: size)
      #expect(cut.frame.lines == whole.frame.lines)
      #expect(cut.receipt == whole.receipt)
    }
  }
}
