import Foundation
import IndicatorSchema
import PipelineEngine
import SourceGuess

/// The paths of a guess: as the user typed them, and as the pipeline file that is written has to name them.
struct GuessFiles {
  /// The folder of the pipeline file; nil when it is printed, for the current folder.
  private let folder: URL?
  private static let standardFolders = ["catalogue", "Pipelines/catalogue"]

  init(folder: String?) {
    self.folder = folder.map { URL(fileURLWithPath: $0).standardizedFileURL }
  }

  static func folder(of file: String) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().path
  }

  /// A path seen from the folder of the pipeline file.
  func written(_ path: String) -> String {
    guard let folder, !path.hasPrefix("/"), !path.contains("://") else { return path }
    let target = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
    let base = folder.pathComponents
    let shared = zip(target, base).prefix { $0 == $1 }.count
    let up = base.dropFirst(shared).map { _ in ".." }
    return (up + target.dropFirst(shared)).joined(separator: "/")
  }

  /// Where a path seen from that folder leads.
  func absolute(_ path: String) -> String {
    guard let folder, !path.hasPrefix("/") else { return path }
    return folder.path + "/" + path
  }

  /// Reads the catalogue files that were named, or those of the usual folder.
  ///
  /// - Throws: `Diagnostics` with what is wrong with them.
  func catalogues(_ named: [String]) throws -> [CatalogueFile] {
    try (named.isEmpty ? GuessFiles.standardFiles() : named).map { path in
      CatalogueFile(name: written(path), content: try Catalogue.read(file: path))
    }
  }

  private static func standardFiles() -> [String] {
    for folder in standardFolders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let files = names.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.sorted()
      if !files.isEmpty { return files.map { "\(folder)/\($0)" } }
    }
    return []
  }

  /// Writes a file that is not there yet.
  ///
  /// - Throws: `Diagnostic` when it is there, or can't be written.
  static func create(_ path: String, _ text: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw Diagnostic(.usage, "'\(path)' is there already", hint: "name another file, or take it away first")
    } catch {
      throw Diagnostic(.cannotWrite, "'\(path)' can't be written: \(error.localizedDescription)")
    }
  }
}
