import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import JSONSink

@Suite("The recount")
struct RecountTests {
  private func count(_ text: String, _ shape: JSONSink.Shape) throws -> Int {
    let host = try FolderSinkHost()
    try Data(text.utf8).write(to: URL(fileURLWithPath: host.path(of: "f")))
    return try RecordCounter(host.path(of: "f"), name: "f", shape: shape).count()
  }

  @Test("counts what was stored", arguments: ["areas", "lines"])
  func counts(shape: String) throws {
    let host = try FolderSinkHost()
    let sink = try Sample.sink(["path": "a", "shape": .init(stringLiteral: shape), "origin": true])
    #expect(try PluginHarness.store(Sample.frame, in: sink, host: host).rows == 3)
  }

  @Test("looks into the file, and is not fooled by brackets in names")
  func looksIntoTheFile() throws {
    #expect(try count("{\"a\":\"{[\\\"{\"}\n{}\n", .lines) == 2)
    #expect(try count("{\"areas\":[{\"periods\":[{\"v\":{}},{}]}],\"x\":{\"y\":[{}]}}\n", .areas) == 2)
  }

  @Test(
    "refuses a file that is not whole",
    arguments: ["{\"areas\":[{}", "{\"areas\":[}\n", "{\"areas\":\"", "{}", "]\n"])
  func damaged(text: String) throws {
    let error = #expect(throws: Diagnostic.self) { _ = try count(text, .areas) }
    #expect(error?.code == .ledgerMismatch)
  }

  @Test("sees through blocks: a large file is counted whole")
  func largeFile() throws {
    var frame = IndicatorFrame(columns: Sample.schema.ids)
    for number in 0..<9000 {
      let code = "BU" + String(String(100_000_000 + number).dropFirst())
      frame.appendRow(
        Area(Sample.code(code), name: "Naam \(number) {\\\""), Sample.period(2017),
        [(Double(number), .observed), (Double(number) / 7, .estimated)])
    }
    for shape: ConfigNode in ["areas", "lines"] {
      let host = try FolderSinkHost()
      let sink = try Sample.sink(["path": "a", "shape": shape])
      #expect(try PluginHarness.store(frame, in: sink, host: host, batchRows: 1000).rows == 9000)
      #expect(try host.bytes(of: "a").count > 600_000)
    }
  }
}
