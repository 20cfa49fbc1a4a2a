import CLibXML2

/// The tree of fields in the form in which it is walked for every element of a record.
///
/// Children are tried in the order in which they came last time, else found by the pointer of their name.
struct FieldNodes: ~Copyable {
  /// The record itself.
  static let root = 0
  /// No node.
  static let none = -1

  /// The names of the fields.
  private(set) var fieldNames: [String]
  private var nodes: UnsafeMutablePointer<Node>
  private var count = 0
  private var capacity: Int
  private var table = NodeTable()
  private let childNamespace: UnsafePointer<xmlChar>?

  struct Node {
    let name: InternedName
    let tests: [InternedTest]
    let attributes: [(name: InternedName, field: Int)]
    let parent: Int
    /// The field that is the text of the element, or `none`.
    let textField: Int
    /// The children, linked in order.
    var firstChild = FieldNodes.none
    var lastChild = FieldNodes.none
    var nextSibling = FieldNodes.none
    /// The next child of the same parent with the same local name.
    var nextNamesake = FieldNodes.none
    /// The child that is expected next.
    var expectedChild = FieldNodes.none
  }

  init(_ fields: RecordFormat.Fields, in dictionary: xmlDictPtr?) {
    capacity = 64
    nodes = .allocate(capacity: capacity)
    switch fields {
    case .declared(let tree):
      fieldNames = tree.names
      childNamespace = nil
      for node in tree.nodes { add(node, dictionary) }
    case .children(let namespace, _):
      fieldNames = []
      childNamespace = InternedName(XMLName(local: "", namespace: namespace), in: dictionary).namespace
      add(FieldTree.Node(step: nil, parent: nil), dictionary)
    }
  }

  deinit {
    nodes.deinitialize(count: count)
    nodes.deallocate()
  }

  /// Whether every child in one namespace becomes a field.
  var isOpen: Bool { childNamespace != nil }

  @inline(__always)
  func parent(of node: Int) -> Int { nodes[node].parent }

  @inline(__always)
  func textField(of node: Int) -> Int { nodes[node].textField }

  @inline(__always)
  func hasAttributes(_ node: Int) -> Bool { !nodes[node].attributes.isEmpty }

  func attributes(of node: Int) -> [(name: InternedName, field: Int)] { nodes[node].attributes }

  /// The child that an element is, or `none`.
  @inline(__always)
  mutating func child(
    of parent: Int, _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: AttributeList
  ) -> Int {
    let expected = nodes[parent].expectedChild
    if expected >= 0, fits(expected, local, namespace, attributes) {
      expect(after: expected, of: parent)
      return expected
    }
    return findChild(of: parent, local, namespace, attributes)
  }

  private mutating func findChild(
    of parent: Int, _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: AttributeList
  ) -> Int {
    var child = table.first(parent, local)
    while child >= 0, !fits(child, local, namespace, attributes) { child = nodes[child].nextNamesake }
    if child >= 0 { expect(after: child, of: parent) }
    return child
  }

  /// Expects the sibling behind a child next, and the first one behind the last.
  @inline(__always)
  private mutating func expect(after child: Int, of parent: Int) {
    let next = nodes[child].nextSibling
    nodes[parent].expectedChild = next >= 0 ? next : nodes[parent].firstChild
  }

  @inline(__always)
  private func fits(
    _ node: Int, _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: AttributeList
  ) -> Bool {
    guard nodes[node].name.fits(local, namespace) else { return false }
    return nodes[node].tests.isEmpty || nodes[node].tests.allSatisfy { $0.holds(attributes) }
  }

  /// Makes a child of the record a field, when its namespace is the one whose elements are fields.
  mutating func addField(_ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) -> Int {
    guard let childNamespace, namespace == childNamespace else { return FieldNodes.none }
    fieldNames.append(String(cString: local))
    return link(
      Node(
        name: InternedName(local: local, namespace: namespace), tests: [], attributes: [],
        parent: FieldNodes.root, textField: fieldNames.count - 1))
  }

  private mutating func add(_ node: FieldTree.Node, _ dictionary: xmlDictPtr?) {
    let name = node.step?.name ?? XMLName(local: "", namespace: nil)
    _ = link(
      Node(
        name: InternedName(name, in: dictionary),
        tests: (node.step?.tests ?? []).map { InternedTest($0, in: dictionary) },
        attributes: node.attributes.map { (InternedName($0.name, in: dictionary), $0.field) },
        parent: node.parent ?? FieldNodes.none, textField: node.textField ?? FieldNodes.none))
  }

  /// Puts a node at the end of the children of its parent.
  private mutating func link(_ node: Node) -> Int {
    if count == capacity { grow() }
    (nodes + count).initialize(to: node)
    let added = count
    count += 1
    guard node.parent >= 0, let local = node.name.local else { return added }
    let last = nodes[node.parent].lastChild
    if last >= 0 { nodes[last].nextSibling = added } else { nodes[node.parent].firstChild = added }
    nodes[node.parent].lastChild = added
    let namesake = table.first(node.parent, local)
    nodes[added].nextNamesake = namesake
    table.set(node.parent, local, added)
    return added
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    capacity *= 2
  }
}
