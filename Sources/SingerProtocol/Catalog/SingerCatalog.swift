import IndicatorSchema
import JSONReading

/// What a tap says it has, and what is wanted of it; everything else in it is kept as it came.
public struct SingerCatalog: Sendable {
  /// One stream.
  public struct Stream: Sendable {
    /// The name by which the tap knows it.
    public var id: String
    /// The name in its messages.
    public var name: String
    /// The JSON Schema of its records.
    public var schema: JSONValue
    fileprivate var json: JSONValue
  }

  /// The streams.
  public private(set) var streams: [Stream]
  private let place: Place

  /// Reads what a tap says to `--discover`.
  ///
  /// - Throws: `Diagnostic` `singer.catalog` for what is no catalog.
  public init(_ bytes: [UInt8], name: String) throws {
    place = Place(name)
    let json: JSONValue
    do {
      json = try JSONValue(parsing: bytes, name: name)
    } catch let error as Diagnostic {
      throw Diagnostic(.singerCatalog, "the catalog is no JSON: \(error.message)", at: error.place)
    }
    guard let streams = json["streams"]?.elements else {
      throw Diagnostic(
        .singerCatalog, "the catalog has no list 'streams'", at: Place(name),
        hint: "a tap that can't be asked what it has needs 'discover: false'")
    }
    self.streams = try streams.map { try Stream($0, Place(name)) }
  }

  /// The stream with a name, in messages or in the catalog.
  ///
  /// - Parameter place: Where it is asked for.
  /// - Throws: `Diagnostic` `singer.no-stream` naming the nearest.
  public func stream(_ name: String, at place: Place) throws -> Stream {
    if let found = streams.first(where: { $0.name == name || $0.id == name }) { return found }
    throw SingerCatalog.noStream(name, among: streams.map(\.name), of: self.place.file, at: place)
  }

  /// The complaint that there is no such stream.
  public static func noStream(
    _ name: String, among names: [String], of tap: String, at place: Place
  ) -> Diagnostic {
    let listed = names.prefix(20).joined(separator: ", ")
    return Diagnostic(
      .singerStream, "'\(tap)' has no stream '\(name)'", at: place,
      hint: Suggestion.hint(for: name, among: names) ?? (names.isEmpty ? "it has none" : "it has \(listed)"))
  }
}

extension SingerCatalog.Stream {
  fileprivate init(_ json: JSONValue, _ place: Place) throws {
    guard let name = json["stream"]?.string ?? json["tap_stream_id"]?.string else {
      throw Diagnostic(.singerCatalog, "a stream of the catalog has no name", at: place)
    }
    guard let schema = json["schema"], schema.members != nil else {
      throw Diagnostic(.singerCatalog, "the stream '\(name)' of the catalog has no schema", at: place)
    }
    self.init(id: json["tap_stream_id"]?.string ?? name, name: name, schema: schema, json: json)
  }

  /// The names of its properties.
  public var properties: [String] { schema["properties"]?.members?.map(\.key) ?? [] }
}

extension SingerCatalog {
  /// The catalog to give back to the tap: one stream selected, with all or some of its properties.
  ///
  /// What is `automatic` stays selected; what is `unsupported` can't be.
  ///
  /// - Throws: `Diagnostic` for a property that the stream does not have.
  public func selecting(_ stream: Stream, properties: [String]?, at place: Place) throws -> JSONValue {
    for property in properties ?? [] where !stream.properties.contains(property) {
      throw Diagnostic(
        .singerStream, "the stream '\(stream.name)' has no property '\(property)'", at: place,
        hint: Suggestion.hint(for: property, among: stream.properties)
          ?? "it has \(stream.properties.prefix(20).joined(separator: ", "))")
    }
    let selected = streams.map { other in
      other.id == stream.id ? other.selected(properties) : other.marked(isSelected: false)
    }
    return .object([JSONMember(key: "streams", value: .array(selected))])
  }
}

extension SingerCatalog.Stream {
  fileprivate func selected(_ wanted: [String]?) -> JSONValue {
    var marks = Metadata(json["metadata"])
    marks.set("selected", .bool(true), at: [])
    for property in properties {
      let breadcrumb = ["properties", property]
      let inclusion = marks.value("inclusion", at: breadcrumb)?.string
      guard inclusion != "unsupported" else { continue }
      let isWanted = wanted?.contains(property) ?? true
      marks.set("selected", .bool(isWanted || inclusion == "automatic"), at: breadcrumb)
    }
    return json.setting("metadata", marks.json).setting("selected", .bool(true))
  }

  fileprivate func marked(isSelected: Bool) -> JSONValue {
    var marks = Metadata(json["metadata"])
    marks.set("selected", .bool(isSelected), at: [])
    return json.setting("metadata", marks.json).setting("selected", .bool(isSelected))
  }
}

/// The marks of a stream and its properties.
private struct Metadata {
  private var entries: [JSONValue]

  init(_ json: JSONValue?) { entries = json?.elements ?? [] }

  var json: JSONValue { .array(entries) }

  private func index(of breadcrumb: [String]) -> Int? {
    entries.firstIndex { $0["breadcrumb"]?.elements?.map(\.string) == breadcrumb }
  }

  func value(_ key: String, at breadcrumb: [String]) -> JSONValue? {
    index(of: breadcrumb).flatMap { entries[$0]["metadata"]?[key] }
  }

  mutating func set(_ key: String, _ value: JSONValue, at breadcrumb: [String]) {
    if let index = index(of: breadcrumb) {
      let marks = entries[index]["metadata"] ?? .object([])
      entries[index] = entries[index].setting("metadata", marks.setting(key, value))
    } else {
      entries.append(
        .object([
          JSONMember(key: "breadcrumb", value: .array(breadcrumb.map { .string($0) })),
          JSONMember(key: "metadata", value: .object([JSONMember(key: key, value: value)])),
        ]))
    }
  }
}

extension JSONValue {
  /// The object with a member set; anything but an object stays as it is.
  public func setting(_ key: String, _ value: JSONValue) -> JSONValue {
    guard var members else { return self }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append(JSONMember(key: key, value: value))
    }
    return .object(members)
  }
}
