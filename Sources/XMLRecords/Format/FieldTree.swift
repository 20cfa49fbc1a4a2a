/// The fields of a record, as a tree of the elements they are read from.
///
/// An element fits at most one node: paths that could both choose it are refused when they are added.
package struct FieldTree: Sendable {
  /// The names of the fields, in the order in which they were added.
  package private(set) var names: [String] = []
  /// The nodes, parents before children; the first is the record.
  private(set) var nodes = [Node(step: nil, parent: nil)]

  /// An element on the way to a field.
  struct Node: Sendable {
    /// What the element must be; nil for the record.
    let step: PathStep?
    let parent: Int?
    var children: [Int] = []
    /// The field that is the text of the element.
    var textField: Int?
    /// The fields that are attributes of the element.
    var attributes: [(name: XMLName, field: Int)] = []
  }

  /// Two fields that can't both be read, and what to do.
  package struct Conflict: Error {
    package let message: String
    package let hint: String
  }

  /// Makes a tree without fields.
  package init() {}

  /// Adds a field.
  ///
  /// - Throws: `Conflict` when its path and that of another field could mean the same.
  package mutating func add(_ name: String, _ path: FieldPath) throws {
    names.append(name)
    var node = 0
    for step in path.steps { node = try child(of: node, step) }
    if let attribute = path.attribute {
      try addAttribute(attribute, to: node)
    } else {
      try addText(to: node)
    }
  }

  private var newest: Int { names.count - 1 }

  private mutating func child(of parent: Int, _ step: PathStep) throws -> Int {
    if let field = nodes[parent].textField { throw elementsInText(of: field, newest) }
    for child in nodes[parent].children {
      guard let known = nodes[child].step, known.overlaps(step) else { continue }
      if known == step { return child }
      throw Conflict(
        message: "'\(names[fieldBelow(child)])' and '\(names[newest])' may choose the same element",
        hint: "tell them apart by conditions on the same attribute, such as [@name='Year']")
    }
    nodes.append(Node(step: step, parent: parent))
    nodes[parent].children.append(nodes.count - 1)
    return nodes.count - 1
  }

  private mutating func addText(to node: Int) throws {
    if let other = nodes[node].textField { throw samePath(other) }
    if let child = nodes[node].children.first { throw elementsInText(of: newest, fieldBelow(child)) }
    nodes[node].textField = newest
  }

  private mutating func addAttribute(_ name: XMLName, to node: Int) throws {
    if let other = nodes[node].attributes.first(where: { $0.name.overlaps(name) }) {
      throw samePath(other.field)
    }
    nodes[node].attributes.append((name, newest))
  }

  private func samePath(_ field: Int) -> Conflict {
    Conflict(message: "'\(names[field])' and '\(names[newest])' have the same path", hint: "leave one out")
  }

  private func elementsInText(of field: Int, _ other: Int) -> Conflict {
    Conflict(
      message: "'\(names[field])' is the text of an element in which '\(names[other])' looks for elements",
      hint: "an element is either text or elements")
  }

  private func fieldBelow(_ node: Int) -> Int {
    var node = node
    while true {
      if let field = nodes[node].textField ?? nodes[node].attributes.first?.field { return field }
      guard let child = nodes[node].children.first else { return newest }
      node = child
    }
  }
}
