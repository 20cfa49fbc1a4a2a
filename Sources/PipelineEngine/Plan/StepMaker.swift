import Foundation
import HTTPFetch
import IndicatorSchema
import PluginKit

/// Makes the plugin of each step, in the order of the flow.
struct StepMaker {
  let file: PipelineFile
  let registry: PluginRegistry
  let catalogue: Catalogue
  var diagnostics: Diagnostics
  /// The columns of each step made so far; nil for a step whose configuration is wrong.
  private(set) var schemas: [String: FrameSchema?] = [:]
  /// The files that configurations were read from.
  private(set) var documents: Documents
  /// The values of fields that are declared as secrets, and those of the file.
  private(set) var secrets: Secrets
  private var ancestry = Ancestry()
  private var positions: [Int: Int] = [:]
  private var count = 0
  private let inputs: Planner.Inputs

  init(
    file: PipelineFile, registry: PluginRegistry, catalogue: Catalogue, diagnostics: Diagnostics,
    inputs: Planner.Inputs
  ) {
    self.inputs = inputs
    self.file = file
    self.registry = registry
    self.catalogue = catalogue
    self.diagnostics = diagnostics
    documents = Documents(folder: file.folder)
    secrets = file.secrets
  }

  /// The fields that every step has, beside those of its plugin.
  static let hostFields = [
    ConfigField("use", .text, .required, doc: "The plugin.", example: "csv"),
    ConfigField("from", .either([.text, .list(.text)]), doc: "The step or steps it reads from."),
    ConfigField("quarantine", .object(ErrorBudget.fields), doc: "How many records may be refused."),
    ConfigField(
      "drift", .choice(["stop", "report"]), .defaults(to: "stop"),
      doc: "For a source: what a nightly run does when columns, units or the table are not what they were."),
  ]

  /// Makes a step; nil when something is wrong with it, which was then complained about.
  mutating func make(_ node: StepGraph.Node, after graph: StepGraph) -> Pipeline.Step? {
    let step = node.step
    schemas[step.name] = .some(nil)
    guard let declaration = declaration(of: step) else { return nil }
    let before = diagnostics.items.count
    let filled = documents.fill(step.node, declaration.config.fields, into: &diagnostics)
    secrets.add(filled, declaration.config.fields)
    let config = declaration.config.decode(
      filled, reserved: StepMaker.hostFields.map(\.name), into: &diagnostics)
    let budget = budget(of: step)
    let drift = drift(of: step)
    checkInputCount(node, declaration)
    guard diagnostics.items.count == before else { return nil }
    guard let instance = instance(of: node, declaration, config, graph) else { return nil }
    let position = count
    count += 1
    if let index = graph.nodes.firstIndex(where: { $0.step.name == step.name && $0.step.kind == step.kind }) {
      positions[index] = position
    }
    let made = Pipeline.Step(
      name: step.name, place: step.place, declaration: declaration,
      inputs: node.inputs.compactMap { positions[$0] }, plugin: instance, budget: budget,
      drift: drift,
      settings: StepSettings(filled, declaration.config.fields))
    if let schema = made.schema { schemas[step.name] = schema }
    ancestry.note(step.name, instance, inputs: node.inputs.map { graph.nodes[$0].step.name })
    return made
  }

  private mutating func declaration(of step: PipelineFile.StepNode) -> PluginDeclaration? {
    guard step.node.entries != nil else {
      diagnostics.add(
        Diagnostic(.wrongType, "'\(step.name)' must be a map with 'use'", at: step.node.place))
      return nil
    }
    guard let use = step.node["use"], let name = use.text else {
      diagnostics.add(
        Diagnostic(.missingField, "'\(step.name)' does not say which plugin it uses", at: step.place))
      return nil
    }
    let known = registry.declarations(of: step.kind)
    if let found = known.first(where: { $0.name == name }) { return found }
    diagnostics.add(
      Diagnostic(
        .unknownPlugin, "there is no \(step.kind.rawValue) '\(name)'", at: use.place,
        hint: hint(forPlugin: name, step.kind, known.map(\.name))))
    return nil
  }

  private func hint(
    forPlugin name: String, _ kind: PluginDeclaration.Kind, _ known: [String]
  ) -> String {
    if let other = registry.declarations.first(where: { $0.name == name && $0.kind != kind }) {
      return "'\(name)' is a \(other.kind.rawValue)"
    }
    return Suggestion.hint(for: name, among: known) ?? "there are " + known.joined(separator: ", ")
  }

  private mutating func budget(of step: PipelineFile.StepNode) -> ErrorBudget {
    guard let node = step.node["quarantine"] else { return .zero }
    let config = ConfigSpec(ErrorBudget.fields).decode(node, into: &diagnostics)
    return node.entries == nil ? .zero : ErrorBudget(config)
  }

  private mutating func drift(of step: PipelineFile.StepNode) -> Pipeline.Step.Drift {
    guard let node = step.node["drift"] else { return .stop }
    if step.kind == .source, let drift = node.text.flatMap(Pipeline.Step.Drift.init) { return drift }
    diagnostics.add(
      Diagnostic(
        .invalidValue,
        step.kind == .source
          ? "'\(node.text ?? "")' is not a way to treat drift" : "only a source has 'drift'",
        at: node.place, hint: step.kind == .source ? "write stop or report" : "take it out"))
    return .stop
  }

  private mutating func checkInputCount(_ node: StepGraph.Node, _ declaration: PluginDeclaration) {
    let named = node.step.node["from"].map { $0.list?.count ?? 1 } ?? 0
    guard !declaration.inputs.contains(named) else { return }
    let wanted = declaration.inputs
    let words =
      wanted.lowerBound == wanted.upperBound
      ? "\(wanted.lowerBound)" : "\(wanted.lowerBound) to \(wanted.upperBound)"
    diagnostics.add(
      Diagnostic(
        named == 0 ? .missingField : .invalidValue,
        declaration.kind == .source
          ? "a source reads from no step, '\(node.step.name)' from \(named)"
          : "'\(node.step.name)' reads from \(named) steps, \(declaration.name) needs \(words)",
        at: node.step.node["from"]?.place ?? node.step.place,
        hint: named == 0 ? "add 'from'" : nil))
  }

  private mutating func instance(
    of node: StepGraph.Node, _ declaration: PluginDeclaration, _ config: Config, _ graph: StepGraph
  ) -> Pipeline.Instance? {
    let givers = node.inputs.map { graph.nodes[$0].step.name }
    let context = PlanContext(
      step: node.step.name, catalogue: catalogue, period: file.period, pipeline: file.name,
      ancestors: ancestry.reaching(givers), comparisons: ancestry.comparing(givers))
    let inputs = givers.compactMap { schemas[$0] ?? nil }
    let expected = declaration.kind == .source ? 0 : max(1, node.inputs.count)
    // An input that is wrong itself was complained about; more complaints would follow from that one.
    guard inputs.count == expected else { return nil }
    do {
      switch declaration.kind {
      case .source:
        guard let type = registry.source(declaration.name) else { return nil }
        let source = try type.init(config, context)
        if self.inputs == .present { findInputs(of: source) }
        checkExistence(of: source.descriptions)
        return .source(source)
      case .transform:
        guard let type = registry.transform(declaration.name) else { return nil }
        let transform = try type.init(config, inputs: inputs, context)
        checkExistence(of: transform.locations)
        return .transform(transform)
      case .sink:
        guard let type = registry.sink(declaration.name) else { return nil }
        let sink = try type.init(config, input: inputs[0], context)
        checkExistence(of: sink.locations)
        return .sink(sink)
      }
    } catch {
      for item in Diagnostics(error).items { diagnostics.add(placed(item, at: node.step.place)) }
      return nil
    }
  }

  private func placed(_ item: Diagnostic, at place: Place) -> Diagnostic {
    var item = item
    if item.place == nil { item.place = place }
    return item
  }

  private mutating func findInputs(of source: any Source) {
    let locations = source.locations.filter { !$0.path.contains("${") }
    let finder = InputFinder(folder: file.folder)
    let before = diagnostics.items.count
    for location in locations {
      if let inputs = diagnostics.collect({ try finder.find([location]) }) { checkExistence(of: inputs) }
    }
    if diagnostics.items.count == before { _ = diagnostics.collect { try finder.find(locations) } }
  }

  private mutating func checkExistence(of locations: [Location]) {
    guard inputs != .kept else { return }
    for location in locations where !location.path.contains("${") {
      if location.isRemote {
        do { _ = try WebAddress(location.path, at: location.place) } catch { diagnostics.add(error) }
        continue
      }
      let path = FileNames.absolute(location.path, in: file.folder)
      guard !FileManager.default.fileExists(atPath: path) else { continue }
      diagnostics.add(
        Diagnostic(
          .fileNotFound, "there is no file '\(location.path)'", at: location.place,
          hint: FileNames.hint(forMissing: path)))
    }
  }
}
