import CLibXML2

/// The trees of fields in the form in which they are walked for every element of a record.
///
/// Children are tried in the order in which they came last time, else found by the pointer of their name.
struct FieldNodes: ~Copyable {
  /// The record itself.
  static let root = 0
  /// No node.
  static let none = -1

  /// The names of the fields; at a fixed address, so that a record can refer to them.
  let fieldNames: UnsafeMutablePointer<[String]>
  /// Why the document can't name a field the way it does.
  var refusal: String?
  let fieldLimit: Int
  let dictionary: xmlDictPtr?
  var nodes: UnsafeMutablePointer<FieldNode>
  private var count = 0
  private var capacity: Int
  /// The first child of a node with a name.
  var namesakes = NodeTable()
  /// What the document named itself: children by the value of an attribute, fields by an attribute.
  var named = NodeTable()
  var fieldOfName: [String: Int] = [:]
  /// The attributes that may still be planned for.
  var planBudget = 1 << 16

  init(_ tree: FieldTree, in dictionary: xmlDictPtr?, fieldLimit: Int) {
    self.dictionary = dictionary
    self.fieldLimit = fieldLimit
    capacity = 64
    nodes = .allocate(capacity: capacity)
    fieldNames = .allocate(capacity: 1)
    fieldNames.initialize(to: tree.names)
    fieldOfName = Dictionary(
      tree.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for node in tree.nodes { add(node) }
  }

  deinit {
    for node in 0..<count { nodes[node].free() }
    fieldNames.deinitialize(count: 1)
    fieldNames.deallocate()
    nodes.deinitialize(count: count)
    nodes.deallocate()
  }

  @inline(__always)
  func parent(of node: Int) -> Int { nodes[node].parent }

  @inline(__always)
  func textField(of node: Int) -> Int { nodes[node].textField }

  @inline(__always)
  func readsAttributes(_ node: Int) -> Bool { nodes[node].readsAttributes }

  /// Whether an element at this node gives fields itself.
  func givesFields(_ node: Int) -> Bool { readsAttributes(node) || textField(of: node) != FieldNodes.none }

  /// The child that is expected, when the element is that one, or `none`.
  @inline(__always)
  mutating func expectedChild(
    of parent: Int, _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: AttributeList
  ) -> Int {
    let expected = nodes[parent].expectedChild
    guard expected >= 0, nodes[expected].fits(local, namespace, attributes) else { return FieldNodes.none }
    expect(after: expected, of: parent)
    return expected
  }

  /// The child that an element is, made when the document is the one to name it, or `none`.
  mutating func findChild(
    of parent: Int, _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: AttributeList
  ) -> Int {
    var child = namesakes.first(parent, local)
    while child >= 0, !nodes[child].fits(local, namespace, attributes) { child = nodes[child].nextNamesake }
    if child < 0, nodes[parent].openness != nil {
      child = namedChild(of: parent, local, namespace, attributes)
    }
    if child >= 0 { expect(after: child, of: parent) }
    return child
  }

  /// Expects the sibling behind a child next, and the first one behind the last.
  @inline(__always)
  private mutating func expect(after child: Int, of parent: Int) {
    let next = nodes[child].nextSibling
    nodes[parent].expectedChild = next >= 0 ? next : nodes[parent].firstChild
  }

  private mutating func add(_ node: FieldTree.Node) {
    let added = append(
      FieldNode(
        name: InternedName(node.step?.name ?? XMLName(local: "", namespace: nil), in: dictionary),
        tests: (node.step?.tests ?? []).map { InternedTest($0, in: dictionary) },
        attributes: node.attributes.map { (InternedName($0.name, in: dictionary), Naming.number($0.field)) },
        parent: node.parent ?? FieldNodes.none,
        textField: node.text.map(Naming.number) ?? FieldNodes.none, openness: Openness(node, in: dictionary)))
    if let template = node.template {
      addTemplate(added, template)
    } else {
      linkNamesake(added)
      linkSibling(added)
    }
    shareNaming(added)
  }

  /// Puts a node at the end.
  mutating func append(_ node: FieldNode) -> Int {
    if count == capacity { grow() }
    (nodes + count).initialize(to: node)
    count += 1
    return count - 1
  }

  /// Puts a node at the end of the children of its parent.
  mutating func linkSibling(_ added: Int) {
    let parent = nodes[added].parent
    guard parent >= 0 else { return }
    let last = nodes[parent].lastChild
    if last >= 0 { nodes[last].nextSibling = added } else { nodes[parent].firstChild = added }
    nodes[parent].lastChild = added
  }

  /// Makes a node the one that is found first by its name.
  mutating func linkNamesake(_ added: Int) {
    guard nodes[added].parent >= 0, let local = nodes[added].name.local else { return }
    nodes[added].nextNamesake = namesakes.first(nodes[added].parent, local)
    namesakes.set(nodes[added].parent, local, added)
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<FieldNode>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    capacity *= 2
  }
}
