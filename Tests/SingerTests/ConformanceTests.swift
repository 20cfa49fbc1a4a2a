import Foundation
import IndicatorSchema
import JSONReading
import PluginKit
import PluginTesting
import Singer
import SingerProtocol
import Testing

@Suite("The Singer plugins conform")
struct ConformanceTests {
  @Test("the source, from a file of messages")
  func source() throws {
    let config = ConfigNode(
      .map([
        .init(key: "location", keyPlace: ConfigNode.testPlace, value: "in.jsonl"),
        .init(key: "stream", keyPlace: ConfigNode.testPlace, value: "figures"),
        .init(key: "area", keyPlace: ConfigNode.testPlace, value: "area"),
        .init(key: "period", keyPlace: ConfigNode.testPlace, value: ["column": "period"]),
        .init(key: "columns", keyPlace: ConfigNode.testPlace, value: ConformanceSample.columns),
      ]), at: ConfigNode.testPlace)
    try Conformance.check(
      source: SingerSource.self,
      SourceCase(config: config) { frame in
        guard frame.rowCount > 0 else { return [] }
        var writer = SingerWriter()
        let records = FrameRecords(stream: "figures", schema: ConformanceSample.schema)
        writer.schema(records.message(for: frame))
        records.write(rows: 0..<frame.rowCount, of: frame, to: &writer)
        return writer.take()
      }
    ).confirm()
  }

  @Test("the sink, with a target that keeps what it gets")
  func sink() throws {
    let place = try Surroundings()
    try place.program(
      "target",
      """
      tee messages | grep RECORD >figures.jsonl
      sed -n 's/^{"type":"STATE","value":\\(.*\\)}$/\\1/p' messages; rm messages
      """)
    let target = place.folder + "/target"
    try Conformance.check(
      sink: SingerSink.self,
      SinkCase(config: ["command": ConfigNode(stringLiteral: target), "path": "out"]) { host in
        try host.text(of: "out/figures.jsonl").split(separator: "\n").count
      }
    ).confirm()
  }

  @Test("the transform, with a mapper that changes nothing")
  func transform() throws {
    let place = try Surroundings()
    try place.program("mapper", "cat")
    let mapper = place.folder + "/mapper"
    try Conformance.check(
      transform: SingerTransform.self, TransformCase(config: ["command": ConfigNode(stringLiteral: mapper)])
    ).confirm()
  }
}
