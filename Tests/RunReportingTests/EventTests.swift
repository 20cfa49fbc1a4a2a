import Foundation
import PipelineEngine
import Testing

@testable import RunReporting

@Suite("An OpenLineage event")
struct EventTests {
  /// The event as objects.
  private func parsed(_ event: LineageEvent) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(event.json)) as? [String: Any])
  }

  private func value(_ path: String, in object: Any) -> Any? {
    path.split(separator: "/").reduce(object as Any?) { found, key in
      if let list = found as? [Any], let index = Int(key) {
        return list.indices.contains(index) ? list[index] : nil
      }
      return (found as? [String: Any])?[String(key)]
    }
  }

  private func text(_ path: String, in object: Any) -> String? { value(path, in: object).map { "\($0)" } }

  private let options = LineageOptions(version: "1.2")

  @Test("at the start says which run of which pipeline it is, and when it began")
  func start() throws {
    let event = LineageEvent.start(of: try Samples.done(), options)
    let found = try parsed(event)
    #expect(event.type == .start)
    #expect(text("eventTime", in: found) == "2026-01-02T02:50:45.500Z")
    #expect(text("run/runId", in: found) == "0b7f3c1e-6f0e-4d83-9f2b-3a52f1f0a001")
    #expect(text("job/namespace", in: found) == "peil" && text("job/name", in: found) == "night")
    #expect((found["inputs"] as? [Any])?.isEmpty == true)
  }

  @Test(
    "at the end is about what happened",
    arguments: [
      ("done", LineageEvent.Kind.complete), ("unchanged", .complete), ("failed", .fail), ("stopped", .abort),
    ])
  func end(how: String, kind: LineageEvent.Kind) throws {
    let entry =
      switch how {
      case "done": try Samples.done()
      case "unchanged": try Samples.unchanged()
      case "stopped": try Samples.failed(code: .interrupted)
      default: try Samples.failed()
      }
    let event = LineageEvent.end(of: entry, options)
    let found = try parsed(event)
    #expect(event.type == kind && text("eventType", in: found) == kind.rawValue)
    #expect(text("eventTime", in: found) == "2026-01-02T02:50:50.750Z")
    #expect((found["outputs"] as? [Any])?.isEmpty == (how != "done"))
  }

  @Test("describes a file that was read: digest, size, columns and what its figures were like")
  func input() throws {
    let found = try parsed(.end(of: try Samples.done(), options))
    let input = try #require(value("inputs/0", in: found))
    #expect(text("name", in: input) == "kwb.csv" && text("namespace", in: input) == "peil")
    #expect(text("facets/version/datasetVersion", in: input) == "aa11")
    #expect(text("facets/schema/fields/0/name", in: input) == "AantalInwoners_5")
    #expect(text("facets/schema/fields/0/type", in: input) == "persons")
    #expect(text("inputFacets/inputStatistics/rowCount", in: input) == "10")
    #expect(text("inputFacets/inputStatistics/size", in: input) == "1000")
    let metrics = try #require(
      value("inputFacets/dataQualityMetrics/columnMetrics/AantalInwoners_5", in: input))
    #expect(text("nullCount", in: metrics) == "1" && text("count", in: metrics) == "7")
    #expect(text("sum", in: metrics) == "70.5")
    #expect(text("min", in: metrics) == "1" && text("max", in: metrics) == "11.5")
    #expect(text("quantiles/0.3", in: metrics) == "4" && text("quantiles/1", in: metrics) == "11.5")
  }

  @Test("makes the pages of a table one data set, without what may be a secret")
  func pages() throws {
    let event = LineageEvent.end(of: try Samples.done(), options)
    let found = try parsed(event)
    #expect((found["inputs"] as? [Any])?.count == 2)
    #expect(text("inputs/1/namespace", in: found) == "https://data.example")
    #expect(text("inputs/1/name", in: found) == "/feed/TypedDataSet")
    #expect(text("inputs/1/inputFacets/inputStatistics/size", in: found) == "50")
    #expect(value("inputs/1/facets/version", in: found) == nil)
    #expect(!String(decoding: event.json, as: UTF8.self).contains("hidden"))
  }

  @Test("says of a published column which columns it comes from, and by which formula")
  func columns() throws {
    let found = try parsed(.end(of: try Samples.done(), options))
    let output = try #require(value("outputs/0", in: found))
    #expect(text("name", in: output) == "night/night.json")
    #expect(text("outputFacets/outputStatistics/rowCount", in: output) == "7")
    let same = "facets/columnLineage/fields/inhabitants/inputFields/0/"
    #expect(text(same + "name", in: output) == "kwb.csv")
    #expect(text(same + "transformations/0/subtype", in: output) == "IDENTITY")
    let first = "facets/columnLineage/fields/score/inputFields/0/"
    #expect(text(first + "namespace", in: output) == "https://data.example")
    #expect(text(first + "field", in: output) == "Income_1")
    #expect(text(first + "transformations/0/type", in: output) == "DIRECT")
    #expect(text(first + "transformations/0/description", in: output) == "inhabitants / income")
    #expect(text("facets/columnLineage/fields/score/inputFields/1/field", in: output) == "AantalInwoners_5")
  }

  @Test("names what one pipeline writes and another reads by its path")
  func paths() throws {
    var options = options
    options.outputFolder = "/srv/out"
    options.outputDigests = ["night.json": "dd44"]
    options.outputSizes = ["night.json": 77]
    options.inputPath = { $0.file == "kwb.csv" ? "/srv/data/a b/kwb.csv" : nil }
    let found = try parsed(.end(of: try Samples.done(), options))
    #expect(text("inputs/0/namespace", in: found) == "file")
    #expect(text("inputs/0/name", in: found) == "/srv/data/a b/kwb.csv")
    #expect(text("inputs/0/facets/dataSource/uri", in: found) == "file:///srv/data/a%20b/kwb.csv")
    #expect(text("outputs/0/name", in: found) == "/srv/out/night.json")
    #expect(text("outputs/0/facets/version/datasetVersion", in: found) == "dd44")
    #expect(text("outputs/0/outputFacets/outputStatistics/size", in: found) == "77")
    #expect(value("outputs/1/facets/version", in: found) == nil)
  }

  @Test("of a run that failed says why, where and what to do")
  func failure() throws {
    let found = try parsed(.end(of: try Samples.failed(), options))
    let error = try #require(value("run/facets/errorMessage", in: found))
    #expect(text("message", in: error) == "'x\"y' is not a number")
    #expect(
      text("stackTrace", in: error)
        == "[data.not-a-number] step 'kwb': 'x\"y' is not a number: look at the file")
    #expect(value("inputs", in: found) != nil)
  }

  @Test("is one line, and the same for the same run")
  func oneLine() throws {
    let event = LineageEvent.end(of: try Samples.done(), options)
    #expect(!event.json.contains(0x0A))
    #expect(event.json == LineageEvent.end(of: try Samples.done(), options).json)
  }

  @Test(
    "knows an input by what an origin calls it",
    arguments: [
      ("kwb.csv", "kwb.csv", true), ("kwb.csv", "b.csv", false), ("2015/kwb.csv", "kwb.csv", true),
      ("pack.zip/in/kwb.csv", "pack.zip", true), ("kwb.csv", "pack.zip", false), ("csv", "kwb.csv", false),
    ])
  func names(called: String, file: String, isCalled: Bool) throws {
    let record = try #require(try Samples.done().record)
    var input = try #require(record.inputs.first)
    input.file = file
    #expect(RunInput(input, path: nil).isCalled(called) == isCalled)
  }
}
