import ArgumentParser
import IndicatorSchema
import PluginKit
import Scaffold

/// `peil new`: makes a plugin or a pipeline to start from.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a plugin or a pipeline to start from, which runs and whose tests pass.",
    discussion: """
        peil new pipeline poverty
        peil new source eurostat-tsv

      Nothing that exists is overwritten.
      """,
    subcommands: [NewSource.self, NewTransform.self, NewSink.self, NewPipeline.self])
}

/// What every `peil new` accepts.
struct NewOptions: ParsableArguments {
  @Argument(help: "Its name: lower-case words with hyphens between them.")
  var name: String

  @Option(help: "The folder to make it in; for a plugin, the repository of peil.", completion: .directory)
  var directory = "."

  func makePlugin(_ kind: PluginDeclaration.Kind) throws {
    let name = try ScaffoldName(name)
    let folder = try ScaffoldFolder.repository(around: directory)
    let taken = BuiltInPlugins.registry.declarations(of: kind).map(\.name)
    try make(folder.plan(kind, name, taken: taken), in: folder)
  }

  func make(_ plan: ScaffoldPlan, in folder: ScaffoldFolder) throws {
    try folder.make(plan)
    for file in plan.files { print("made    \(file.path)") }
    for file in plan.changes { print("changed \(file.path)") }
    print("\nnext:")
    for line in plan.next { print("  \(line)") }
  }
}

/// `peil new source`.
struct NewSource: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Make a source that reads lines of fields with a tab between them.")

  @OptionGroup var options: NewOptions

  func run() throws { try options.makePlugin(.source) }
}

/// `peil new transform`.
struct NewTransform: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transform", abstract: "Make a transform that rounds figures to a multiple.")

  @OptionGroup var options: NewOptions

  func run() throws { try options.makePlugin(.transform) }
}

/// `peil new sink`.
struct NewSink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sink", abstract: "Make a sink that writes text as COPY of PostgreSQL reads it.")

  @OptionGroup var options: NewOptions

  func run() throws { try options.makePlugin(.sink) }
}

/// `peil new pipeline`.
struct NewPipeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline", abstract: "Make a pipeline with a catalogue, figures, checks and tests.")

  @OptionGroup var options: NewOptions

  func run() throws {
    let name = try ScaffoldName(options.name)
    try options.make(PipelineScaffold.plan(name), in: ScaffoldFolder(options.directory))
  }
}
