import ByteInput
import CSVSource
import Foundation
import IndicatorSchema
import JSONSink
import JSONSource
import PipelineEngine
import PluginKit
import PluginTesting
import XMLSource

@testable import SourceGuess

/// What the tests guess with: the plugins that recognise inputs, and the catalogues of the repository.
enum GuessFixture {
  static let registry: PluginRegistry = {
    var registry = PluginRegistry()
    registry.register(CSVSource.self)
    registry.register(XMLSource.self)
    registry.register(JSONSource.self)
    registry.register(JSONSink.self)
    return registry
  }()

  /// The root of the repository.
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let catalogueFiles = ["common.yml", "kwb.yml", "regional.yml"].map {
    root.appending(path: "Pipelines/catalogue/\($0)").path
  }

  static func catalogues() throws -> [CatalogueFile] {
    try catalogueFiles.map { CatalogueFile(name: $0, content: try Catalogue.read(file: $0)) }
  }

  /// Guesses about a text.
  static func propose(
    _ text: String, name: String = "table.csv", options: SourceGuess.Options = .init()
  ) throws -> Proposal {
    try propose(Array(text.utf8), name: name, options: options)
  }

  /// Guesses about bytes.
  static func propose(
    _ bytes: [UInt8], name: String = "table.csv", options: SourceGuess.Options = .init()
  ) throws -> Proposal {
    let host = MemoryFiles([name: bytes])
    return try SourceGuess(registry: registry, host: host, options: options)
      .propose(Location(path: name, place: Place(name)))
  }

  /// What is said of an input that is no table.
  static func refusal(_ bytes: [UInt8], name: String = "file") -> Diagnostic? {
    do {
      _ = try propose(bytes, name: name)
      return nil
    } catch {
      return Diagnostics(error).items.first
    }
  }
}

extension Proposal {
  /// The value of a field as YAML.
  func yaml(_ field: String) -> String? {
    settings.first { $0.field == field }.map { YAMLText.flow($0.value) }
  }

  func role(_ column: String) -> ColumnRole? { columns.first { $0.name == column }?.role }
}

/// Opens real files.
struct RealFiles: FileHost {
  func open(_ location: Location) throws -> any ByteReader {
    try ByteInput.open(location, path: location.path)
  }
}
