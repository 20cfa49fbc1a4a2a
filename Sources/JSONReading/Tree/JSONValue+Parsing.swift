import IndicatorSchema
import PluginKit

/// How large a document may be that is read as a tree.
public struct JSONLimits: Hashable, Sendable {
  /// The bytes of the document.
  public var bytes: Int
  /// The levels of arrays and objects in each other.
  public var depth: Int
  /// The values, each member and element counted.
  public var values: Int

  /// Sets limits.
  public init(bytes: Int = 1 << 28, depth: Int = JSONScanner.usualDepth, values: Int = 10_000_000) {
    self.bytes = bytes
    self.depth = depth
    self.values = values
  }
}

extension JSONValue {
  /// Reads a document (RFC 8259, UTF-8, with or without a byte order mark).
  ///
  /// - Parameter name: The input as messages name it.
  /// - Throws: `Diagnostic` with line and column for what is no JSON, holds a key twice in one object, is too
  ///   large or nests too deep.
  public init(
    parsing bytes: UnsafeRawBufferPointer, name: String = "json", limits: JSONLimits = JSONLimits()
  ) throws {
    guard bytes.count <= limits.bytes else {
      throw Diagnostic(.tooLarge, "the document is larger than \(limits.bytes) bytes", at: Place(name))
    }
    var scanner = JSONScanner(bytes, name: name, depthLimit: limits.depth)
    guard scanner.position < bytes.count else {
      throw Diagnostic(.emptyInput, "the document is empty", at: Place(name))
    }
    var builder = TreeBuilder(valuesLeft: limits.values)
    self = try builder.value(&scanner)
    try scanner.end()
  }

  /// Reads a document; see `init(parsing:name:limits:)`.
  public init(parsing bytes: [UInt8], name: String = "json", limits: JSONLimits = JSONLimits()) throws {
    self = try bytes.withUnsafeBytes { try JSONValue(parsing: $0, name: name, limits: limits) }
  }

  /// Reads a document to its end; see `init(parsing:name:limits:)`.
  public init(reading reader: any ByteReader, limits: JSONLimits = JSONLimits()) throws {
    self = try JSONValue(parsing: reader.readAll(limit: limits.bytes), name: reader.name, limits: limits)
  }
}

extension JSONScanner {
  /// Reads the next value as a tree, for the small parts of a large document.
  ///
  /// - Parameter limit: The number of values that it may hold.
  /// - Throws: `Diagnostic` as `JSONValue(parsing:)` does.
  public mutating func tree(limit: Int = 10_000_000) throws -> JSONValue {
    var builder = TreeBuilder(valuesLeft: limit)
    return try builder.value(&self)
  }
}

/// Makes a tree of what a scanner meets.
private struct TreeBuilder {
  var valuesLeft: Int

  mutating func value(_ scanner: inout JSONScanner) throws -> JSONValue {
    valuesLeft -= 1
    guard valuesLeft >= 0 else {
      throw scanner.problem(.tooLarge, "the document has more values than a tree may hold")
    }
    switch try scanner.peek() {
    case 0x7B: return try object(&scanner)
    case 0x5B:
      var elements: [JSONValue] = []
      try scanner.array { elements.append(try value(&$0)) }
      return .array(elements)
    case 0x22: return .string(try scanner.string())
    case 0x74, 0x66: return .bool(try scanner.flag())
    case 0x6E:
      _ = try scanner.null()
      return .null
    default: return .number(lexeme: try scanner.lexeme())
    }
  }

  private mutating func object(_ scanner: inout JSONScanner) throws -> JSONValue {
    var members: [JSONMember] = []
    var keys = Set<String>()
    try scanner.object { scanner, key in
      guard keys.insert(key).inserted else {
        throw scanner.problem(
          .duplicateField, "'\(key.prefix(60))' occurs twice in one object",
          hint: "which of the two is meant can't be known")
      }
      members.append(JSONMember(key: key, value: try value(&scanner)))
    }
    return .object(members)
  }
}
