import ByteInput
import Foundation
import IndicatorSchema
import JSONReading
import PluginKit
import PluginTesting
import Testing
import XMLSource

@testable import ODataSource

/// The real data that lies beside the project; tests that need it are skipped where it is absent.
private enum RealData {
  static let folder: URL? = {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "shared/data")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static let isThere = folder != nil

  static func text(_ path: String) throws -> String {
    try String(contentsOf: #require(folder).appending(path: path), encoding: .utf8)
  }
}

@Suite(
  "Real answers of Statistics Netherlands",
  .enabled(if: RealData.isThere, "no shared/data beside the project"))
struct RealShapeTests {
  @Test("the key figures of 2025 are found by title, group and key, nulls and padding included")
  func keyFigures() throws {
    let folder = "cbs-statline-metadata/Kerncijfers_wijken_en_buurten_2025"
    let metadata = try JSONValue(parsing: Array(RealData.text("\(folder)_METADATA.json").utf8))
    let data = try JSONValue(parsing: Array(RealData.text("\(folder)_DATA.json").utf8))
    let properties = try #require(metadata["metadata"]?["properties"]?.elements)
    let record = try #require(data["data"]?["records"]?.elements?.first?.members)
    let info = [
      Field(name: "Identifier", text: metadata["dataset"]?["id"]?.string),
      Field(name: "Title", text: metadata["dataset"]?["title"]?.string),
      Field(name: "Modified", text: metadata["additional_info"]?["modified"]?.string),
    ]
    let fields = record.map {
      Field(name: $0.key, text: $0.value.scalarText, isNumber: $0.value.lexeme != nil)
    }
    let lists: [String: [[Field]]] = [
      "TableInfos": [info], "DataProperties": dataProperties(properties), "TypedDataSet": [fields],
      "WijkenEnBuurten": [[Field(name: "Key", text: "NL00      "), Field(name: "Title", text: "Nederland")]],
    ]
    let host = host { target in
      let name = String(target.split(separator: "/").last?.prefix { $0 != "?" } ?? "")
      return name == "$count"
        ? "1" : lists[name].map { Writing.json($0, prefix: "odata.", next: nil, count: nil) }
    }
    let reading = try read(
      [
        "url": "https://odata.test/ODataFeed/odata/86165NED", "area": "WijkenEnBuurten", "period": "2025",
        "columns": [
          "inhabitants": ["title": "Aantal inwoners", "group": "Bevolking", "unit": "aantal"],
          "income": ["title": "Gemiddeld inkomen per inwoner", "unit": "x 1 000 euro"],
          "born": "PercentageMeergezinswoning", "origin": ["title": "Koopwoningen", "unit": "%"],
        ],
      ], host)
    #expect(
      reading.lines == [
        "NL00; Nederland; -; 2025; inhabitants=18044027.0 observed; income=- missing; born=37.0 observed; origin=57.0 observed"
      ])
  }

  /// The properties as the service gives them: a group goes before what stands in it.
  private func dataProperties(_ properties: [JSONValue]) -> [[Field]] {
    var group = -1
    return properties.enumerated().map { number, property in
      let key = property["key"]?.string ?? ""
      if key.isEmpty { group = number }
      return [
        Field(name: "ID", text: "\(number)", isNumber: true),
        Field(name: "ParentID", text: key.isEmpty || group < 0 ? nil : "\(group)", isNumber: true),
        Field(name: "Key", text: key), Field(name: "Title", text: property["title"]?.string),
        Field(name: "Unit", text: property["unit"]?.string),
        Field(name: "Type", text: number == 0 ? "GeoDimension" : key.isEmpty ? "TopicGroup" : "Topic"),
      ]
    }
  }

  @Test("a feed of the police is read, its empty ID and padded codes included")
  func police() throws {
    let feed = try RealData.text("cbs-odata-v3-atom-excerpts/47022NED_TypedDataSet_excerpt.xml")
    let service = SampleService(.atom3, policeTable)
    let host = host { target in
      if target.contains("$count") { return "2" }
      return target.contains("TypedDataSet") ? feed : service.answer(target, origin: "https://odata.test")
    }
    let reading = try read(
      [
        "url": "https://odata.test/ODataFeed/odata/99999NED", "format": "atom", "area": "WijkenEnBuurten",
        "period": ["column": "Perioden"], "columns": ["inhabitants": ["title": "Geregistreerde misdrijven"]],
      ], host)
    #expect(
      reading.lines == [
        "GM0758; Breda; -; 2012-01; inhabitants=1382.0 observed",
        "BU07580004; -; WK075800; 2017-12; inhabitants=1.0 observed",
      ])
  }

  @Test("a whole table of 2015 gives what the source of XML dumps reads in it")
  func wholeTable() throws {
    let dump = try #require(RealData.folder).appending(path: "cbs-70072ned-2015/70072ned_TypedDataSet.xml.gz")
      .path
    let open = { @Sendable in
      try ByteInput.open(Location(path: dump, place: ConfigNode.testPlace), path: dump)
    }
    let fields: [(String, ConfigNode)] = [
      ("area", ["column": "RegioS", "parent": ["title": "Code", "occurrence": 12, "of": 19]]),
      ("period", ["column": "Perioden"]), ("missing", [".", ""]), ("empty_rows", "skip"),
      ("columns", ["inhabitants": "TotaleBevolking", "origin": "TotaleDruk", "born": "GrijzeDruk_24"]),
    ]
    let fromDump = try PluginHarness.read(
      PluginHarness.source(
        XMLSource.self, map([("location", "dump.xml.gz"), ("preset", "odata-atom")] + fields), context),
      host: MemorySourceHost(opening: { _ in try open() }))
    let properties = try dataProperties(ofFeed: open())
    let fromService = try read(
      map([("url", "https://odata.test/ODataFeed/odata/70072ned"), ("format", "atom")] + fields),
      MemorySourceHost(opening: { location in
        let name = location.path.split(separator: "/").last?.prefix { $0 != "?" } ?? ""
        let lists = ["DataProperties": properties, "TableInfos": [], "RegioS": []]
        if let list = lists[String(name)] {
          return MemoryByteReader(Array(Writing.atom(list, next: nil).utf8), name: location.path)
        }
        return name == "$count" ? MemoryByteReader(Array("770".utf8)) : try open()
      }))
    #expect(fromService.lines == fromDump.frame.lines)
    #expect(fromService.receipt == fromDump.receipt)
    #expect(fromService.frame.rowCount > 400)
  }

  private func map(_ entries: [(String, ConfigNode)]) -> ConfigNode {
    ConfigNode(
      .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
      at: ConfigNode.testPlace)
  }

  /// The properties that the records of a feed have; the feed does not say more of them.
  private func dataProperties(ofFeed reader: any ByteReader) throws -> [[Field]] {
    let text = String(decoding: try reader.readAll(limit: 1 << 28), as: UTF8.self)
    let record = text.prefix(upTo: try #require(text.firstRange(of: "</m:properties>")).lowerBound)
    return record.matches(of: /<d:(\w+)/).map { match in
      let key = String(match.1)
      return [
        Field(name: "Key", text: key), Field(name: "Title", text: key),
        Field(name: "Type", text: key == "RegioS" || key == "Perioden" ? "Dimension" : "Topic"),
      ]
    }
  }

  private var policeTable: SampleTable {
    var table = SampleTable()
    table.dimensions = [
      .init(key: "SoortMisdrijf", kind: "Dimension", title: "Soort misdrijf", codes: ["0.0.0 ": "Totaal"]),
      .init(
        key: "WijkenEnBuurten", kind: "GeoDimension", title: "Wijken en buurten",
        codes: ["GM0758    ": "Breda"]),
      .init(key: "Perioden", kind: "TimeDimension", title: "Perioden", codes: ["2012MM01": "2012 januari"]),
    ]
    table.measures = [
      .init(
        key: "GeregistreerdeMisdrijven_1", code: "M1", title: "Geregistreerde misdrijven", group: "1",
        unit: "aantal")
    ]
    return table
  }
}
