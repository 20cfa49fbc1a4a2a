import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import Scaffold

@Suite("Making new things in a folder")
struct FolderTests {
  @Test("a pipeline is three files")
  func pipeline() throws {
    let scratch = try Scratch()
    try ScaffoldFolder(scratch.path).make(PipelineScaffold.plan(ScaffoldName("poverty")))
    #expect(scratch.files == ["poverty", "poverty.yml", "poverty/catalogue.yml", "poverty/figures.csv"])
    #expect(try scratch.text("poverty.yml").contains("\nname: poverty\n"))
  }

  @Test("a plugin is made in the repository that the folder lies in")
  func plugin() throws {
    let scratch = try Scratch.repository()
    let folder = try ScaffoldFolder.repository(around: scratch.path + "/Sources/peil")
    try folder.make(folder.plan(.source, ScaffoldName("new"), taken: ["csv"]))
    #expect(scratch.files.contains("Plugins/NewSource/NewSource.swift"))
    #expect(scratch.files.contains("Tests/NewSourceTests/ConformanceTests.swift"))
    #expect(try scratch.text("Package.swift").contains("    plugin(\"NewSource\"),\n"))
    #expect(try scratch.text(PluginScaffold.registryPath).contains("register(NewSource.self)\n"))
  }

  @Test("what exists is never overwritten, and then nothing else is made")
  func exists() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "poverty/figures.csv")
    let plan = PipelineScaffold.plan(try ScaffoldName("poverty"))
    let error = #expect(throws: Diagnostic.self) { try ScaffoldFolder(scratch.path).make(plan) }
    #expect(error?.message == "'poverty/figures.csv' exists and is not overwritten")
    #expect(scratch.files == ["poverty", "poverty/figures.csv"])
    #expect(try scratch.text("poverty/figures.csv") == "mine")
  }

  @Test("when a file can't be written nothing is left of the others")
  func allOrNothing() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "a")
    let plan = ScaffoldPlan(
      files: [.init(path: "b/c.txt", text: ""), .init(path: "a/d.txt", text: "")], next: [])
    let error = #expect(throws: Diagnostic.self) { try ScaffoldFolder(scratch.path).make(plan) }
    #expect(error?.code == .cannotWrite)
    #expect(scratch.files == ["a"])
  }

  @Test("a name that is taken, a folder elsewhere and one that is not there are refused with what to do")
  func refusals() throws {
    let scratch = try Scratch.repository()
    let folder = try ScaffoldFolder(scratch.path)
    let taken = #expect(throws: Diagnostic.self) {
      try folder.plan(.source, ScaffoldName("csv"), taken: ["csv"])
    }
    #expect(taken?.message == "there already is a source 'csv'")
    let elsewhere = try Scratch()
    let outside = #expect(throws: Diagnostic.self) { try ScaffoldFolder.repository(around: elsewhere.path) }
    #expect(outside?.code == .usage)
    #expect(outside?.hint?.contains("docs/singer.md") == true)
    #expect(throws: Diagnostic.self) { try ScaffoldFolder(elsewhere.path + "/none") }
  }
}
