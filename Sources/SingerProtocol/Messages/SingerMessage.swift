import JSONReading

/// What a Singer plugin says on one line.
public enum SingerMessage: Hashable, Sendable {
  case schema(Schema)
  case record(Record)
  /// What a tap has to be given to go on from here.
  case state(JSONValue)
  /// That earlier versions of a table are replaced; there are no earlier versions here.
  case activateVersion(stream: String)

  /// What the records of a stream look like.
  public struct Schema: Hashable, Sendable {
    /// The stream.
    public var stream: String
    /// The JSON Schema of its records.
    public var schema: JSONValue
    /// The properties that tell its records apart.
    public var keyProperties: [String]

    /// Makes a message.
    public init(stream: String, schema: JSONValue, keyProperties: [String]) {
      self.stream = stream
      self.schema = schema
      self.keyProperties = keyProperties
    }
  }

  /// One record of a stream.
  public struct Record: Hashable, Sendable {
    /// The stream.
    public var stream: String
    /// The record: an object.
    public var value: JSONValue

    /// Makes a message.
    public init(stream: String, value: JSONValue) {
      self.stream = stream
      self.value = value
    }
  }
}
