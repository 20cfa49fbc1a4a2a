import JSONWriting

/// One schema as its keywords, in the order in which they are written.
struct SchemaPart {
  private(set) var keywords: [(key: String, value: JSONValue)] = []

  init(_ keywords: [(key: String, value: JSONValue)] = []) { self.keywords = keywords }

  /// A schema that is another one, by name.
  static func reference(_ name: String) -> SchemaPart {
    SchemaPart([("$ref", .string("#/definitions/\(name)"))])
  }

  /// A schema of values of these types of JSON.
  static func types(_ names: [String]) -> SchemaPart {
    let name: JSONValue = names.count == 1 ? .string(names[0]) : .line(.array(names.map(JSONValue.string)))
    return SchemaPart([("type", name)])
  }

  /// A schema that allows what any of these does; equal ones count once.
  static func any(of parts: [SchemaPart]) -> SchemaPart {
    var seen: Set<[UInt8]> = []
    let unique = parts.filter { seen.insert($0.bytes).inserted }
    return unique.count == 1 ? unique[0] : SchemaPart([("anyOf", .array(unique.map(\.json)))])
  }

  /// The same schema with a keyword more.
  func with(_ key: String, _ value: JSONValue) -> SchemaPart { SchemaPart(keywords + [(key, value)]) }

  /// The same schema with the keywords of another behind its own.
  func with(_ other: SchemaPart) -> SchemaPart { SchemaPart(keywords + other.keywords) }

  /// Whether it says which types of JSON it allows.
  var hasType: Bool { keywords.contains { $0.key == "type" } }

  /// The same schema, of which the type may also be null: what an editor reads where nothing is written.
  var orNothing: SchemaPart {
    SchemaPart(
      keywords.map { keyword in
        switch keyword {
        case ("type", .string): ("type", .line(.array([keyword.value, .string("null")])))
        case ("type", .line(.array(let names))): ("type", .line(.array(names + [.string("null")])))
        default: keyword
        }
      })
  }

  /// The schema as JSON.
  var json: JSONValue { .members(keywords) }

  private var bytes: [UInt8] {
    var bytes: [UInt8] = []
    json.write(to: &bytes, indentation: 0)
    return bytes
  }
}
