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
  let name: InternedName
  private let value: UnsafeRawBufferPointer

  init(_ test: AttributeTest, in dictionary: xmlDictPtr?) {
    name = InternedName(test.name, in: dictionary)
    value = UnsafeRawBufferPointer(
      start: dictionary.interned(test.value), count: test.value.utf8.count)
  }

  /// Whether one of the attributes has the name and the value.
  func holds(_ attributes: AttributeList) -> Bool {
    for index in 0..<attributes.count where attributes.fits(name, index) {
      if attributes.value(index).elementsEqual(value) { return true }
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
}
