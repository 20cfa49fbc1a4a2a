import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil snapshot export`: one file with all that some pipelines need to be made again.
struct SnapshotExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all that locked pipelines need from the store to one file.",
    discussion: """
      The file is a tar archive with the inputs and rows that the locks name, what is known of them, and the lock \
      files. Give it along with the pipeline files and their catalogues.

        peil snapshot export tilburg.peilstore Pipelines/tilburg-2022.yml
      """)

  @Argument(help: "The file to write.", completion: .file())
  var output: String

  @Argument(help: "The pipeline files.", completion: .pipelines)
  var files: [String]

  @OptionGroup var store: StoreOptions

  func validate() throws {
    guard ![".yml", ".yaml", ".lock"].contains(where: output.hasSuffix) else {
      throw ValidationError("The first argument is the file to write, found '\(output)'.")
    }
  }

  func run() throws {
    let store = store.store(beside: files.first)
    let locked = try files.map { try LockedPipeline($0) }
    let done = try store.export(locked, to: output)
    if done.missingRows > 0 {
      Terminal.error(
        "note: the rows of \(done.missingRows) \(done.missingRows == 1 ? "step is" : "steps are") not in the store; "
          + "if the run ever comes out otherwise, its cells can't be compared")
    }
    print("\(output): \(SnapshotText.sum(done.count, done.bytes)), for \(files.joined(separator: ", "))")
  }
}

/// `peil snapshot import`: brings in what was exported.
struct SnapshotImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring what was exported from another store into this one.",
    discussion: """
      Everything is checked against its SHA-256 before it gets its place; of a file that is damaged nothing is taken. \
      Give the pipeline file as well for the store beside it.

        peil snapshot import tilburg.peilstore Pipelines/tilburg-2022.yml
      """)

  @Argument(help: "The file that 'peil snapshot export' wrote.", completion: .file())
  var input: String

  @Argument(help: "A pipeline file, for the store beside it.", completion: .pipelines)
  var file: String?

  @OptionGroup var store: StoreOptions

  func run() throws {
    let store = store.store(beside: file)
    let done = try store.importArchive(input)
    var line = "\(store.folder): brought in \(SnapshotText.sum(done.added, done.bytes))"
    if done.known > 0 { line += "; \(done.known) \(done.known == 1 ? "was" : "were") there already" }
    print(line)
    if !done.locks.isEmpty { print("for \(done.locks.sorted().joined(separator: ", "))") }
  }
}
