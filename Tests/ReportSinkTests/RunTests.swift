import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ReportSink

@Suite("A run of the report")
struct RunTests {
  private static let rows = [Sample.country, Sample.province, Sample.city] + Sample.wijken

  @Test("gives the same pages for any order of rows and any batch size")
  func deterministic() throws {
    let expected = try Sample.pages(Sample.frame(Self.rows))
    #expect(try Sample.pages(Sample.frame(Self.rows.reversed())) == expected)
    for batchRows in [1, 2, 5] {
      #expect(try Sample.pages(Sample.frame(Self.rows), batchRows: batchRows) == expected)
    }
  }

  @Test("counts the rows in its pages by reading them")
  func recount() throws {
    let host = try FolderSinkHost()
    let folder = try PageFolder(creating: host.path(of: "r"), name: "r")
    try folder.write("<p data-row=\"a\"></p><p> data-row=&quot;b&quot;</p>", to: "a.html")
    try folder.write("<p data-row=\"c\"></p>", to: "b.html")
    #expect(try folder.countRows(in: "a.html") == 1)
    #expect(try folder.countRows(in: "b.html") == 1)
  }

  @Test("stages its folder and writes nowhere else")
  func outputs() throws {
    let host = try FolderSinkHost()
    let sink = try Sample.sink(["path": "out/report", "documents": []])
    _ = try PluginHarness.store(Sample.frame(Self.rows), in: sink, host: host)
    #expect(sink.outputs == ["out/report"])
    #expect(host.staged == ["out/report"])
    #expect(
      host.contents == [
        "out", "out/report", "out/report/GM0001", "out/report/GM0001/index.html", "out/report/index.html",
        "out/report/methode.html",
      ])
  }

  @Test("refuses a folder that is already there")
  func existingFolder() throws {
    let host = try FolderSinkHost()
    try FileManager.default.createDirectory(atPath: host.path(of: "r"), withIntermediateDirectories: false)
    let error = #expect(throws: Diagnostic.self) {
      _ = try PluginHarness.store(Sample.frame(Self.rows), in: try Sample.sink(), host: host)
    }
    #expect(error?.code == .cannotWrite)
    #expect(error?.message == "can't make 'r': it exists")
  }

  @Test("refuses two rows of one area, and a figure that is none")
  func refusals() throws {
    let twice = #expect(throws: Diagnostic.self) {
      _ = try Sample.pages(Sample.frame(Self.rows + [Sample.city]))
    }
    #expect(twice?.code == .duplicateArea)
    var areas = AreaTable()
    let position = areas.intern(Area(Sample.code("GM0001")))
    let column = IndicatorColumn("low_income", values: [.infinity], statuses: [.observed])
    let infinite = IndicatorFrame(
      areas: areas, areaPositions: [position], periods: [Sample.period], columns: [column])
    let error = #expect(throws: Diagnostic.self) {
      _ = try Sample.pages(infinite, schema: FrameSchema([Sample.income]))
    }
    #expect(error?.code == .outOfRange)
  }

  @Test("compares with the one country, or with the row that is named")
  func national() throws {
    let two = Self.rows + [("NL01", "Nederland", nil, Sample.country.figures)]
    let unclear = #expect(throws: Diagnostic.self) { _ = try Sample.pages(Sample.frame(two)) }
    #expect(unclear?.message == "it is not clear which of the rows NL00, NL01 to compare with")
    #expect(throws: Never.self) {
      _ = try Sample.pages(Sample.frame(two), ["path": "r", "national": "NL01"])
    }
    let unknown = #expect(throws: Diagnostic.self) {
      _ = try Sample.pages(Sample.frame(Self.rows), ["path": "r", "national": "NL99"])
    }
    #expect(unknown?.code == .unknownArea)
  }
}

@Suite("The configuration of the report")
struct ConfigurationTests {
  @Test("takes the first score of the domain index, or the one that is named")
  func index() throws {
    #expect(try Sample.sink().settings.index == "vulnerability")
    #expect(try Sample.sink(["path": "r", "index": "low_income"]).settings.index == "low_income")
    #expect(try Sample.sink(schema: FrameSchema([Sample.income])).settings.index == nil)
  }

  @Test("names the nearest indicator when there is none of that name")
  func unknownIndex() throws {
    let error = #expect(throws: Diagnostics.self) {
      _ = try Sample.sink(["path": "r", "index": "vulnerabilty"])
    }
    #expect(error?.items.map(\.code) == [.unknownIndicator])
    #expect(error?.items.first?.hint == "did you mean 'vulnerability'?")
  }

  @Test("needs an indicator, a path and a language that is spoken")
  func refusals() throws {
    #expect(throws: Diagnostics.self) { _ = try Sample.sink(schema: FrameSchema()) }
    #expect(throws: Diagnostics.self) { _ = try Sample.sink([:]) }
    #expect(throws: Diagnostics.self) { _ = try Sample.sink(["path": "r", "language": "de"]) }
  }

  @Test("without an index puts areas in order of name")
  func withoutIndex() throws {
    let schema = FrameSchema([Sample.income])
    let rows = ([Sample.city] + Sample.wijken).map {
      ($0.code, $0.name, $0.parent, [$0.figures[2]]) as Sample.Row
    }
    let page = try #require(
      try Sample.pages(Sample.frame(rows, schema: schema), schema: schema)["GM0001/index.html"])
    #expect(
      page.matches(of: /data-row="(WK\w+)"/).map { String($0.1.suffix(1)) } == ["1", "4", "3", "5", "2", "6"])
    #expect(Sample.text(of: page).contains("De gebieden staan op naam."))
  }
}
