import JSONWriting
import Testing

@Suite("Values as JSON")
struct ValueTests {
  private func written(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    value.write(to: &bytes, indentation: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("members of an object come in the order of their keys, those of a list of members as they are given")
  func order() {
    #expect(written(.object(["b": .null, "a": .flag(true)])) == "{\n  \"a\": true,\n  \"b\": null\n}")
    #expect(written(.members([("b", .null), ("a", .flag(false))])) == "{\n  \"b\": null,\n  \"a\": false\n}")
  }

  @Test("a value on one line stays on it, inside one of several lines")
  func oneLine() {
    let inner = JSONValue.line(.members([("x", .array([.number(1), .string("\n")])), ("y", .object([:]))]))
    #expect(written(.array([inner, inner])).split(separator: "\n").count == 4)
    #expect(written(inner) == #"{"x": [1, "\n"], "y": {}}"#)
  }

  @Test("what was written before is put in as it is")
  func written() {
    #expect(written(.array([.written(Array("{\"a\":1}".utf8))])) == "[\n  {\"a\":1}\n]")
  }
}
