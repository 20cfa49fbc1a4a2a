import PluginKit

/// The fields that more than one plugin declares alike, and those deep inside others, which stand in a schema once and
/// are referred to.
struct SharedFields {
  private struct Key: Hashable {
    var field: ConfigField
    var isStep: Bool
  }

  private var counts: [Key: Int] = [:]
  private var names: [Key: String] = [:]
  /// The fields with the names of their definitions, in the order in which they were met.
  private(set) var definitions: [(name: String, field: ConfigField, isStep: Bool)] = []

  init() {}

  /// Looks through fields and those inside them for what is there more than once.
  ///
  /// - Parameter steps: The fields of each kind of step.
  init(steps: [[ConfigField]]) {
    for fields in steps {
      for field in fields { count(field, isStep: true) }
    }
  }

  /// The name of the definition of a field, or nil when it is written where it stands.
  func name(of field: ConfigField, isStep: Bool) -> String? {
    names[Key(field: field, isStep: isStep)]
  }

  private mutating func count(_ field: ConfigField, isStep: Bool) {
    let key = Key(field: field, isStep: isStep)
    counts[key, default: 0] += 1
    // What is inside a field inside a field would otherwise be written ever further to the right.
    let isDeep = !isStep && !field.type.nestedFields.isEmpty
    if counts[key] == (isDeep ? 1 : 2) { define(key) }
    // What is inside a field that is shared is there once, however often the field is.
    guard counts[key] == 1 else { return }
    for nested in field.type.nestedFields { count(nested, isStep: false) }
  }

  private mutating func define(_ key: Key) {
    let taken = Set(definitions.map(\.name))
    let plain = "field.\(key.field.name)"
    var name = plain
    var number = 2
    while taken.contains(name) {
      name = "\(plain).\(number)"
      number += 1
    }
    names[key] = name
    definitions.append((name, key.field, key.isStep))
  }
}

extension ConfigType {
  /// The fields of the objects that a value of this type holds.
  var nestedFields: [ConfigField] {
    switch self {
    case .object(let fields): fields
    case .list(let inner), .map(let inner), .document(let inner): inner.nestedFields
    case .either(let types): types.flatMap(\.nestedFields)
    default: []
    }
  }
}
