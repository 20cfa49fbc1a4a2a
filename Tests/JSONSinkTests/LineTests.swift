import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import JSONSink

@Suite("The shape 'lines'")
struct LineTests {
  @Test("has one object per area and period, sorted")
  func sorted() throws {
    let text = try Sample.stored(Sample.frame, ["path": "a.jsonl", "shape": "lines"])
    let expected = """
      {"area":"GM0363","level":"municipality","name":"Amsterdam","parent":"PV27","period":"2015",\
      "status":{"income":"provisional"},"values":{"income":26.9,"inhabitants":821752}}
      {"area":"GM0363","level":"municipality","name":"Amsterdam","parent":"PV27","period":"2017",\
      "values":{"income":28.5,"inhabitants":844947}}
      {"area":"BU03630000","level":"buurt","name":"Kop Zeedijk","parent":"WK036300","period":"2017",\
      "status":{"income":"suppressed"},"values":{"income":null,"inhabitants":1045}}

      """
    #expect(text == expected)
  }

  @Test("keeps the order of the input when it is not to sort")
  func unsorted() throws {
    let host = try FolderSinkHost()
    let sink = try Sample.sink(["path": "a.jsonl", "shape": "lines", "sort": false])
    let receipt = try PluginHarness.store(Sample.frame, in: sink, host: host, batchRows: 1)
    let areas = try host.text(of: "a.jsonl").split(separator: "\n").map { $0.prefix(15) }
    #expect(receipt.rows == 3)
    #expect(areas == ["{\"area\":\"BU0363", "{\"area\":\"GM0363", "{\"area\":\"GM0363"])
  }

  @Test("of no rows is an empty file")
  func empty() throws {
    let host = try FolderSinkHost()
    let sink = try Sample.sink(["path": "a.jsonl", "shape": "lines"])
    let receipt = try PluginHarness.store(IndicatorFrame(columns: Sample.schema.ids), in: sink, host: host)
    #expect(receipt.rows == 0)
    #expect(try host.bytes(of: "a.jsonl").isEmpty)
  }

  @Test("puts origins in a second file")
  func origins() throws {
    let host = try FolderSinkHost()
    let sink = try Sample.sink(["path": "out/a.jsonl", "shape": "lines", "origin": true])
    _ = try PluginHarness.store(Sample.frame, in: sink, host: host)
    #expect(sink.outputs == ["out/a.jsonl", "out/a.jsonl.origins.json"])
    #expect(host.staged.sorted() == sink.outputs)
    let data = Data(try host.bytes(of: "out/a.jsonl.origins.json"))
    let about = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(about.keys) == ["indicators", "origins", "run"])
  }
}
