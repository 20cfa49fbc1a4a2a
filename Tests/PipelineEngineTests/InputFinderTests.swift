import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

@Suite("A pattern, folder or list stands for files in an order that depends on nothing but their names")
struct InputFinderTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func write(_ names: String...) throws {
    for name in names {
      let url = workspace.folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try workspace.write(name, "x")
    }
  }

  private func find(_ paths: String...) throws -> [Location] {
    let place = Place("pipeline.yml", line: 3)
    return try InputFinder(folder: workspace.folder.path).find(paths.map { Location(path: $0, place: place) })
  }

  private func complaint(_ paths: String...) throws -> Diagnostic {
    try #require(throws: Diagnostic.self) {
      let place = Place("pipeline.yml", line: 3)
      _ = try InputFinder(folder: workspace.folder.path)
        .find(paths.map { Location(path: $0, place: place) })
    }
  }

  @Test("the files that fit come in the order of their bytes, whatever order the folder has them in")
  func order() throws {
    try write("data/b.csv", "data/é.csv", "data/B.csv", "data/a.csv", "data/a10.csv", "data/a9.csv")
    try write("data/.hidden.csv", "data/a.csv.gz", "data/folder.csv/x.csv")
    let names = ["B.csv", "a.csv", "a10.csv", "a9.csv", "b.csv", "é.csv"]
    #expect(try find("data/*.csv").map(\.path) == names.map { "data/" + $0 })
    #expect(try find("data/*.csv").map(\.place) == names.map { _ in Place("pipeline.yml", line: 3) })
    #expect(try find("data/a?.csv").map(\.path) == ["data/a9.csv"])
    #expect(
      try find(workspace.folder.path + "/data/a?.csv").map(\.path) == [workspace.folder.path + "/data/a9.csv"]
    )
  }

  @Test("a folder stands for the files directly in it")
  func folder() throws {
    try write("data/b.csv", "data/a.csv", "data/.hidden", "data/below/c.csv")
    #expect(try find("data").map(\.path) == ["data/a.csv", "data/b.csv"])
    #expect(try find("data/").map(\.path) == ["data/a.csv", "data/b.csv"])
    #expect(try find("./data/../data").map(\.path) == ["./data/../data/a.csv", "./data/../data/b.csv"])
  }

  @Test("a pattern may stand for folders, and files of one name are told apart by them")
  func folders() throws {
    try write("2017/kwb.csv", "2016/kwb.csv", "2016/other.csv", "x")
    let found = try find("20??/kwb.csv")
    #expect(found.map(\.path) == ["2016/kwb.csv", "2017/kwb.csv"])
    #expect(found.map(\.displayName) == ["2016/kwb.csv", "2017/kwb.csv"])
  }

  @Test("a list keeps its order")
  func list() throws {
    try write("b.csv", "a.csv", "c/1.csv", "c/0.csv")
    #expect(try find("b.csv", "c/*", "a.csv").map(\.path) == ["b.csv", "c/0.csv", "c/1.csv", "a.csv"])
  }

  @Test("a file whose name looks like a pattern is a file")
  func literal() throws {
    try write("a*.csv", "ab.csv")
    #expect(try find("a*.csv").map(\.path) == ["a*.csv"])
  }

  @Test("a pattern that nothing fits is an error with the nearest name, or with those there are")
  func nothing() throws {
    try write("data/kwb-2017.csv", "data/kwb-2018.csv")
    let near = try complaint("data/kwb-2017.cvs*")
    #expect(near.code == .fileNotFound)
    #expect(near.message == "no file fits 'data/kwb-2017.cvs*'")
    #expect(near.place == Place("pipeline.yml", line: 3))
    #expect(near.hint == "there is 'kwb-2017.csv'")
    #expect(try complaint("data/*.xml").hint == "there are 'kwb-2017.csv', 'kwb-2018.csv'")
    #expect(try complaint("dada/*.csv").hint == "there is no folder 'dada/'")
    try FileManager.default.createDirectory(
      at: workspace.folder.appendingPathComponent("empty"), withIntermediateDirectories: true)
    #expect(try complaint("empty").message == "the folder 'empty' holds no file")
    #expect(try complaint("empty/*").hint == "the folder is empty")
  }

  @Test("a file that two locations stand for is refused, by a link too")
  func twice() throws {
    try write("data/a.csv")
    try FileManager.default.createSymbolicLink(
      atPath: workspace.folder.path + "/data/b.csv", withDestinationPath: "a.csv")
    #expect(try complaint("data/a.csv", "data/a*").message == "'data/a.csv' would be read twice")
    #expect(try complaint("data/*").message == "'data/b.csv' would be read twice")
    #expect(try complaint("data/a.csv", "data/../data/a.csv").code == .invalidValue)
  }

  @Test("links to files and folders are followed, and one that leads nowhere is not passed over")
  func links() throws {
    try write("real/a.csv", "other/b.csv")
    let files = FileManager.default
    try files.createDirectory(atPath: workspace.folder.path + "/data", withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: workspace.folder.path + "/data/in", withDestinationPath: "../real")
    #expect(try find("data/*/a.csv").map(\.path) == ["data/in/a.csv"])
    try files.createSymbolicLink(
      atPath: workspace.folder.path + "/data/gone.csv", withDestinationPath: "nowhere")
    #expect(try find("data/*.csv").map(\.path) == ["data/gone.csv"])
    try workspace.pipeline(
      """
      sources:
        a: { use: list, rows: [GM0001=1], location: data/*.csv }
      sinks:
        s: { from: a, use: lines, path: a.txt }
      """)
    #expect(workspace.complaints().map(\.message) == ["there is no file 'data/gone.csv'"])
  }

  @Test("an address on the web stands for itself")
  func address() throws {
    #expect(try find("https://example.org/a?b=*").map(\.path) == ["https://example.org/a?b=*"])
  }
}
