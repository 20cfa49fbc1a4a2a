import Foundation
import IndicatorSchema
import OpenData
import Testing

@Suite("A data package")
struct DataPackageTests {
  private let facts = PackageFacts(
    name: "Ken uw doelgroep 2022/GM0855", title: "Tilburg", description: "Cijfers", version: "1.0.0")

  private func package(
    _ form: CSVTable.Form = .wide, _ dialect: CSVDialect = .standard, frame: IndicatorFrame = Sample.frame,
    origins: [IndicatorID: Origin] = Sample.origins
  ) -> DataPackage {
    DataPackage(
      CSVTable(DataTable(frame), form, dialect), indicators: Sample.schema, origins: origins,
      labels: Sample.labels, texts: .plain)
  }

  private func parsed(
    _ package: DataPackage, facts: PackageFacts? = nil, withMap: Bool = false
  ) throws -> [String: Any] {
    let map = PackagedFile(path: "kaart.geojson", bytes: [1]) { _ in "cd" }
    let bytes = package.bytes(
      facts ?? self.facts, table: PackagedFile(path: "cijfers.csv", bytes: [1, 2, 3]) { "\($0.count)ab" },
      map: withMap ? map : nil)
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func resources(_ package: [String: Any]) throws -> [[String: Any]] {
    try #require(package["resources"] as? [[String: Any]])
  }

  private func fields(_ package: [String: Any]) throws -> [[String: Any]] {
    let schema = try #require(try resources(package)[0]["schema"] as? [String: Any])
    return try #require(schema["fields"] as? [[String: Any]])
  }

  @Test("says what it is, and when it is of no use to say so, nothing")
  func about() throws {
    let package = try parsed(package())
    #expect(package["profile"] as? String == "tabular-data-package")
    #expect(package["name"] as? String == "ken-uw-doelgroep-2022-gm0855")
    #expect(package["title"] as? String == "Tilburg")
    #expect(package["version"] as? String == "1.0.0")
    #expect(package["created"] == nil && package["contributors"] == nil)
    let bare = try parsed(
      self.package(origins: [:]), facts: PackageFacts(name: "É!", title: "", description: ""))
    #expect(bare["name"] as? String == "data")
    #expect(bare["licenses"] == nil && bare["sources"] == nil && bare["version"] == nil)
  }

  @Test("describes the file: path, size, hash, form")
  func file() throws {
    let resource = try resources(parsed(package(.wide, .dutchSpreadsheet)))[0]
    #expect(resource["path"] as? String == "cijfers.csv")
    #expect(resource["bytes"] as? Int == 3)
    #expect(resource["hash"] as? String == "sha256:3ab")
    #expect((resource["dialect"] as? [String: Any])?["delimiter"] as? String == ";")
    #expect(try fields(try parsed(package(.wide, .dutchSpreadsheet)))[5]["decimalChar"] as? String == ",")
  }

  @Test("with a map is no longer one of tables alone")
  func map() throws {
    let package = try parsed(package(), withMap: true)
    #expect(package["profile"] as? String == "data-package")
    let resources = try resources(package)
    #expect(resources.map { $0["name"] as? String } == ["figures", "areas"])
    #expect(resources[0]["profile"] as? String == "tabular-data-resource")
    #expect(resources[1]["mediatype"] as? String == "application/geo+json")
    #expect(resources[1]["hash"] as? String == "sha256:cd")
  }

  @Test("has a field for each column of the file, in order", arguments: [CSVTable.Form.wide, .long])
  func columns(form: CSVTable.Form) throws {
    let header = text(CSVTable(DataTable(Sample.frame), form).bytes(rows: [])).components("\r\n")[0]
    let fields = try fields(try parsed(package(form)))
    #expect(fields.map { $0["name"] as? String } == header.components(","))
    #expect(fields.allSatisfy { ($0["title"] as? String)?.isEmpty == false })
  }

  @Test("tells of an indicator what it is, how it was made and from what")
  func descriptions() throws {
    let fields = try fields(try parsed(package()))
    let counted = try #require(fields[5]["description"] as? String)
    #expect(counted == "data.unit(aantal) data.from_table(AantalInwoners_5|CBS|85318NED)")
    #expect((fields[5]["constraints"] as? [String: Double]) == ["minimum": 0])
    let modelled = try #require(fields[6]["description"] as? String)
    #expect(
      modelled == "Mensen van 16 tot 65 jaar die moeite hebben met lezen en schrijven. data.unit(%) "
        + "data.formula(sum(N p) / sum(N)) data.inputs(Inwoners, Laag opgeleid)")
    #expect(fields[6]["title"] as? String == "Laaggeletterd")
    #expect((fields[6]["constraints"] as? [String: Double]) == ["minimum": 0, "maximum": 100])
    #expect(fields[6]["inputs"] as? [String] == ["inhabitants", "education"])
    #expect(fields[7]["title"] as? String == "data.lower_of(Laaggeletterd)")
    #expect(fields[7]["constraints"] == nil)
  }

  @Test("cites each source once, also those behind what was computed, and its licences")
  func sources() throws {
    let package = try parsed(package())
    let sources = try #require(package["sources"] as? [[String: Any]])
    #expect(
      sources.map { $0["title"] as? String } == ["Kerncijfers wijken en buurten 2022", "education.csv"])
    #expect(sources[0]["table"] as? String == "85318NED")
    #expect(sources[0]["edition"] as? String == "2023-11")
    #expect((sources[0]["path"] as? String)?.hasPrefix("https://") == true)
    #expect((sources[0]["files"] as? [[String: String]])?.first?["hash"] == "sha256:ab12")
    let licences = try #require(package["licenses"] as? [[String: String]])
    #expect(
      licences == [
        [
          "name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0",
        ]
      ])
  }

  @Test("of figures that come from each other in a circle ends")
  func circle() throws {
    let origins: [IndicatorID: Origin] = [
      "inhabitants": .derived(Derivation(step: "a", formula: "b", inputs: ["low_literacy"])),
      "low_literacy": .derived(Derivation(step: "b", formula: "a", inputs: ["inhabitants", "low_literacy"])),
    ]
    #expect(try parsed(package(origins: origins))["sources"] == nil)
  }

  @Test(
    "gives a period its type",
    arguments: [(["2022", "2023"], "year"), (["2022-03"], "yearmonth"), (["2022", "2022-Q1"], "string")])
  func periods(periods: [String], type: String) throws {
    var frame = IndicatorFrame(columns: ["inhabitants"])
    for period in periods {
      frame.appendRow(Area(Sample.code("GM0855")), Sample.period(period), [(1, .observed)])
    }
    #expect(try fields(try parsed(package(frame: frame)))[4]["type"] as? String == type)
  }

  @Test("of a long table lists its indicators")
  func long() throws {
    let schema = try #require(try resources(try parsed(package(.long)))[0]["schema"] as? [String: Any])
    let listed = try #require(schema["indicators"] as? [[String: Any]])
    #expect(listed.map { $0["title"] as? String } == ["Inwoners", "Laaggeletterd"])
    #expect(schema["primaryKey"] as? [String] == ["area_code", "period", "indicator"])
  }

  @Test("holds any text as it is", arguments: Sample.hostileNames)
  func hostile(name: String) throws {
    var origins = Sample.origins
    origins["low_literacy"] = .derived(Derivation(step: name, formula: name, inputs: [IndicatorID(name)]))
    var table = Sample.table
    (table.title, table.licence, table.address, table.publisher) = (name, name, name, name)
    origins["inhabitants"] = .source(SourceOrigin(step: name, column: name, table: table, file: name))
    let package = try parsed(
      package(origins: origins), facts: PackageFacts(name: name, title: name, description: name))
    #expect((package["title"] as? String).map { Array($0.unicodeScalars) } == Array(name.unicodeScalars))
    #expect(try fields(package)[6]["formula"] as? String == name)
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789._-"
    #expect((package["name"] as? String)?.isEmpty == false)
    #expect((package["name"] as? String)?.allSatisfy { allowed.contains($0) } == true)
    #expect((package["sources"] as? [[String: Any]])?[0]["path"] == nil)
  }

  @Test("is the same bytes every time")
  func deterministic() {
    let file = PackagedFile(path: "a.csv", bytes: []) { _ in "00" }
    let first = package().bytes(facts, table: file)
    for _ in 0..<5 { #expect(package().bytes(facts, table: file) == first) }
  }
}
