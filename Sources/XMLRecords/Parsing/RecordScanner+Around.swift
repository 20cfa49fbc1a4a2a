import CLibXML2
import IndicatorSchema

// What is read from the elements around records: fields of all records within, and remarks of the publisher.
extension RecordScanner {
  /// Takes the start of an element outside of records.
  mutating func startAround(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList
  ) {
    if form.remarks.isOfUse { form.remarks.start(local, namespace, attributes, depth: depth) }
    let isInText = openField >= 0
    for index in form.ancestors.open.indices { walk(index, local, namespace, attributes, isInText: isInText) }
    for (anchor, node) in form.ancestors.matches(local, namespace, attributes, depth: depth, form.matcher) {
      guard !form.ancestors.isOpen(anchor) else { return failNested(local) }
      let scope = Ancestors.Scope(
        anchor: anchor, depth: depth, mark: form.text.markSurroundings(), recordsBefore: recordCount,
        node: node)
      form.ancestors.push(scope)
      enterAround(form.ancestors.open.count - 1, node, attributes)
    }
  }

  /// Takes the end of an element outside of records.
  mutating func endAround() {
    if form.remarks.isOfUse, form.remarks.end(depth: depth + 1) {
      let said = form.remarks.text ?? "nothing"
      return fail(
        Diagnostic(.incompleteInput, "the publisher says that something went wrong: \(said)", at: place))
    }
    var closesText = openField >= 0
    for index in form.ancestors.open.indices.reversed() {
      let scope = form.ancestors.open[index]
      if scope.skipped > 0 {
        form.ancestors.update(index) { $0.skipped -= 1 }
        continue
      }
      if closesText, form.nodes.textField(of: scope.node) != FieldNodes.none {
        closeField()
        closesText = false
      }
      if scope.depth > depth {
        _ = form.ancestors.pop()
        form.text.forget(after: scope.mark)
      } else {
        form.ancestors.update(index) { $0.node = form.nodes.parent(of: scope.node) }
      }
    }
  }

  /// Goes on through an open element.
  private mutating func walk(
    _ index: Int, _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: AttributeList, isInText: Bool
  ) {
    let scope = form.ancestors.open[index]
    guard scope.skipped == 0 else { return form.ancestors.update(index) { $0.skipped += 1 } }
    if isInText, form.nodes.textField(of: scope.node) != FieldNodes.none {
      let field = openField
      return form.ancestors.update(index) {
        $0.fault = $0.fault ?? .elementInField(field)
        $0.skipped = 1
      }
    }
    var child = form.nodes.expectedChild(of: scope.node, local, namespace, attributes)
    if child < 0 { child = findChild(of: scope.node, local, namespace, attributes) }
    guard child >= 0 else { return form.ancestors.update(index) { $0.skipped = 1 } }
    form.ancestors.update(index) { $0.node = child }
    guard form.nodes.givesFields(child) else { return }
    guard scope.recordsBefore == recordCount else { return failLate(local) }
    _ = form.text.markSurroundings()
    enterAround(index, child, attributes)
  }

  /// Reads what an element gives, and notes why its records can't be used when it can't.
  private mutating func enterAround(_ index: Int, _ node: Int, _ attributes: AttributeList) {
    fault = nil
    enter(node, attributes)
    if let fault { form.ancestors.update(index) { $0.fault = $0.fault ?? fault } }
    fault = nil
  }

  private mutating func failNested(_ local: UnsafePointer<xmlChar>) {
    let name = String(cString: local)
    fail(
      Diagnostic(
        .unexpectedElement,
        "'\(name)' holds another '\(name)', so that it is not clear which one gives fields",
        at: place, hint: "tell them apart by their parents or by a condition on an attribute"))
  }

  private mutating func failLate(_ local: UnsafePointer<xmlChar>) {
    fail(
      Diagnostic(
        .unexpectedElement,
        "'\(String(cString: local))' gives fields, and stands behind records that they belong to",
        at: place, hint: "fields of elements around a record must stand before it"))
  }
}
