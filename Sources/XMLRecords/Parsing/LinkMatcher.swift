import CLibXML2

/// Finds the elements whose attribute leads to another document.
struct LinkMatcher {
  private let name: InternedName
  private let tests: [InternedTest]
  private let attribute: InternedName

  init(_ format: RecordFormat.LinkFormat, in dictionary: xmlDictPtr?) {
    name = InternedName(format.element.name, in: dictionary)
    tests = format.element.tests.map { InternedTest($0, in: dictionary) }
    attribute = InternedName(format.address, in: dictionary)
  }

  /// The address, when an element is such a link.
  func address(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList
  ) -> String? {
    guard name.fits(local, namespace), tests.allSatisfy({ $0.holds(attributes) }) else { return nil }
    for index in 0..<attributes.count where attributes.fits(attribute, index) {
      return String(decoding: attributes.value(index), as: UTF8.self)
    }
    return nil
  }
}
