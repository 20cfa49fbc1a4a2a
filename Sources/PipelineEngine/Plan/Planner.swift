import Foundation
import IndicatorSchema
import PluginKit

/// Turns a pipeline file into a pipeline, collecting every complaint that needs no data.
public struct Planner {
  private var file: PipelineFile
  private let registry: PluginRegistry
  private let inputs: Inputs
  private var diagnostics = Diagnostics()
  private var catalogue = Catalogue()

  /// What is asked of the inputs of a pipeline.
  public enum Inputs: Sendable {
    /// They must be there.
    case present
    /// They are not read, because tests give others: they may be absent and parameters without value.
    case given
    /// They are read from the store: where they come from may be absent.
    case kept
  }

  /// Makes a planner for a file.
  public init(_ file: PipelineFile, registry: PluginRegistry, inputs: Inputs = .present) {
    self.file = file
    self.registry = registry
    self.inputs = inputs
  }

  /// Reads and checks a pipeline file.
  ///
  /// - Parameter period: The period instead of the one that the file says.
  /// - Throws: `Diagnostics` with everything that is wrong with it.
  public static func plan(
    path: String, parameters: Parameters, registry: PluginRegistry, inputs: Inputs = .present,
    period: Period? = nil
  ) throws -> Pipeline {
    var parameters = parameters
    parameters.mayLackValues = inputs != .present
    var (file, outline) = try PipelineFile.read(path: path, parameters: parameters)
    if let period { file.period = period }
    var planner = Planner(file, registry: registry, inputs: inputs)
    planner.diagnostics = outline
    return try planner.plan()
  }

  /// Checks the file.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong with it.
  public mutating func plan() throws -> Pipeline {
    readCatalogues()
    let graph = StepGraph(file.steps, &diagnostics)
    var maker = StepMaker(
      file: file, registry: registry, catalogue: catalogue, diagnostics: diagnostics, inputs: inputs)
    let steps = graph.order.map { maker.make(graph.nodes[$0], after: graph) }
    diagnostics = maker.diagnostics
    let checks = CheckReader.read(file.checks, maker.schemas, &diagnostics)
    reportUnused(graph, checks)
    reportSharedOutputs(steps.compactMap { $0 })
    reportUnguarded(steps.compactMap { $0 })
    file.secrets = maker.secrets
    try file.secrets.redact(sorted(diagnostics)).throwIfAny()
    var documents = maker.documents
    for name in file.catalogues.compactMap(\.text) {
      documents.keep(name, FileNames.absolute(name, in: file.folder))
    }
    let mends = Mends.path(of: file.file)
    documents.keep(URL(fileURLWithPath: mends).lastPathComponent, mends)
    return Pipeline(
      file: file, steps: steps.compactMap { $0 }, checks: checks, catalogue: catalogue,
      documents: documents.read)
  }

  private mutating func readCatalogues() {
    var reader = CatalogueReader()
    for node in file.catalogues {
      guard let name = node.text else {
        reader.read(node)
        continue
      }
      let path = FileNames.absolute(name, in: file.folder)
      reader.read(path: path, name: name, requestedAt: node.place)
    }
    reader.checkBindings()
    catalogue = reader.catalogue
    for item in reader.diagnostics.items { diagnostics.add(item) }
  }

  /// A step that reaches neither a sink nor a check does nothing, which is hardly what was meant.
  ///
  /// Where a name is misspelt the step it meant looks unused; that complaint would only distract.
  private mutating func reportUnused(_ graph: StepGraph, _ checks: [Check]) {
    guard !diagnostics.items.contains(where: { $0.code == .unknownStep }) else { return }
    var used = Set(file.steps.filter { $0.kind == .sink }.map(\.name) + checks.flatMap(\.steps))
    for node in graph.order.reversed().map({ graph.nodes[$0] }) where used.contains(node.step.name) {
      used.formUnion(node.inputs.map { graph.nodes[$0].step.name })
    }
    for step in file.steps where step.kind != .sink && !used.contains(step.name) {
      diagnostics.add(
        Diagnostic(
          .unusedStep, "nothing uses the \(step.kind.rawValue) '\(step.name)'", at: step.place,
          hint: "read from it, check it, or take it out"))
    }
  }

  /// Two sinks that write to the same place would undo each other's work.
  private mutating func reportSharedOutputs(_ steps: [Pipeline.Step]) {
    var taken: [(path: String, step: Pipeline.Step)] = []
    for step in steps {
      for output in step.outputs {
        let clash = taken.first { other in
          other.path == output || other.path.hasPrefix(output + "/") || output.hasPrefix(other.path + "/")
        }
        if let clash {
          diagnostics.add(
            Diagnostic(
              .invalidValue, "'\(step.name)' and '\(clash.step.name)' both write to '\(output)'",
              at: step.place, hint: "give each its own path"))
        }
        taken.append((output, step))
      }
    }
  }

  /// Where a step hides what may not be published, nothing may reach a sink around it.
  private mutating func reportUnguarded(_ steps: [Pipeline.Step]) {
    guard let guarding = steps.first(where: { $0.declaration.isGuard }) else { return }
    var isGuarded: [Bool] = []
    for step in steps {
      let isBehind = !step.inputs.isEmpty && step.inputs.allSatisfy { isGuarded[$0] }
      isGuarded.append(step.declaration.isGuard || isBehind)
      guard step.declaration.kind == .sink, !isBehind else { continue }
      diagnostics.add(
        Diagnostic(
          .unguardedSink, "'\(step.name)' stores figures that do not come through '\(guarding.name)'",
          at: step.place, hint: "let it read from '\(guarding.name)' or from a step behind it"))
    }
  }

  /// Complaints in the order of the file, each once.
  private func sorted(_ diagnostics: Diagnostics) -> Diagnostics {
    var seen = Set<Diagnostic>()
    let unique = diagnostics.items.filter { seen.insert($0).inserted }
    let ordered = unique.enumerated().sorted { a, b in
      let left = (a.element.place?.line ?? 0, a.element.place?.column ?? 0, a.offset)
      let right = (b.element.place?.line ?? 0, b.element.place?.column ?? 0, b.offset)
      return left < right
    }
    return Diagnostics(ordered.map(\.element))
  }
}
