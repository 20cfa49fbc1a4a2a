import CLibXML2

/// What of an element makes fields that the document names, and what tells it from elements that do.
final class Openness {
  /// The namespace of the attributes that are all fields.
  let attributes: NamespaceTest?
  /// The namespace of the children that are all fields.
  let children: NamespaceTest?
  /// The children of which an attribute names a field: their nodes, which fit no element themselves.
  var templates: [Int] = []
  /// For such a node the attribute that names the field, and the one that holds the value (nil for the text).
  var template: (naming: InternedName, value: InternedName?)?

  struct NamespaceTest {
    /// The namespace; nil for none, or for any where `isAny`.
    let uri: UnsafePointer<xmlChar>?
    let isAny: Bool

    func fits(_ namespace: UnsafePointer<xmlChar>?) -> Bool { isAny || namespace == uri }
  }

  init(
    attributes: NamespaceTest? = nil, children: NamespaceTest? = nil,
    template: (naming: InternedName, value: InternedName?)? = nil
  ) {
    self.attributes = attributes
    self.children = children
    self.template = template
  }

  convenience init?(_ node: FieldTree.Node, in dictionary: xmlDictPtr?) {
    guard node.openAttributes != nil || node.openChildren != nil || node.template != nil else { return nil }
    func test(_ namespace: String?, isAny: Bool) -> NamespaceTest {
      let name = InternedName(XMLName(local: "", namespace: namespace), in: dictionary)
      return NamespaceTest(uri: name.namespace, isAny: isAny)
    }
    self.init(
      attributes: node.openAttributes.map { test($0, isAny: false) },
      children: node.openChildren.map { test($0, isAny: $0 == nil) },
      template: node.template.map { template in
        (
          InternedName(template.naming, in: dictionary),
          template.value.map { InternedName($0, in: dictionary) }
        )
      })
  }
}

/// Fields and the rules that name them, in one number.
enum Naming {
  /// The number of a field, or one below `FieldNodes.none` for a rule.
  static func number(_ target: FieldTree.FieldTarget) -> Int {
    switch target {
    case .field(let field): field
    case .rule(let rule): -2 - rule
    }
  }

  /// The rule behind a number, or nil for a field and for none.
  static func rule(_ number: Int) -> Int? { number <= -2 ? -2 - number : nil }
}

extension FieldNodes {
  /// The field of a name, made when it is new; `none` when there may be no more.
  mutating func field(named name: String) -> Int {
    if let known = fieldOfName[name] { return known }
    guard fieldNames.pointee.count < fieldLimit else {
      refusal = "the records have more than \(fieldLimit) different fields"
      return FieldNodes.none
    }
    fieldNames.pointee.append(name)
    fieldOfName[name] = fieldNames.pointee.count - 1
    return fieldNames.pointee.count - 1
  }

  /// Notes a node that is there to make others from.
  mutating func addTemplate(_ node: Int, _ template: FieldTree.Template) {
    openness(of: nodes[node].parent).templates.append(node)
  }

  /// Sees to it that elements with an attribute that names their field are not taken for one without.
  mutating func shareNaming(_ added: Int) {
    let parent = nodes[added].parent
    guard parent >= 0, let templates = nodes[parent].openness?.templates else { return }
    for template in templates {
      guard let naming = nodes[template].openness?.template?.naming else { continue }
      var plain = namesakes.first(parent, nodes[template].name.local)
      while plain >= 0 {
        if nodes[plain].tests.count == 0 { nodes[plain].lacking = naming }
        plain = nodes[plain].nextNamesake
      }
    }
  }

  private mutating func openness(of node: Int) -> Openness {
    if let known = nodes[node].openness { return known }
    let made = Openness()
    nodes[node].openness = made
    return made
  }

  /// The child that an element is according to what the document names, made when it is new.
  mutating func namedChild(
    of parent: Int, _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: AttributeList
  ) -> Int {
    guard let openness = nodes[parent].openness else { return FieldNodes.none }
    for template in openness.templates where nodes[template].name.fits(local, namespace) {
      guard nodes[template].tests.array.allSatisfy({ $0.holds(attributes) }),
        let parts = nodes[template].openness?.template, let value = attributes.value(of: parts.naming)
      else { continue }
      return child(of: template, named: value, parts)
    }
    guard let children = openness.children, children.fits(namespace) else { return FieldNodes.none }
    let field = field(named: String(cString: local))
    guard field >= 0 else { return FieldNodes.none }
    let added = append(
      FieldNode(name: InternedName(local: local, namespace: namespace), parent: parent, textField: field))
    linkNamesake(added)
    linkSibling(added)
    return added
  }

  /// The child that a template makes for a value of its attribute.
  private mutating func child(
    of template: Int, named value: UnsafeRawBufferPointer,
    _ parts: (naming: InternedName, value: InternedName?)
  ) -> Int {
    if let key = dictionary.known(value) {
      let child = named.first(template, key)
      if child >= 0 { return child }
    }
    let field = field(named: String(decoding: value, as: UTF8.self))
    guard field >= 0, let test = InternedTest(parts.naming, value, in: dictionary) else {
      refusal = refusal ?? "the name of a field is too long"
      return FieldNodes.none
    }
    let added = append(
      FieldNode(
        name: nodes[template].name, tests: nodes[template].tests.array + [test],
        attributes: parts.value.map { [($0, field)] } ?? [], parent: nodes[template].parent,
        textField: parts.value == nil ? field : FieldNodes.none))
    linkSibling(added)
    named.set(template, test.key, added)
    return added
  }

  /// What the attributes of an element give; the fields that the document names so are made when they are new.
  mutating func attributeSteps(of node: Int, _ attributes: AttributeList) -> [AttributePlan.Step] {
    var steps: [AttributePlan.Step] = []
    let declared = nodes[node].attributes
    if let test = nodes[node].openness?.attributes {
      for index in 0..<attributes.count {
        guard let local = attributes.local(index, in: test) else { continue }
        if declared.contains(where: { attributes.fits($0.name, index) }) { continue }
        let field = field(of: node, attribute: local)
        if field >= 0 { steps.append(.init(attribute: index, number: field)) }
      }
    }
    for (name, number) in declared {
      for index in 0..<attributes.count where attributes.fits(name, index) {
        steps.append(.init(attribute: index, number: number))
      }
    }
    return steps
  }

  /// The field that an attribute is by itself, made when it is new, or `none`.
  private mutating func field(of node: Int, attribute local: UnsafePointer<xmlChar>) -> Int {
    let known = named.first(node, local)
    if known >= 0 { return known }
    let field = field(named: String(cString: local))
    if field >= 0 { named.set(node, local, field) }
    return field
  }
}
