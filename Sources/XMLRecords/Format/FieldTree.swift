/// The fields of a record, as trees of the elements they are read from: one below the record, and one below each
/// element around it that a field is looked for in.
///
/// An element fits at most one node: paths that could both choose it are refused when they are added.
package struct FieldTree: Sendable {
  /// The names of the fields, in the order in which they were added.
  package private(set) var names: [String] = []
  /// The nodes, parents before children; the first is the record.
  private(set) var nodes = [Node(step: nil, parent: nil)]
  /// The elements around the record that fields are looked for in, each with its node.
  private(set) var anchors: [(anchor: FieldAnchor, node: Int)] = []
  /// How fields are named whose name stands elsewhere.
  private(set) var rules: [NameRule] = []
  private var fieldOfSource: [FieldPath: Int] = [:]

  /// An element on the way to a field.
  struct Node: Sendable {
    /// What the element must be; nil for a record and an element around it.
    let step: PathStep?
    let parent: Int?
    var children: [Int] = []
    /// The field that is the text of the element.
    var text: FieldTarget?
    /// The fields that are attributes of the element.
    var attributes: [(name: XMLName, field: FieldTarget)] = []
    /// What an element like this is told apart by, when its fields are named in the document.
    var template: Template?
    /// The namespace of the attributes that are all fields.
    var openAttributes: String??
    /// The namespace of the child elements that are all fields.
    var openChildren: String??
  }

  /// A field, or the rule that names it.
  enum FieldTarget: Hashable, Sendable {
    case field(Int)
    case rule(Int)
  }

  /// An element of which each value of an attribute makes a field.
  struct Template: Hashable, Sendable {
    /// The attribute that names the field.
    let naming: XMLName
    /// The attribute that holds the value; nil for the text.
    let value: XMLName?
  }

  /// How a field gets its name from elsewhere in the document.
  struct NameRule: Sendable {
    /// The first of these that is known.
    let sources: [Source]
    /// What ends the part of the value that is left out.
    let after: String?

    enum Source: Sendable {
      case literal(String)
      case field(Int)
    }
  }

  /// Two fields that can't both be read, and what to do.
  package struct Conflict: Error {
    package let message: String
    package let hint: String
  }

  /// Makes a tree without fields.
  package init() {}

  /// Makes a tree in which each child element of a record in a namespace is a field.
  init(childrenOf namespace: String) { nodes[0].openChildren = .some(namespace) }

  /// Whether the document names some of the fields.
  package var isOpen: Bool {
    !rules.isEmpty
      || nodes.contains { $0.template != nil || $0.openAttributes != nil || $0.openChildren != nil }
  }

  /// Adds a field.
  ///
  /// - Throws: `Conflict` when its path and that of another field could mean the same.
  package mutating func add(_ name: String, _ path: FieldPath) throws {
    names.append(name)
    let node = try node(path.anchor, path.steps, called: name)
    try add(.field(names.count - 1), path.attribute, to: node, called: name)
    fieldOfSource[path] = names.count - 1
  }

  /// Adds fields that the document names.
  ///
  /// - Parameter written: The family as the configuration writes it.
  /// - Throws: `Conflict` when they and other fields could mean the same.
  package mutating func add(_ family: FieldFamily, written: String) throws {
    switch family.naming {
    case .attributes(let namespace):
      let node = try node(family.path.anchor, family.path.steps, called: written)
      if nodes[node].openAttributes != nil { throw samePath(written, written) }
      nodes[node].openAttributes = .some(namespace)
    case .children(let namespace):
      let node = try node(family.path.anchor, family.path.steps, called: written)
      if nodes[node].openChildren != nil { throw samePath(written, written) }
      if let text = nodes[node].text { throw elementsInText(of: name(text), written) }
      nodes[node].openChildren = .some(namespace)
    case .value(let naming):
      let template = Template(naming: naming, value: family.path.attribute)
      _ = try node(family.path.anchor, family.path.steps, called: written, template)
    case .elsewhere(let sources):
      let rule = NameRule(sources: try sources.map { try source($0) }, after: family.after)
      rules.append(rule)
      let node = try node(family.path.anchor, family.path.steps, called: written)
      try add(.rule(rules.count - 1), family.path.attribute, to: node, called: written)
    }
  }

  private mutating func source(_ source: NameSource) throws -> NameRule.Source {
    switch source {
    case .literal(let text): return .literal(text)
    case .path(let path):
      if let known = fieldOfSource[path] { return .field(known) }
      try add(path.attribute?.local ?? path.steps.last?.name.local ?? "name", path)
      return .field(names.count - 1)
    }
  }

  private mutating func add(
    _ target: FieldTarget, _ attribute: XMLName?, to node: Int, called name: String
  ) throws {
    if let attribute {
      if let other = nodes[node].attributes.first(where: { $0.name.overlaps(attribute) }) {
        throw samePath(self.name(other.field), name)
      }
      nodes[node].attributes.append((attribute, target))
    } else {
      if let other = nodes[node].text { throw samePath(self.name(other), name) }
      if let child = nodes[node].children.first { throw elementsInText(of: name, fieldBelow(child)) }
      nodes[node].text = target
    }
  }
}

extension FieldTree {
  private mutating func node(
    _ anchor: FieldAnchor, _ steps: [PathStep], called name: String, _ template: Template? = nil
  ) throws -> Int {
    var node = root(anchor)
    for (index, step) in steps.enumerated() {
      node = try child(of: node, step, called: name, index == steps.count - 1 ? template : nil)
    }
    return node
  }

  private mutating func root(_ anchor: FieldAnchor) -> Int {
    if anchor == .record { return 0 }
    if let known = anchors.first(where: { $0.anchor == anchor }) { return known.node }
    nodes.append(Node(step: nil, parent: nil))
    anchors.append((anchor, nodes.count - 1))
    return nodes.count - 1
  }

  private mutating func child(
    of parent: Int, _ step: PathStep, called name: String, _ template: Template?
  ) throws -> Int {
    if let text = nodes[parent].text { throw elementsInText(of: self.name(text), name) }
    for child in nodes[parent].children {
      guard let known = nodes[child].step, known.overlaps(step) else { continue }
      // One that is told apart by its attribute goes before one that is not, so that no element fits both.
      if (nodes[child].template == nil) != (template == nil) { continue }
      if template == nil, known == step { return child }
      throw Conflict(
        message: "'\(fieldBelow(child))' and '\(name)' may choose the same element",
        hint: "tell them apart by conditions on the same attribute, such as [@name='Year']")
    }
    nodes.append(Node(step: step, parent: parent, template: template))
    nodes[parent].children.append(nodes.count - 1)
    return nodes.count - 1
  }

  private func samePath(_ first: String, _ second: String) -> Conflict {
    Conflict(message: "'\(first)' and '\(second)' have the same path", hint: "leave one out")
  }

  private func elementsInText(of field: String, _ other: String) -> Conflict {
    Conflict(
      message: "'\(field)' is the text of an element in which '\(other)' looks for elements",
      hint: "an element is either text or elements")
  }

  private func name(_ target: FieldTarget) -> String {
    if case .field(let field) = target { names[field] } else { "each" }
  }

  private func fieldBelow(_ node: Int) -> String {
    var node = node
    while true {
      if let field = nodes[node].text ?? nodes[node].attributes.first?.field { return name(field) }
      guard let child = nodes[node].children.first else { return "each" }
      node = child
    }
  }
}
