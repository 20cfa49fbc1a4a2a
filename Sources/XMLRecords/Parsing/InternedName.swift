import CLibXML2

/// A name as libxml2 keeps it: each distinct text once, so that equal names have equal pointers.
struct InternedName {
  let local: UnsafePointer<xmlChar>?
  let namespace: UnsafePointer<xmlChar>?
  let isAnyNamespace: Bool

  /// Puts a name into the dictionary of a parser.
  init(_ name: XMLName, in dictionary: xmlDictPtr?) {
    local = dictionary.interned(name.local)
    namespace = name.namespace.flatMap { dictionary.interned($0) }
    isAnyNamespace = name.namespace == nil
  }

  /// Takes a name as the parser gave it.
  init(local: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?) {
    self.local = local
    self.namespace = namespace
    isAnyNamespace = false
  }

  @inline(__always)
  func fits(_ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) -> Bool {
    self.local == local && (isAnyNamespace || self.namespace == namespace)
  }
}

/// A condition on an attribute, with everything interned.
struct InternedTest {
  /// The bytes of the longest value that can name a field.
  static let longestKey = 4096

  let name: InternedName
  private let value: UnsafeRawBufferPointer

  init(_ test: AttributeTest, in dictionary: xmlDictPtr?) {
    name = InternedName(test.name, in: dictionary)
    value = UnsafeRawBufferPointer(
      start: dictionary.interned(test.value), count: test.value.utf8.count)
  }

  /// Takes a value as the parser gave it; nil when there is no room for it.
  init?(_ name: InternedName, _ value: UnsafeRawBufferPointer, in dictionary: xmlDictPtr?) {
    guard let start = dictionary.interned(value) else { return nil }
    self.name = name
    self.value = UnsafeRawBufferPointer(start: start, count: value.count)
  }

  /// What the value is found by: equal values have the same.
  var key: UnsafePointer<xmlChar>? { value.baseAddress?.assumingMemoryBound(to: xmlChar.self) }

  /// Whether one of the attributes has the name and the value.
  func holds(_ attributes: AttributeList) -> Bool {
    for index in 0..<attributes.count where attributes.fits(name, index) {
      if attributes.value(index).isSame(as: value) { return true }
    }
    return false
  }
}

/// The attributes of an element: five pointers each (name, prefix, namespace, start and end of the value).
struct AttributeList {
  let count: Int
  private let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

  init(_ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
    self.pointers = pointers
    self.count = pointers == nil ? 0 : count
  }

  @inline(__always)
  func fits(_ name: InternedName, _ index: Int) -> Bool {
    guard let pointers, let local = pointers[index * 5] else { return false }
    return name.fits(local, pointers[index * 5 + 2])
  }

  func name(_ index: Int) -> AttributePlan.Name {
    AttributePlan.Name(local: pointers?[index * 5], namespace: pointers?[index * 5 + 2])
  }

  @inline(__always)
  func has(_ name: AttributePlan.Name, at index: Int) -> Bool {
    guard let pointers else { return false }
    return pointers[index * 5] == name.local && pointers[index * 5 + 2] == name.namespace
  }

  /// The local name when the attribute is in a namespace that fits.
  @inline(__always)
  func local(_ index: Int, in test: Openness.NamespaceTest) -> UnsafePointer<xmlChar>? {
    guard let pointers, test.fits(pointers[index * 5 + 2]) else { return nil }
    return pointers[index * 5]
  }

  /// The value of the attribute with a name.
  func value(of name: InternedName) -> UnsafeRawBufferPointer? {
    for index in 0..<count where fits(name, index) { return value(index) }
    return nil
  }

  @inline(__always)
  func value(_ index: Int) -> UnsafeRawBufferPointer {
    guard let pointers, let start = pointers[index * 5 + 3], let end = pointers[index * 5 + 4] else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: start, count: end - start)
  }
}

extension Optional where Wrapped == xmlDictPtr {
  /// The one copy of a text in the dictionary of a parser; it lives as long as the parser.
  fileprivate func interned(_ text: String) -> UnsafePointer<xmlChar>? {
    xmlDictLookup(self, text, Int32(clamping: text.utf8.count))
  }

  fileprivate func interned(_ text: UnsafeRawBufferPointer) -> UnsafePointer<xmlChar>? {
    guard let start = text.baseAddress, text.count <= InternedTest.longestKey else { return nil }
    return xmlDictLookup(self, start.assumingMemoryBound(to: xmlChar.self), Int32(text.count))
  }

  /// The copy of a text when the dictionary has one.
  func known(_ text: UnsafeRawBufferPointer) -> UnsafePointer<xmlChar>? {
    guard let start = text.baseAddress, text.count <= InternedTest.longestKey else { return nil }
    return xmlDictExists(self, start.assumingMemoryBound(to: xmlChar.self), Int32(text.count))
  }
}
