import ArgumentParser
import PipelineSchema

/// `peil schema`: the JSON Schema of the files that people write, for editors.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a pipeline file, for editors.",
    discussion: """
      With it an editor completes, explains and checks while you type; see docs/editor.md.

        peil schema --output peil.schema.json
        peil schema catalogue
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable { case pipeline, catalogue }

  @Argument(help: "The kind of file: pipeline or catalogue.")
  var subject = Subject.pipeline

  @Option(name: .shortAndLong, help: "The file to write. Standard output unless given.", completion: .file())
  var output: String?

  @Flag(help: "Write nothing, and fail when the file given with --output differs.")
  var check = false

  func validate() throws {
    guard !check || output != nil else { throw ValidationError("--check needs --output.") }
  }

  func run() throws {
    let text =
      switch subject {
      case .pipeline: PipelineSchema(BuiltInPlugins.registry.declarations).text
      case .catalogue: CatalogueSchema.text
      }
    try GeneratedFiles.give(text, to: output, check: check)
  }
}
