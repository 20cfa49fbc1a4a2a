import Foundation
import JSONSink
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("documents of areas keep it")
  func areas() throws {
    try Conformance.check(
      sink: JSONSink.self,
      SinkCase("areas", config: ["path": "out/areas.json", "shape": "areas", "origin": true]) { host in
        let document = try JSONSerialization.jsonObject(with: Data(host.bytes(of: "out/areas.json")))
        let areas = (document as? [String: Any])?["areas"] as? [[String: Any]] ?? []
        return areas.compactMap { ($0["periods"] as? [Any])?.count }.reduce(0, +)
      }
    ).confirm()
  }

  @Test("lines keep it", arguments: [true, false])
  func lines(sort: Bool) throws {
    try Conformance.check(
      sink: JSONSink.self,
      SinkCase(
        "lines",
        config: [
          "path": "lines.json", "shape": "lines", "sort": .init(booleanLiteral: sort), "origin": true,
        ],
        orderMatters: sort ? nil : "the order of the input is kept on purpose"
      ) { host in
        let lines = try host.text(of: "lines.json").split(separator: "\n")
        return try lines.count { try JSONSerialization.jsonObject(with: Data($0.utf8)) is [String: Any] }
      }
    ).confirm()
  }
}
