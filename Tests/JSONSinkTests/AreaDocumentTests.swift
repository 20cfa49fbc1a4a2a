import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import JSONSink

@Suite("The shape 'areas'")
struct AreaDocumentTests {
  @Test("has one object per area in canonical order, with its periods")
  func layout() throws {
    let text = try Sample.stored(Sample.frame, ["path": "a.json"])
    let expected = """
      {
        "areas": [
          {
            "code": "GM0363",
            "level": "municipality",
            "name": "Amsterdam",
            "parent": "PV27",
            "periods": [
              {
                "period": "2015",
                "status": {"income": "provisional"},
                "values": {"income": 26.9, "inhabitants": 821752}
              },
              {
                "period": "2017",
                "values": {"income": 28.5, "inhabitants": 844947}
              }
            ]
          },
          {
            "code": "BU03630000",
            "level": "buurt",
            "name": "Kop Zeedijk",
            "parent": "WK036300",
            "periods": [
              {
                "period": "2017",
                "status": {"income": "suppressed"},
                "values": {"income": null, "inhabitants": 1045}
              }
            ]
          }
        ],
        "indicators": {
          "income": {
            "breaks": [],
            "definition": {
              "en": "Inkomen per inwoner",
              "nl": "Inkomen per inwoner"
            },
            "denominator": null,
            "domain": "income",
            "label": {
              "en": "Income",
              "nl": "Inkomen"
            },
            "numerator": null,
            "polarity": "better",
            "unit": "thousand_euro"
          },
          "inhabitants": {
            "breaks": [],
            "definition": null,
            "denominator": null,
            "domain": "population",
            "label": {
              "en": "Inhabitants",
              "nl": "Inwoners"
            },
            "numerator": null,
            "polarity": "context",
            "unit": "count"
          }
        }
      }

      """
    #expect(text == expected)
  }

  @Test("of no rows is a document with no areas")
  func empty() throws {
    let host = try FolderSinkHost()
    let sink = try Sample.sink(["path": "a.json"])
    let receipt = try PluginHarness.store(
      IndicatorFrame(columns: Sample.schema.ids), in: sink, host: host)
    #expect(receipt.rows == 0)
    #expect(try host.text(of: "a.json").hasPrefix("{\n  \"areas\": [],\n  \"indicators\": {"))
  }

  @Test("states bounds where they are known")
  func bounds() throws {
    let column = IndicatorColumn(
      "rate", values: [1, 2, 3, .nan], statuses: [.estimated, .estimated, .observed, .missing],
      bounds: .init(lower: [0.5, .nan, .nan, 0], upper: [1.5, 2.5, .nan, 9]))
    var areas = AreaTable()
    let positions = (0..<4).map { areas.intern(Area(Sample.code("GM000\($0)"))) }
    let frame = IndicatorFrame(
      areas: areas, areaPositions: positions, periods: Array(repeating: Sample.period(2017), count: 4),
      columns: [column])
    let text = try Sample.stored(frame, ["path": "a.json"])
    #expect(text.contains(#""bounds": {"rate": {"lower": 0.5, "upper": 1.5}}"#))
    #expect(text.contains(#""bounds": {"rate": {"upper": 2.5}}"#))
    #expect(text.components(separatedBy: "bounds").count == 3)
  }

  @Test("is JSON to an independent reader")
  func independentReader() throws {
    let text = try Sample.stored(Sample.frame, ["path": "a.json", "origin": true])
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let areas = try #require(document["areas"] as? [[String: Any]])
    #expect(areas.map { $0["code"] as? String } == ["GM0363", "BU03630000"])
    let periods = try #require(areas.first?["periods"] as? [[String: Any]])
    let values = try #require(periods.first?["values"] as? [String: Any])
    #expect(values["income"] as? Double == 26.9)
  }

  @Test(
    "is JSON to python3 -m json.tool",
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/python3")))
  func pythonReader() throws {
    let host = try FolderSinkHost()
    let sink = try Sample.sink(["path": "a.json", "origin": true])
    _ = try PluginHarness.store(Sample.frame, in: sink, host: host)
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    python.arguments = ["-m", "json.tool", host.path(of: "a.json"), host.path(of: "printed.json")]
    try python.run()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
  }
}
