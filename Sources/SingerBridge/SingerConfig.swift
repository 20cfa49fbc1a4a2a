import Foundation
import IndicatorSchema
import JSONReading

/// The configuration file that a runner of Singer plugins gives: its values become run parameters.
public struct SingerConfig: Sendable {
  /// The parameters by name.
  public private(set) var parameters: [String: String] = [:]

  /// Takes no configuration.
  public init() {}

  /// Reads a configuration.
  ///
  /// - Throws: `Diagnostic` when it is no JSON object, or a value is neither text, number nor truth value.
  public init(_ bytes: [UInt8], name: String) throws {
    let json = try JSONValue(parsing: bytes, name: name)
    guard let members = json.members else {
      throw Diagnostic(.wrongType, "the configuration is \(json.kindName), not an object", at: Place(name))
    }
    for member in members where !member.value.isNull {
      guard let text = member.value.scalarText else {
        throw Diagnostic(
          .wrongType, "'\(member.key)' is \(member.value.kindName)", at: Place(name),
          hint: "a run parameter is a text, a number or a truth value")
      }
      parameters[member.key] = text
    }
  }

  /// Reads a configuration file; none is an empty one.
  ///
  /// - Throws: As `init(_:name:)`, and when the file can't be read.
  public init(file: String?) throws {
    guard let file else {
      self.init()
      return
    }
    try self.init(SmallFile.read(file), name: file)
  }

  /// Takes a value out, so that it is no parameter.
  public mutating func take(_ name: String) -> String? { parameters.removeValue(forKey: name) }
}

/// A file that is read as a whole.
enum SmallFile {
  private static let limit = 64 << 20

  static func read(_ file: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Diagnostic(.fileNotFound, "cannot read '\(file)'")
    }
    guard data.count <= limit else {
      throw Diagnostic(.tooLarge, "'\(file)' is larger than \(limit) bytes", at: Place(file))
    }
    return Array(data)
  }
}
