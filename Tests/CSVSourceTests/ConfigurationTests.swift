import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import CSVSource

@Suite struct ConfigurationTests {
  private func complaints(_ fields: ConfigNode) -> [Diagnostic] {
    do {
      _ = try PluginHarness.source(CSVSource.self, CSVRun.mapping(fields), CSVRun.context)
      return []
    } catch {
      return Diagnostics(error).items
    }
  }

  @Test(arguments: ["", ";;", "é", "a", "1", "\n", "\r", "\u{0}", "tabs"])
  func `a delimiter is one character that is not part of values`(delimiter: String) {
    let node = ConfigNode(.scalar(delimiter, isQuoted: true), at: ConfigNode.testPlace)
    #expect(complaints(["delimiter": node]).map(\.code) == [.invalidValue])
  }

  @Test func `delimiter and quote differ`() {
    #expect(
      complaints(["delimiter": "'", "quote": "'"]).map(\.message) == ["'delimiter' and 'quote' are the same"])
    #expect(complaints(["delimiter": ";", "quote": "none"]).isEmpty)
  }

  @Test func `everything that is wrong is told at once`() {
    let found = complaints([
      "delimiter": "ab", "quote": "xy", "header": -1, "skip": -2, "footer": [""], "comment": "",
      "period": "nonsense",
    ])
    #expect(found.count == 7)
    #expect(Set(found.map(\.code)) == [.invalidValue])
  }

  @Test func `an unknown encoding or preset is told with the known ones`() {
    #expect(complaints(["encoding": "utf8"]).first?.hint == "did you mean 'utf-8'?")
    #expect(complaints(["preset": "klassiek"]).map(\.code) == [.invalidValue])
  }

  @Test func `a preset fills in what is not given`() throws {
    let config = try TextTable.config(["preset": "statline-klassiek", "skip": 1])
    let format = try CSVFormat(config)
    #expect(format.skippedLines == 1)
    #expect(format.headerLines == 2)
    #expect(format.delimiter == 0x3B)
    #expect(format.decimal == 0x2C)
    #expect(format.footers == [Array("Bron:".utf8)])
  }

  @Test func `names its location and columns before any data is read`() throws {
    let source = try PluginHarness.source(CSVSource.self, CSVRun.mapping(["member": "x.csv"]), CSVRun.context)
    #expect(source.locations.map(\.displayName) == ["input.csv/x.csv"])
    #expect(source.schema.ids == ["inhabitants"])
  }

  @Test func `columns that are not there are told by name`() throws {
    let found = try #require(complaint { _ = try CSVRun("code,inhabitant\n") })
    #expect(found.code == .columnNotFound)
    #expect(found.message.contains("'n' for inhabitants"))
  }

  @Test func `repeated columns are chosen by occurrence`() throws {
    let text = "code,n,x,n\nGM0034,1,2,3\n"
    let fields: ConfigNode = ["columns": ["inhabitants": ["title": "n", "occurrence": 2, "of": 2]]]
    let run = try CSVRun(text, fields)
    #expect(run.cells("inhabitants") == ["GM0034": 3])
    #expect(run.host.bindings == ["inhabitants": "n#2"])
    #expect(complaint { _ = try CSVRun(text) }?.code == .columnAmbiguous)
  }

  @Test func `an error of the consumer ends the reading`() throws {
    struct Stop: Error {}
    let source = try PluginHarness.source(CSVSource.self, CSVRun.mapping([:]), CSVRun.context)
    let text = "code,n\n" + (1000..<9999).map { "GM\($0),1\n" }.joined()
    var batches = 0
    #expect(throws: Stop.self) {
      try source.read(host: MemorySourceHost(text)) { batch in
        #expect(batch.rowCount == 4096)
        batches += 1
        if batches == 2 { throw Stop() }
      }
    }
    #expect(batches == 2)
  }
}
