/// The name of an element or attribute as a path asks for it.
package struct XMLName: Hashable, Sendable {
  /// The name without prefix.
  package let local: String
  /// The URI of the namespace it must be in; nil when any will do.
  package let namespace: String?

  /// Makes a name.
  package init(local: String, namespace: String?) {
    self.local = local
    self.namespace = namespace
  }

  /// Whether there is a name that both ask for.
  func overlaps(_ other: XMLName) -> Bool {
    local == other.local && (namespace == nil || other.namespace == nil || namespace == other.namespace)
  }
}

/// A condition on an element: an attribute that must have a value.
package struct AttributeTest: Hashable, Sendable {
  let name: XMLName
  let value: String
}

/// One element of a path: its name, and the attributes it must have.
package struct PathStep: Hashable, Sendable {
  let name: XMLName
  let tests: [AttributeTest]

  /// Whether there is an element that both choose.
  func overlaps(_ other: PathStep) -> Bool {
    guard name.overlaps(other.name) else { return false }
    return !tests.contains { test in
      other.tests.contains { $0.name == test.name && $0.value != test.value }
    }
  }
}

/// Which elements are records: `/Root/data/record`, or `//record` for a record at any depth.
package struct RecordPath: Hashable, Sendable {
  /// The steps from the root, each with whether any number of elements may stand above it.
  let steps: [Step]
  /// The path as written.
  let text: String

  package struct Step: Hashable, Sendable {
    var isAnywhere: Bool
    var step: PathStep
  }
}
