import Crypto
import Foundation
import IndicatorSchema
import PluginKit

/// Puts the content of YAML files in the place of their paths, where a plugin declares a field as a document.
struct Documents {
  /// The files that were read, each once, in the order in which they were met.
  private(set) var read: [PipelineDocument] = []
  private let folder: String

  init(folder: String) { self.folder = folder }

  /// The configuration of a step with every document filled in.
  ///
  /// A file that can't be read, or is not YAML, is complained of and leaves its path in place.
  mutating func fill(
    _ node: ConfigNode, _ fields: [ConfigField], into diagnostics: inout Diagnostics
  ) -> ConfigNode {
    guard let entries = node.entries else { return node }
    let filled = entries.map { entry in
      var entry = entry
      if let field = fields.first(where: { $0.name == entry.key }), field.type.isDocument {
        entry.value = content(of: entry.value, &diagnostics)
      }
      return entry
    }
    return ConfigNode(.map(filled), at: node.place)
  }

  private mutating func content(of node: ConfigNode, _ diagnostics: inout Diagnostics) -> ConfigNode {
    guard let name = node.text, !node.isNull, !name.contains("${") else { return node }
    let path = FileNames.absolute(name, in: folder)
    do {
      let content = try YAMLReader.read(path: path, name: name)
      keep(name, path)
      return content
    } catch let problem as Diagnostic where problem.place == nil {
      diagnostics.add(Diagnostic(problem.code, problem.message, at: node.place, hint: problem.hint))
    } catch {
      diagnostics.add(error)
    }
    return node
  }

  /// Takes note of a file that the pipeline consists of beside its own.
  mutating func keep(_ name: String, _ path: String) {
    guard !read.contains(where: { $0.name == name }),
      let data = FileManager.default.contents(atPath: path)
    else { return }
    read.append(PipelineDocument(name: name, sha256: Digest.hex(SHA256.hash(data: data))))
  }
}

/// A file that a pipeline consists of beside its own: a catalogue, or a part of a configuration.
public struct PipelineDocument: Hashable, Sendable {
  /// The file as the pipeline names it.
  public let name: String
  /// Its SHA-256, in hexadecimal.
  public let sha256: String
}

extension ConfigType {
  /// Whether the path of a file may stand for it.
  fileprivate var isDocument: Bool {
    switch self {
    case .document: true
    case .either(let types): types.contains { $0.isDocument }
    default: false
    }
  }
}
