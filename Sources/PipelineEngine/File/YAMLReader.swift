import Foundation
import IndicatorSchema
import PluginKit
import Yams

/// Reads a YAML file into nodes that know their place.
public enum YAMLReader {
  /// No pipeline file is as large as this; a larger one is a mistake or an attack.
  static let byteLimit = 1 << 20
  static let nodeLimit = 200_000

  /// Reads a file.
  ///
  /// - Parameter name: The file as messages name it.
  /// - Throws: `Diagnostic` when it can't be read or is not YAML.
  public static func read(path: String, name: String) throws -> ConfigNode {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostic(
        .fileNotFound, "cannot read '\(name)'", at: nil, hint: FileNames.hint(forMissing: path))
    }
    guard data.count <= byteLimit else {
      throw Diagnostic(.yamlSyntax, "'\(name)' is larger than \(byteLimit) bytes", at: Place(name))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw Diagnostic(.yamlSyntax, "the file is not UTF-8", at: Place(name))
    }
    return try read(text, name: name)
  }

  /// Reads text; `name` is the file as messages name it.
  public static func read(_ text: String, name: String) throws -> ConfigNode {
    do {
      // Scalars stay text: no regular expression has to find out whether one may be a number or a date.
      guard let root = try Yams.compose(yaml: text, .basic) else {
        throw Diagnostic(.yamlSyntax, "the file is empty", at: Place(name, line: 1, column: 1))
      }
      var budget = nodeLimit
      return try convert(root, name, &budget)
    } catch let error as YamlError {
      throw diagnostic(for: error, name)
    }
  }

  /// Aliases make the same node appear many times, so the nodes are counted as they are converted.
  private static func convert(_ node: Node, _ name: String, _ budget: inout Int) throws -> ConfigNode {
    let place = Place(name, line: node.mark?.line, column: node.mark?.column)
    budget -= 1
    guard budget > 0 else { throw Diagnostic(.yamlSyntax, "the file has too many parts", at: place) }
    switch node {
    case .scalar(let scalar):
      return ConfigNode(.scalar(scalar.string, isQuoted: scalar.style != .plain), at: place)
    case .sequence(let sequence):
      return ConfigNode(.list(try sequence.map { try convert($0, name, &budget) }), at: place)
    case .mapping(let mapping):
      return ConfigNode(.map(try mapping.map { try entry($0, name, &budget) }), at: place)
    case .alias:
      throw Diagnostic(.yamlSyntax, "an alias that refers to nothing", at: place)
    }
  }

  private static func entry(
    _ pair: (key: Node, value: Node), _ name: String, _ budget: inout Int
  ) throws -> ConfigNode.Entry {
    let place = Place(name, line: pair.key.mark?.line, column: pair.key.mark?.column)
    guard case .scalar(let key) = pair.key else {
      throw Diagnostic(.yamlSyntax, "a key must be text", at: place)
    }
    return ConfigNode.Entry(
      key: key.string, keyPlace: place, value: try convert(pair.value, name, &budget))
  }

  private static func diagnostic(for error: YamlError, _ name: String) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let message = [context?.text, problem].compactMap { $0 }.joined(separator: " ")
      return Diagnostic(.yamlSyntax, message, at: Place(name, line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let keys, let context):
      return Diagnostic(
        .duplicateKey, "'\(keys.joined(separator: "', '"))' is given twice",
        at: Place(name, line: context.mark.line, column: context.mark.column))
    case .reader(let problem, _, _, _):
      return Diagnostic(.yamlSyntax, problem, at: Place(name))
    default:
      return Diagnostic(.yamlSyntax, "\(error)", at: Place(name))
    }
  }
}
