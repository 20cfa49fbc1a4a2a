import IndicatorSchema
import JSONReading

extension SingerMessage {
  /// Reads a line.
  ///
  /// - Parameter place: Where it stands.
  /// - Throws: `Diagnostic` `singer.malformed` for what is no message, `singer.unsupported` for one that is and is
  ///   not taken.
  public init(line: UnsafeRawBufferPointer, at place: Place) throws {
    let json = try SingerMessage.parse(line, place)
    guard json.members != nil else {
      throw SingerMessage.malformed("a message is an object, not \(json.kindName)", line, place)
    }
    guard let type = json["type"]?.string else {
      throw SingerMessage.malformed("a message without 'type'", line, place)
    }
    switch type {
    case "SCHEMA": self = .schema(try Schema(json, line, place))
    case "RECORD": self = .record(try Record(json, line, place))
    case "STATE":
      guard let value = json["value"] else {
        throw SingerMessage.malformed("a STATE message without 'value'", line, place)
      }
      self = .state(value)
    case "ACTIVATE_VERSION":
      self = .activateVersion(stream: try SingerMessage.stream(json, type, line, place))
    case "BATCH":
      throw Diagnostic(
        .singerUnsupported, "a BATCH message, which names files instead of giving records", at: place,
        hint: "turn batches off in the configuration of the plugin: take out 'batch_config'")
    default:
      throw Diagnostic(
        .singerUnsupported, "a message of the unknown type '\(type.prefix(40))'", at: place,
        hint: Suggestion.hint(for: String(type.prefix(40)), among: known)
          ?? "known are " + known.joined(separator: ", "))
    }
  }

  fileprivate static func parse(_ line: UnsafeRawBufferPointer, _ place: Place) throws -> JSONValue {
    do {
      return try JSONValue(parsing: line, name: place.file)
    } catch let error as Diagnostic {
      var found = malformed("the line is no JSON: \(error.message)", line, place)
      found.place?.column = error.place?.column
      throw found
    }
  }

  fileprivate static func malformed(
    _ message: String, _ line: UnsafeRawBufferPointer, _ place: Place
  ) -> Diagnostic {
    Diagnostic(.singerMalformed, message, at: place, hint: "the line starts with \(LineExcerpt.of(line))")
  }

  fileprivate static func stream(
    _ json: JSONValue, _ type: String, _ line: UnsafeRawBufferPointer, _ place: Place
  ) throws -> String {
    if let stream = json["stream"]?.string, !stream.isEmpty { return stream }
    throw malformed("a \(type) message without 'stream'", line, place)
  }
}

private let known = ["SCHEMA", "RECORD", "STATE", "ACTIVATE_VERSION"]

extension SingerMessage.Schema {
  fileprivate init(_ json: JSONValue, _ line: UnsafeRawBufferPointer, _ place: Place) throws {
    stream = try SingerMessage.stream(json, "SCHEMA", line, place)
    guard let schema = json["schema"], schema.members != nil else {
      throw SingerMessage.malformed("a SCHEMA message without 'schema'", line, place)
    }
    self.schema = schema
    keyProperties = []
    guard let keys = json["key_properties"], !keys.isNull else { return }
    guard let texts = keys.elements?.map(\.string), texts.allSatisfy({ $0 != nil }) else {
      throw SingerMessage.malformed("'key_properties' is no list of texts", line, place)
    }
    keyProperties = texts.compactMap { $0 }
  }
}

extension SingerMessage.Record {
  fileprivate init(_ json: JSONValue, _ line: UnsafeRawBufferPointer, _ place: Place) throws {
    stream = try SingerMessage.stream(json, "RECORD", line, place)
    guard let record = json["record"], record.members != nil else {
      throw SingerMessage.malformed("a RECORD message whose 'record' is no object", line, place)
    }
    value = record
  }
}

/// The start of a line as a message shows it.
enum LineExcerpt {
  static func of(_ line: UnsafeRawBufferPointer) -> String {
    let longest = 60
    let start = String(decoding: line.prefix(longest * 4), as: UTF8.self).unicodeScalars
    let plain = start.prefix(longest).map { scalar -> String in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return "'\(plain.joined())\(start.count > longest ? "…" : "")'"
  }
}
