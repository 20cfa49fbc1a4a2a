import CLibXML2
import IndicatorSchema

extension RecordScanner {
  /// The node of a child that was not the one expected, made when the document is the one to name it.
  mutating func findChild(
    of node: Int, _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: AttributeList
  ) -> Int {
    let child = form.nodes.findChild(of: node, local, namespace, attributes)
    makeRoom()
    return child
  }

  /// Makes room for the fields that the document has named.
  mutating func makeRoom() {
    while form.text.fieldCount < form.nodes.fieldNames.pointee.count { form.text.addField() }
    if let refusal = form.nodes.refusal { fail(Diagnostic(.unexpectedElement, refusal, at: place)) }
  }

  /// Reads what the attributes of the element of a node give.
  @inline(__always)
  mutating func takeAttributes(of node: Int, _ attributes: AttributeList) {
    guard attributes.count > 0 else { return }
    guard let steps = form.nodes.nodes[node].plans.steps(for: attributes) else {
      return takeNewAttributes(of: node, attributes)
    }
    for index in 0..<steps.count { take(steps[index], attributes) }
  }

  /// Reads attributes in an order that was not met lately.
  private mutating func takeNewAttributes(of node: Int, _ attributes: AttributeList) {
    let steps = form.nodes.attributeSteps(of: node, attributes)
    makeRoom()
    form.nodes.nodes[node].plans.keep(attributes, steps, budget: &form.nodes.planBudget)
    for step in steps { take(step, attributes) }
  }

  @inline(__always)
  private mutating func take(_ step: AttributePlan.Step, _ attributes: AttributeList) {
    let value = attributes.value(step.attribute)
    if let rule = Naming.rule(step.number) {
      takeAttribute(value, ofRule: rule)
    } else {
      takeAttribute(value, as: step.number)
    }
  }

  @inline(__always)
  private mutating func takeAttribute(_ value: UnsafeRawBufferPointer, as field: Int) {
    guard form.text.open(field) else {
      // Around records the same may be said twice, as in a header with a part for each data set.
      if isOutside, form.text.text(field).isSame(as: value) { return }
      return refuse(.repeated(field: field))
    }
    guard let start = value.baseAddress else { return }
    append(start.assumingMemoryBound(to: UInt8.self), value.count, to: field)
    form.text.trim(field)
  }

  /// Takes a value for the field that a rule names, where the record has none yet.
  private mutating func takeAttribute(_ value: UnsafeRawBufferPointer, ofRule rule: Int) {
    let field = field(ofRule: rule)
    guard field >= 0, !form.text.has(field) else { return }
    var value = value
    if let after = form.rules[rule].after, let end = value.lastIndex(of: after) {
      value = UnsafeRawBufferPointer(rebasing: value[(end + 1)...])
    }
    takeAttribute(value, as: field)
  }

  /// The field that a rule names, or `none` when the document does not say.
  mutating func field(ofRule rule: Int) -> Int {
    if form.rules[rule].field >= 0 { return form.rules[rule].field }
    for source in form.format.fields.rules[rule].sources {
      let name: String
      switch source {
      case .literal(let text): name = text
      case .field(let field):
        guard form.text.has(field) else { continue }
        name = String(decoding: form.text.text(field), as: UTF8.self)
      }
      let field = form.nodes.field(named: name)
      makeRoom()
      form.rules[rule].field = field
      return field
    }
    return FieldNodes.none
  }
}
