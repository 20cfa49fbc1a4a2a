import IndicatorSchema
import JSONSource
import PluginKit
import PluginTesting
import Testing

@Suite("Real JSON", .enabled(if: RealData.isThere, "the folder shared/data is not there"))
struct RealDataTests {
  private func profile(_ path: String, _ format: ConfigNode) throws -> TableProfile {
    var diagnostics = Diagnostics()
    let config = ConfigSpec(JSONSource.formatFields).decode(format, into: &diagnostics)
    try diagnostics.throwIfAny()
    return try JSONSource.profile(
      Location(path: path, place: ConfigNode.testPlace), format: config, host: RealData.host)
  }

  @Test("the classification of municipalities of 2016 is columnwise: 390 in 23 columns")
  func classification() throws {
    let profile = try profile("gemeente-codes-and-changes/83287NED.json", ["columnwise": true])
    #expect(profile.rows == 390)
    #expect(profile.columns.count == 23)
    #expect(profile.columns.allSatisfy { $0.type == .text })
    #expect(
      profile.columns.filter { $0.missing > 0 }.map { "\($0.name) \($0.missing)" } == ["NUTS3-gebieden 3"])
    #expect(profile.columns.map(\.name).contains("Arrondissementen (rechtsgebieden)"))
  }

  @Test("the key figures of 2025 bind by title stem and repeat, as in every OData table")
  func keyFigures() throws {
    let columns: ConfigNode = ["inhabitants": ["title": "Aantal inwoners"]]
    let entries: [(String, ConfigNode)] = [
      ("location", "cbs-statline-metadata/Kerncijfers_wijken_en_buurten_2025_DATA.json"),
      ("records", "data.records"), ("area", ["column": "WijkenEnBuurten", "name": "Gemeentenaam_1"]),
      ("columns", columns), ("period", 2025),
    ]
    let node = ConfigNode(
      .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
      at: ConfigNode.testPlace)
    let read = try Reading(node, host: RealData.host)
    #expect(read.lines == ["NL00; Nederland; -; 2025; inhabitants=18044027.0 observed"])
  }

  @Test("the columns of the metadata are records too, null in all their defaults")
  func metadata() throws {
    let path = "cbs-statline-metadata/Kerncijfers_wijken_en_buurten_2025_METADATA.json"
    let profile = try profile(path, ["records": "metadata.properties"])
    #expect(profile.rows == 161)
    #expect(
      profile.columns.map(\.name) == [
        "key", "title", "description", "datatype", "unit", "decimals", "default_value",
      ])
  }

  @Test("the properties of the features of a map are records, and borders are skipped")
  func features() throws {
    for (map, count) in [("dist", 3340), ("muni", 345)] {
      let path = "cbs-kwb-2022-wijken/NLD_\(map)_wgs84.geojson"
      let profile = try profile(path, ["records": "features[*].properties"])
      #expect(profile.rows == count)
      #expect(profile.columns.map(\.name) == ["code", "name"])
      let whole = try self.profile(path, ["records": "features"])
      #expect(whole.rows == count)
      #expect(whole.columns.map(\.name) == ["type", "properties.code", "properties.name", "geometry.type"])
    }
  }
}
