import JSONReading
import JSONWriting
import Testing

@testable import SingerProtocol

@Suite("Singer messages are written so that they are read as they were meant")
struct WriterTests {
  @Test("one object a line, numbers as they are, counted")
  func writes() throws {
    var writer = SingerWriter()
    let schema = try JSONReading.JSONValue(parsing: Array(#"{"properties":{"n":{"multipleOf":0.10}}}"#.utf8))
    writer.schema(.init(stream: "a \"b\"", schema: schema, keyProperties: ["n"]))
    writer.record(of: "a \"b\"") { bytes in
      bytes.appendString("n")
      bytes.append(0x3A)
      bytes.appendJSON(.number(lexeme: "0.10"))
    }
    writer.state(
      .object([JSONMember(key: "line\nend", value: .array([.null, .bool(true), .string("\u{2028}")]))]))
    let text = String(decoding: writer.take(), as: UTF8.self)
    #expect(
      text == #"""
        {"type":"SCHEMA","stream":"a \"b\"","schema":{"properties":{"n":{"multipleOf":0.10}}},"key_properties":["n"]}
        {"type":"RECORD","stream":"a \"b\"","record":{"n":0.10}}
        {"type":"STATE","value":{"line\nend":[null,true,"\u2028"]}}

        """#)
    #expect(writer.records == ["a \"b\"": 1])
    #expect(writer.bytes.isEmpty)
    #expect(try events(text).map { $0.prefix(6) } == ["schema", "2: a \"", "state "])
  }

  @Test("what a tap logs of its counts is added up by stream")
  func metrics() {
    var metrics = TapMetrics()
    metrics.take(
      #"INFO METRIC: {"type":"counter","metric":"record_count","value":5,"tags":{"endpoint":"a"}}"#)
    metrics.take(
      #"x METRIC: {"type": "counter", "metric": "record_count", "value": 2, "tags": {"stream": "a"}} end"#)
    metrics.take(#"METRIC: {"type":"timer","metric":"job","value":2,"tags":{"stream":"a"}}"#)
    metrics.take(#"METRIC: {"metric":"record_count","value":-2,"tags":{"stream":"a"}}"#)
    metrics.take("METRIC: } {")
    metrics.take("METRIC: {nonsense}")
    metrics.take(#"{"metric":"record_count","value":9,"tags":{"stream":"b"}}"#)
    #expect(metrics.records == ["a": 7])
  }
}
