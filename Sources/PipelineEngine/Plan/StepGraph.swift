import IndicatorSchema
import PluginKit

/// Which step reads from which, in an order in which each step comes after those it reads from.
struct StepGraph {
  struct Node {
    var step: PipelineFile.StepNode
    var inputs: [Int]
  }

  private(set) var nodes: [Node] = []
  private(set) var order: [Int] = []

  init(_ steps: [PipelineFile.StepNode], _ diagnostics: inout Diagnostics) {
    for step in steps { nodes.append(Node(step: step, inputs: [])) }
    for index in nodes.indices { nodes[index].inputs = inputs(of: nodes[index].step, &diagnostics) }
    sort(&diagnostics)
  }

  private func inputs(of step: PipelineFile.StepNode, _ diagnostics: inout Diagnostics) -> [Int] {
    guard step.kind != .source, let from = step.node["from"] else { return [] }
    let named = from.list ?? [from]
    return named.compactMap { node in
      guard let name = node.text else {
        diagnostics.add(
          Diagnostic(
            .wrongType, "'from' expects the name of a step, found \(node.shapeName)", at: node.place))
        return nil
      }
      let givers = nodes.indices.filter { nodes[$0].step.kind != .sink }
      if let found = givers.first(where: { nodes[$0].step.name == name }) { return found }
      let names = givers.map { nodes[$0].step.name }.filter { $0 != step.name }
      diagnostics.add(
        Diagnostic(
          .unknownStep, "'\(step.name)' reads from unknown step '\(name)'", at: node.place,
          hint: Suggestion.hint(for: name, among: names)
            ?? "steps are " + names.sorted().joined(separator: ", ")))
      return nil
    }
  }

  private mutating func sort(_ diagnostics: inout Diagnostics) {
    enum Mark { case open, done }
    var marks: [Int: Mark] = [:]
    var found: [Int] = []
    var cycles: [Int] = []
    func visit(_ index: Int) {
      if marks[index] == .done { return }
      if marks[index] == .open {
        cycles.append(index)
        return
      }
      marks[index] = .open
      for input in nodes[index].inputs { visit(input) }
      marks[index] = .done
      found.append(index)
    }
    for index in nodes.indices { visit(index) }
    order = found
    for index in cycles {
      let step = nodes[index].step
      diagnostics.add(
        Diagnostic(
          .cycle, "'\(step.name)' reads from itself, by way of other steps", at: step.place,
          hint: "follow its 'from' and break the circle"))
    }
  }
}
