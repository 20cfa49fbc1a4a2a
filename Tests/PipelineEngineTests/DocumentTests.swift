import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

@Suite("A part of a configuration may stand in a file of its own")
struct DocumentTests {
  private let fields = [
    ConfigField(
      "model", .document(.object([ConfigField("rate", .number, .required, doc: "A rate.")])), doc: "A model."),
    ConfigField("name", .text, doc: "A name."),
  ]
  private let place = Place("pipeline.yml", line: 3, column: 5)

  private func node(_ model: String) -> ConfigNode {
    ConfigNode(
      .map([
        .init(
          key: "model", keyPlace: place, value: ConfigNode(.scalar(model, isQuoted: false), at: place))
      ]), at: place)
  }

  private func decode(_ model: String, in workspace: Workspace) -> (Config, Diagnostics, [PipelineDocument]) {
    var diagnostics = Diagnostics()
    var documents = Documents(folder: workspace.folder.path)
    let filled = documents.fill(node(model), fields, into: &diagnostics)
    let config = ConfigSpec(fields).decode(filled, into: &diagnostics)
    return (config, diagnostics, documents.read)
  }

  @Test(
    "the content of the file is read as if it stood in the pipeline, and the file is named with its digest")
  func content() throws {
    let workspace = try Workspace()
    try workspace.write("model.yml", "rate: 0.25\n")
    let (config, diagnostics, read) = decode("model.yml", in: workspace)
    #expect(diagnostics.isEmpty)
    #expect(config.object("model")?.number("rate") == 0.25)
    #expect(read.map(\.name) == ["model.yml"])
    #expect(read.first?.sha256.count == 64)
  }

  @Test("a mistake in the file is named with its place in that file")
  func mistake() throws {
    let workspace = try Workspace()
    try workspace.write("model.yml", "\nrat: 0.25\n")
    let (_, diagnostics, _) = decode("model.yml", in: workspace)
    let found = try #require(diagnostics.items.first { $0.code == .unknownField })
    #expect(found.place == Place("model.yml", line: 2, column: 1))
    #expect(found.hint == "did you mean 'rate'?")
  }

  @Test("a file that is not there is named where the pipeline asks for it")
  func absent() throws {
    let workspace = try Workspace()
    try workspace.write("model.yml", "rate: 1\n")
    let (_, diagnostics, read) = decode("modle.yml", in: workspace)
    let found = try #require(diagnostics.items.first { $0.code == .fileNotFound })
    #expect(found.place == place)
    #expect(found.hint == "did you mean 'model.yml'?")
    #expect(read.isEmpty)
  }
}
