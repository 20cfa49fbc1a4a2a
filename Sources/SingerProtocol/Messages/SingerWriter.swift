import JSONReading
import JSONWriting

/// Writes Singer messages: SCHEMA, RECORD and STATE only, which every reader understands.
public struct SingerWriter {
  /// What was written and not taken yet.
  public private(set) var bytes: [UInt8] = []
  /// The records of each stream.
  public private(set) var records: [String: Int] = [:]

  /// Makes a writer.
  public init() {}

  /// Takes what was written.
  public mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Describes a stream, which has to come before its records.
  public mutating func schema(_ message: SingerMessage.Schema) {
    bytes.appendText("{\"type\":\"SCHEMA\",\"stream\":")
    bytes.appendString(message.stream)
    bytes.appendText(",\"schema\":")
    bytes.appendJSON(message.schema)
    bytes.appendText(",\"key_properties\":")
    bytes.appendJSON(.array(message.keyProperties.map { .string($0) }))
    bytes.appendText("}\n")
    records[message.stream, default: 0] += 0
  }

  /// Writes a record.
  ///
  /// - Parameter members: Writes the members of the record, with commas between them.
  public mutating func record(of stream: String, _ members: (inout [UInt8]) -> Void) {
    bytes.appendText("{\"type\":\"RECORD\",\"stream\":")
    bytes.appendString(stream)
    bytes.appendText(",\"record\":{")
    members(&bytes)
    bytes.appendText("}}\n")
    records[stream, default: 0] += 1
  }

  /// Writes a state.
  public mutating func state(_ value: JSONReading.JSONValue) {
    bytes.appendText("{\"type\":\"STATE\",\"value\":")
    bytes.appendJSON(value)
    bytes.appendText("}\n")
  }
}

extension [UInt8] {
  /// Appends a value on one line, its numbers as they were written.
  public mutating func appendJSON(_ value: JSONReading.JSONValue) {
    switch value {
    case .null: appendText("null")
    case .bool(let flag): appendText(flag ? "true" : "false")
    case .number(let lexeme): append(contentsOf: lexeme.utf8)
    case .string(let text): appendString(text)
    case .array(let elements):
      append(0x5B)
      for (index, element) in elements.enumerated() {
        if index > 0 { append(0x2C) }
        appendJSON(element)
      }
      append(0x5D)
    case .object(let members):
      append(0x7B)
      for (index, member) in members.enumerated() {
        if index > 0 { append(0x2C) }
        appendString(member.key)
        append(0x3A)
        appendJSON(member.value)
      }
      append(0x7D)
    }
  }
}
