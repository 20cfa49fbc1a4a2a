import IndicatorSchema
import JSONReading

/// What a JSON Schema demands of records: the part of the standard that Singer plugins use.
///
/// Checked are `type` (one or several), `properties`, `required`, `additionalProperties`, `items`, `enum`, `const`,
/// `minimum`, `maximum` and their exclusive forms (of draft 4 as well), `multipleOf`, `minLength`, `maxLength`, the
/// formats `date`, `time` and `date-time`, `anyOf`, `oneOf` and `allOf`. Numbers are compared as they are written,
/// exactly. A `$ref` is refused, because what it stands for would not be checked; other keywords only describe.
public final class RecordSchema: Sendable {
  let types: [String]?
  let properties: [(key: String, schema: RecordSchema)]
  private let positions: [String: Int]
  let required: [String]
  let allowsFurtherProperties: Bool
  let furtherProperties: RecordSchema?
  let items: RecordSchema?
  let values: [JSONValue]?
  let numbers: NumberRules
  let texts: TextRules
  let anyOf: [RecordSchema]
  let oneOf: [RecordSchema]
  let allOf: [RecordSchema]
  /// Whether nothing fits: the schema `false`.
  let refusesAll: Bool

  /// Reads a schema.
  ///
  /// - Throws: `Diagnostic` `singer.schema` for what is no JSON Schema.
  public convenience init(_ json: JSONValue, at place: Place) throws {
    try self.init(json, path: "schema", place)
  }

  private init(_ json: JSONValue, path: String, _ place: Place) throws {
    let part = SchemaPart(json: json, path: path, place: place)
    refusesAll = json == .bool(false)
    if json.bool == nil { try part.requireObject() }
    types = try part.types()
    var properties: [(key: String, schema: RecordSchema)] = []
    for member in try part.members("properties") {
      properties.append((member.key, try RecordSchema(member.value, path: path + "." + member.key, place)))
    }
    self.properties = properties
    positions = Dictionary(uniqueKeysWithValues: properties.enumerated().map { ($1.key, $0) })
    required = try part.texts("required")
    let further = json["additionalProperties"]
    allowsFurtherProperties = further?.bool ?? true
    furtherProperties = try further.flatMap { further in
      further.bool == nil ? try RecordSchema(further, path: path + ".additionalProperties", place) : nil
    }
    items = try json["items"].flatMap { items in
      items.elements == nil ? try RecordSchema(items, path: path + ".items", place) : nil
    }
    values = try part.values()
    numbers = try NumberRules(part)
    texts = try TextRules(part)
    func schemas(_ key: String) throws -> [RecordSchema] {
      try part.elements(key).map { try RecordSchema($0, path: path + "." + key, place) }
    }
    (anyOf, oneOf, allOf) = (try schemas("anyOf"), try schemas("oneOf"), try schemas("allOf"))
  }

  /// The schema of a property; nil for one that is not described.
  func property(_ key: String) -> RecordSchema? { positions[key].map { properties[$0].schema } }

  /// The names of the values in records, in the order of the schema; those inside an object are `outer.inner`.
  public var leaves: [[String]] {
    properties.flatMap { key, schema -> [[String]] in
      let inner = schema.leaves
      return inner.isEmpty ? [[key]] : inner.map { [key] + $0 }
    }
  }
}

/// A part of a schema as it is written, with complaints that say where.
struct SchemaPart {
  let json: JSONValue
  let path: String
  let place: Place

  func problem(_ what: String) -> Diagnostic {
    Diagnostic(.singerSchema, "\(path): \(what)", at: place)
  }

  func requireObject() throws {
    guard json.members != nil else { throw problem("a schema is an object, not \(json.kindName)") }
    guard json["$ref"] == nil else { throw problem("'$ref' is not supported") }
  }

  func types() throws -> [String]? {
    guard let type = json["type"] else { return nil }
    let words = type.string.map { [$0] } ?? type.elements?.compactMap(\.string) ?? []
    guard !words.isEmpty, words.count == (type.elements?.count ?? 1) else {
      throw problem("'type' is no type and no list of types")
    }
    if let wrong = words.first(where: { !SchemaPart.knownTypes.contains($0) }) {
      throw problem("there is no type '\(wrong.prefix(40))'")
    }
    return words
  }

  private static let knownTypes = ["null", "boolean", "integer", "number", "string", "array", "object"]

  func members(_ key: String) throws -> [JSONMember] {
    guard let value = json[key] else { return [] }
    guard let members = value.members else { throw problem("'\(key)' is no object") }
    return members
  }

  func elements(_ key: String) throws -> [JSONValue] {
    guard let value = json[key] else { return [] }
    guard let elements = value.elements, !elements.isEmpty else { throw problem("'\(key)' lists nothing") }
    return elements
  }

  func texts(_ key: String) throws -> [String] {
    // Drafts before 4 have `required: true` inside a property, where it says nothing of what is in it.
    guard let value = json[key], value.bool == nil else { return [] }
    guard let texts = value.elements?.compactMap(\.string), texts.count == value.elements?.count else {
      throw problem("'\(key)' is no list of texts")
    }
    return texts
  }

  func values() throws -> [JSONValue]? {
    if let value = json["const"] { return [value] }
    return json["enum"] == nil ? nil : try elements("enum")
  }

  func number(_ key: String) throws -> ExactDecimal? {
    guard let value = json[key], value.bool == nil else { return nil }
    guard let number = value.lexeme.flatMap(ExactDecimal.init) else { throw problem("'\(key)' is no number") }
    return number
  }
}
