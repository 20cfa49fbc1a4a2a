import Foundation
import Testing

@Suite(
  "The pipelines over real data reproduce the published totals",
  .enabled(if: SharedData.isPresent, "the real data is not beside the repository"))
struct RealDataTests {
  private func run(_ pipeline: String, in scratch: Scratch) throws {
    let data = try #require(SharedData.folder).path
    let result = try Binary.run(
      ["run", "Pipelines/\(pipeline).yml", "--set", "data=\(data)", "--output", scratch.path("out")])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
  }

  private func sql(_ scratch: Scratch, _ file: String, _ query: String) throws -> String {
    let result = try Binary.execute("/usr/bin/env", ["sqlite3", scratch.path("out/\(file)"), query])
    #expect(result.status == 0, "\(result.errors)")
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test("393 municipalities of 2015: the same bytes from CSV and from Atom")
  func municipalities() throws {
    let scratch = try Scratch()
    try run("gemeenten-2015", in: scratch)
    let fromCSV = try #require(scratch.data("out/gemeenten-2015-csv.json"))
    #expect(fromCSV == scratch.data("out/gemeenten-2015-atom.json"))
    let areas = try JSONAreas(fromCSV)
    let municipalities = areas.codes.filter { $0.hasPrefix("GM") }
    #expect(municipalities.count == 393)
    #expect(municipalities.compactMap { areas.value($0, "inhabitants") }.reduce(0, +) == 16_900_726)
    #expect(areas.value("NL01", "inhabitants") == 16_900_726)
    #expect(areas.parent("GM0855") == "PV30")
    let record = try #require(scratch.read("out/.peil/run.json"))
    // 320 municipalities of other years, in each of the two files: left out, and not refused.
    #expect(record.components(separatedBy: "\"empty row\" : 320").count == 3)
    #expect(scratch.read("out/.peil/quarantine.jsonl") == nil)
  }

  @Test(
    "the index of the municipalities is the one that an independent calculation gives",
    .enabled(if: Programs.hasSQLite, "needs sqlite3"))
  func municipalityIndex() throws {
    let scratch = try Scratch()
    try run("gemeenten-2015", in: scratch)
    let file = "gemeenten-2015.sqlite"
    let top = try sql(
      scratch, file,
      """
      SELECT group_concat(name, ', ') FROM (SELECT a.name FROM observation o JOIN area a ON a.code = o.area \
      WHERE o.indicator = 'vulnerability_rank' AND o.value <= 5 ORDER BY o.value)
      """)
    // From the same figures with Python's statistics module.
    #expect(top == "Heerlen, Kerkrade, Appingedam, Oldambt, Delfzijl")
    #expect(try sql(scratch, file, "PRAGMA integrity_check") == "ok")
    #expect(try sql(scratch, file, "PRAGMA foreign_key_check").isEmpty)
    let scored = "SELECT count(*) FROM observation WHERE indicator = 'vulnerability' AND value IS NOT NULL"
    #expect(try sql(scratch, file, scored) == "393")
  }

  @Test("Amsterdam 2017: 580 areas, missing read as missing, none as nothing")
  func amsterdam() throws {
    let scratch = try Scratch()
    try run("ken-uw-doelgroep-amsterdam-2017", in: scratch)
    let areas = try JSONAreas(scratch.data("out/ken-uw-doelgroep-amsterdam-2017.json"))
    #expect(areas.count == 580)
    #expect(areas.codes.filter { $0.hasPrefix("WK") }.count == 99)
    #expect(areas.codes.filter { $0.hasPrefix("BU") }.count == 479)
    #expect(areas.value("NL00", "inhabitants") == 17_081_507)
    #expect(areas.value("GM0363", "inhabitants") == 844_947)
    #expect(areas.value("GM0363", "low_income_households") == 13.7)
    #expect(areas.name("BU03630000") == "Kop Zeedijk")
    #expect(areas.value("BU03630000", "low_income_households") == 12.3)
  }

  @Test("every missing marker of the Amsterdam table is counted as missing, in all 110 columns")
  func missingMarkers() throws {
    let data = try #require(SharedData.folder)
    let file = data.appendingPathComponent("cbs-kwb-amsterdam-2017/Kerncijfers_wijken_en_buurten_2017.csv")
    let result = try Binary.run(["profile", file.path, "--format", "json"])
    #expect(result.status == 0, "\(result.errors)")
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let columns = try #require(record["columns"] as? [[String: Any]])
    #expect(record["rows"] as? Int == 580)
    #expect(columns.count == 110)
    // 7,838 points, and 45 fields of the three crime columns with nothing in them.
    #expect(columns.compactMap { $0["missing"] as? Int }.reduce(0, +) == 7838 + 45)
  }

  @Test("both files of the regional table have the same profile, column by column")
  func profiles() throws {
    let folder = try #require(SharedData.folder).appendingPathComponent("cbs-70072ned-2015").path
    let fromCSV = try Binary.run(
      ["profile", folder + "/70072ned_UntypedDataSet_06062018_000805.csv", "--format", "json"])
    let fromXML = try Binary.run(
      ["profile", folder + "/70072ned_TypedDataSet.xml.gz", "--set", "preset=odata-atom", "--format", "json"])
    #expect(fromCSV.status == 0 && fromXML.status == 0, "\(fromCSV.errors)\(fromXML.errors)")
    #expect(fromCSV.output == fromXML.output)
  }
}
