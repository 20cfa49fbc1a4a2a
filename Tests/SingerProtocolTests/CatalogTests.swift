import IndicatorSchema
import JSONReading
import Testing

@testable import SingerProtocol

@Suite("What is wanted of a tap is marked in its catalog")
struct CatalogTests {
  static let text = #"""
    {"streams":[
     {"tap_stream_id":"x-1","stream":"x","schema":{"properties":{"id":{},"a":{},"b":{},"c":{}}},"kept":[1.50],
      "metadata":[{"breadcrumb":[],"metadata":{"inclusion":"available"}},
       {"breadcrumb":["properties","id"],"metadata":{"inclusion":"automatic"}},
       {"breadcrumb":["properties","c"],"metadata":{"inclusion":"unsupported"}}]},
     {"tap_stream_id":"y","schema":{},"metadata":[{"breadcrumb":[],"metadata":{"selected":true}}]}],"other":1}
    """#

  private func marks(_ properties: [String]?) throws -> String {
    let catalog = try SingerCatalog(Array(Self.text.utf8), name: "tap-x")
    let stream = try catalog.stream("x", at: Place("p.yml"))
    let json = try catalog.selecting(stream, properties: properties, at: Place("p.yml"))
    let streams = try #require(json["streams"]?.elements)
    #expect(streams[0]["kept"] == .array([.number(lexeme: "1.50")]))
    let all = streams.flatMap { $0["metadata"]?.elements ?? [] }
    return all.map { entry in
      let name = entry["breadcrumb"]?.elements?.last?.string ?? "stream"
      return "\(name)=\(entry["metadata"]?["selected"]?.bool.map(String.init) ?? "-")"
    }.joined(separator: " ")
  }

  @Test("all properties, but those that can't be had; no other stream")
  func all() throws {
    #expect(try marks(nil) == "stream=true id=true c=- a=true b=true stream=false")
  }

  @Test("some properties, and those that come anyway")
  func some() throws {
    #expect(try marks(["b"]) == "stream=true id=true c=- a=false b=true stream=false")
  }

  @Test("a stream or property that is not there is named with the nearest")
  func missing() throws {
    let catalog = try SingerCatalog(Array(Self.text.utf8), name: "tap-x")
    let place = Place("p.yml", line: 3, column: 9)
    let noStream = try #require(throws: Diagnostic.self) { try catalog.stream("z", at: place) }
    #expect(noStream.description == "p.yml:3:9: 'tap-x' has no stream 'z'. It has x, y [singer.no-stream]")
    let stream = try catalog.stream("x-1", at: place)
    let noProperty = try #require(throws: Diagnostic.self) {
      try catalog.selecting(stream, properties: ["zz"], at: place)
    }
    #expect(noProperty.hint == "it has id, a, b, c")
  }

  @Test(
    "what is no catalog is refused",
    arguments: ["", "x", "[]", #"{"streams":[{}]}"#, #"{"streams":[{"stream":"a"}]}"#])
  func noCatalog(text: String) throws {
    let error = try #require(throws: Diagnostic.self) { try SingerCatalog(Array(text.utf8), name: "tap-x") }
    #expect(error.code == .singerCatalog)
  }
}
