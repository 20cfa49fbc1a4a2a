import AreaSets
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Regions from a table")
struct MembershipFileTests {
  private func read(_ text: String, _ node: ConfigNode = ["location": "t.csv"]) throws -> [MembershipFile
    .Line]
  {
    var diagnostics = Diagnostics()
    let config = ConfigSpec(MembershipFile.fields).decode(node, into: &diagnostics)
    try diagnostics.throwIfAny()
    return try MembershipFile(config).read(MemoryFiles(texts: ["t.csv": text]))
  }

  private func problems(_ text: String, _ node: ConfigNode = ["location": "t.csv"]) -> [Diagnostic] {
    do {
      _ = try read(text, node)
      return []
    } catch { return Diagnostics(error).items }
  }

  @Test("any delimiter, quotes, a byte order mark and Windows lines are read")
  func notations() throws {
    for delimiter in [",", ";", "\t"] {
      let text = "\u{FEFF}area;region;name\r\n\"WK1\";r1;\"Oud \"\"Zuid\"\"\"\r\nWK2 ;r1;\r\n\r\nWK3;;x"
      let lines = try read(
        text.replacing(";", with: delimiter), ["location": "t.csv", "name": "name"])
      #expect(lines.map(\.area) == ["WK1", "WK2"])
      #expect(lines.map(\.region) == ["r1", "r1"])
      #expect(lines.first?.name == "Oud \"Zuid\"")
      let sets = AreaSet.sets(lines)
      #expect(sets.count == 1 && sets.first?.name == "Oud \"Zuid\"" && sets.first?.members.count == 2)
    }
  }

  @Test("shares are read")
  func shares() throws {
    let lines = try read("area,region,share\nA,r,0.4\nA,s,0.6", ["location": "t.csv", "share": "share"])
    #expect(lines.map(\.share) == [0.4, 0.6])
    let node: ConfigNode = ["location": "t.csv", "share": "share"]
    #expect(problems("area,region,share\nA,r,half", node).map(\.code) == [.notANumber])
  }

  @Test("what is wrong is said with its line")
  func wrong() {
    #expect(problems("").map(\.code) == [.emptyInput])
    #expect(problems("aria,region\nA,r").first?.hint == "did you mean 'aria'?")
    #expect(problems("area,region\nA").map(\.code) == [.fieldCount])
    #expect(problems("area,region\n,r").first?.place?.line == 2)
    #expect(problems("area,region\n\"A,r").map(\.code) == [.unclosedQuote])
    #expect(problems("area,region\n\"A\"x,r").map(\.code) == [.strayQuote])
    #expect(problems("area,area\nA,r").map(\.code) == [.columnAmbiguous, .columnNotFound])
    var bytes = Array("area,region\nA".utf8)
    bytes += [0xFA, 0x2C, 0x72]
    #expect(throws: Diagnostic.self) {
      var diagnostics = Diagnostics()
      let config = ConfigSpec(MembershipFile.fields).decode(["location": "t.csv"], into: &diagnostics)
      _ = try MembershipFile(config).read(MemoryFiles(["t.csv": bytes]))
    }
  }
}
