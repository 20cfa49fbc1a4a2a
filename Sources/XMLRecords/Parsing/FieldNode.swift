import CLibXML2

/// An element of the tree of fields, as it is compared with the elements of a document.
///
/// What is looked at for every element comes first and together.
struct FieldNode {
  let name: InternedName
  /// Whether attributes of the element give fields.
  var readsAttributes: Bool
  /// Whether the name alone does not tell the element.
  private(set) var isPicky: Bool
  let parent: Int
  /// The field that is the text of the element, a rule (see `Naming`), or `none`.
  var textField: Int
  /// The child that is expected next.
  var expectedChild = FieldNodes.none
  /// The children, linked in order.
  var nextSibling = FieldNodes.none
  var firstChild = FieldNodes.none
  var lastChild = FieldNodes.none
  /// The next child of the same parent with the same local name.
  var nextNamesake = FieldNodes.none
  /// What the attributes must say.
  let tests: PlainList<InternedTest>
  /// An attribute that it must not have, because one with it is another element.
  var lacking: InternedName? { didSet { isPicky = isPicky || lacking != nil } }
  /// The fields that are attributes; a rule that names one is below zero: see `Naming`.
  let attributes: [(name: InternedName, field: Int)]
  var plans = AttributePlans()
  /// What only elements with more than these fields have; nil for most.
  var openness: Openness? { didSet { readsAttributes = readsAttributes || openness?.attributes != nil } }

  init(
    name: InternedName, tests: [InternedTest] = [], attributes: [(name: InternedName, field: Int)] = [],
    parent: Int, textField: Int = FieldNodes.none, openness: Openness? = nil
  ) {
    self.name = name
    self.tests = PlainList(tests)
    self.attributes = attributes
    self.parent = parent
    self.textField = textField
    self.openness = openness
    isPicky = !tests.isEmpty
    readsAttributes = !attributes.isEmpty || openness?.attributes != nil
  }

  /// Frees what it alone has.
  func free() {
    tests.free()
    plans.free()
  }

  @inline(__always)
  func fits(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList
  ) -> Bool {
    name.fits(local, namespace) && (!isPicky || likes(attributes))
  }

  private func likes(_ attributes: AttributeList) -> Bool {
    for index in 0..<tests.count where !tests[index].holds(attributes) { return false }
    guard let lacking else { return true }
    return attributes.value(of: lacking) == nil
  }
}
