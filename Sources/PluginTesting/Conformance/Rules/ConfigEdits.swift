import PluginKit

/// A way from a configuration to one of its parts.
struct ConfigPath: Hashable, CustomStringConvertible {
  enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  var steps: [Step] = []

  func appending(_ step: Step) -> ConfigPath { ConfigPath(steps: steps + [step]) }

  var description: String {
    steps.map { step in
      switch step {
      case .key(let key): ".\(key)"
      case .index(let index): "[\(index)]"
      }
    }.joined()
  }
}

extension ConfigNode {
  /// The ways to all parts, the whole left out.
  func paths(below path: ConfigPath = ConfigPath()) -> [ConfigPath] {
    switch content {
    case .scalar: []
    case .list(let items):
      items.enumerated().flatMap { index, item in
        let next = path.appending(.index(index))
        return [next] + item.paths(below: next)
      }
    case .map(let entries):
      entries.flatMap { entry in
        let next = path.appending(.key(entry.key))
        return [next] + entry.value.paths(below: next)
      }
    }
  }

  /// The configuration with a part changed, or left out when the change gives nil.
  func editing(_ path: ConfigPath, _ change: (Entry) -> Entry?) -> ConfigNode {
    guard let step = path.steps.first else { return self }
    let rest = ConfigPath(steps: Array(path.steps.dropFirst()))
    func edited(_ entry: Entry) -> Entry? {
      guard !rest.steps.isEmpty else { return change(entry) }
      var entry = entry
      entry.value = entry.value.editing(rest, change)
      return entry
    }
    switch (content, step) {
    case (.map(let entries), .key(let key)):
      return ConfigNode(.map(entries.compactMap { $0.key == key ? edited($0) : $0 }), at: place)
    case (.list(let items), .index(let index)):
      let items = items.enumerated().compactMap { position, item in
        position == index ? edited(Entry(key: "", keyPlace: item.place, value: item))?.value : item
      }
      return ConfigNode(.list(items), at: place)
    default: return self
    }
  }

  /// The ways to the keys that are fields of this type, and not free names.
  func fieldPaths(_ type: ConfigType, below path: ConfigPath = ConfigPath()) -> [ConfigPath] {
    switch type {
    case .object(let fields):
      return (entries ?? []).flatMap { entry -> [ConfigPath] in
        guard let field = fields.first(where: { $0.name == entry.key }) else { return [] }
        let next = path.appending(.key(entry.key))
        return [next] + entry.value.fieldPaths(field.type, below: next)
      }
    case .map(let value):
      return (entries ?? []).flatMap { $0.value.fieldPaths(value, below: path.appending(.key($0.key))) }
    case .list(let element):
      return (list ?? []).enumerated().flatMap { $1.fieldPaths(element, below: path.appending(.index($0))) }
    case .document(let content): return fieldPaths(content, below: path)
    case .either(let types):
      // Where free names are accepted beside fields, a misspelt field may be one of them.
      let fitting = types.filter { $0.isMap == (entries != nil) && $0.isList == (list != nil) }
      return fitting.count == 1 ? fieldPaths(fitting[0], below: path) : []
    default: return []
    }
  }
}

extension ConfigType {
  fileprivate var isMap: Bool {
    switch self {
    case .object, .map: true
    case .document(let content): content.isMap
    default: false
    }
  }

  fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
