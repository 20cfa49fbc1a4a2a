import CLibXML2
import IndicatorSchema

extension RecordScanner {
  /// The node of a child that was not the one expected, made when the document is the one to name it.
  mutating func findChild(
    of node: Int, _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: AttributeList
  ) -> Int {
    let child = nodes.findChild(of: node, local, namespace, attributes)
    makeRoom()
    return child
  }

  /// Makes room for the fields that the document has named.
  mutating func makeRoom() {
    while text.fieldCount < nodes.fieldNames.count { text.addField() }
    if let refusal = nodes.refusal { fail(Diagnostic(.unexpectedElement, refusal, at: place)) }
  }

  mutating func takeAttributes(of node: Int, _ attributes: AttributeList) {
    if let openness = nodes.openness(node) {
      if let test = openness.attributes { takeAll(of: node, attributes, openness, test) }
    }
    for (name, number) in nodes.attributes(of: node) {
      for index in 0..<attributes.count where attributes.fits(name, index) {
        if let rule = Naming.rule(number) {
          takeAttribute(attributes.value(index), ofRule: rule)
        } else {
          takeAttribute(attributes.value(index), as: number)
        }
      }
    }
  }

  /// Takes each attribute of a namespace that no path names.
  private mutating func takeAll(
    of node: Int, _ attributes: AttributeList, _ openness: Openness, _ test: Openness.NamespaceTest
  ) {
    var position = 0
    for index in 0..<attributes.count {
      guard let local = attributes.local(index, in: test) else { continue }
      if nodes.attributes(of: node).contains(where: { attributes.fits($0.name, index) }) { continue }
      let field = nodes.field(of: node, attribute: local, openness, position: position)
      position += 1
      if field >= text.fieldCount || field < 0 { makeRoom() }
      if field >= 0 { takeAttribute(attributes.value(index), as: field) }
    }
  }

  private mutating func takeAttribute(_ value: UnsafeRawBufferPointer, as field: Int) {
    guard text.open(field) else {
      // Around records the same may be said twice, as in a header with a part for each data set.
      if isOutside, text.text(field).elementsEqual(value) { return }
      return refuse(.repeated(field: field))
    }
    guard let start = value.baseAddress else { return }
    append(start.assumingMemoryBound(to: UInt8.self), value.count, to: field)
    text.trim(field)
  }

  /// Takes a value for the field that a rule names, where the record has none yet.
  private mutating func takeAttribute(_ value: UnsafeRawBufferPointer, ofRule rule: Int) {
    let field = field(ofRule: rule)
    guard field >= 0, !text.has(field) else { return }
    var value = value
    if let after = format.fields.rules[rule].after?.utf8.first, let end = value.lastIndex(of: after) {
      value = UnsafeRawBufferPointer(rebasing: value[(end + 1)...])
    }
    takeAttribute(value, as: field)
  }

  /// The field that a rule names, or `none` when the document does not say.
  mutating func field(ofRule rule: Int) -> Int {
    if let known = fieldOfRule[rule] { return known }
    for source in format.fields.rules[rule].sources {
      let name: String
      switch source {
      case .literal(let text): name = text
      case .field(let field):
        guard text.has(field) else { continue }
        name = String(decoding: text.text(field), as: UTF8.self)
      }
      let field = nodes.field(named: name)
      makeRoom()
      fieldOfRule[rule] = field
      return field
    }
    return FieldNodes.none
  }
}
