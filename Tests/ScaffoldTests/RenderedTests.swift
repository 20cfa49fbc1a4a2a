import Foundation
import PluginKit
import Testing

@testable import Scaffold

@Suite("What is made is in the style of the house")
struct RenderedTests {
  @Test(
    "and passes its lint for the shortest and the longest name",
    arguments: ["a", "zeer-lange-naam-van-32-letters-x"])
  func format(_ name: String) throws {
    let scratch = try Scratch()
    try scratch.write(Repository.text(".swift-format"), to: ".swift-format")
    for kind in PluginDeclaration.Kind.allCases {
      let plan = try Repository.plan(kind, name)
      for file in plan.files + plan.changes { try scratch.write(file.text, to: "\(kind)/\(file.path)") }
    }
    let lint = try run(
      ["swift", "format", "lint", "--strict", "--recursive", "."], in: scratch.path)
    #expect(lint.status == 0, "\(lint.output)")
  }

  @Test("no place for a name is left open", arguments: PluginDeclaration.Kind.allCases)
  func complete(_ kind: PluginDeclaration.Kind) throws {
    let plugin = try Repository.plan(kind, "new").files
    for file in plugin + PipelineScaffold.plan(try ScaffoldName("new")).files {
      #expect(!file.text.contains("__") && !file.path.contains("__"), "\(file.path)")
    }
  }
}
