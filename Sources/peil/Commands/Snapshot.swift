import ArgumentParser
import Foundation
import IndicatorSchema
import PipelineEngine

/// `peil snapshot`: the store of what pipelines read.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "List, check, clear, copy out and bring in what was kept of inputs.",
    discussion: """
      A run keeps what it read, each content once, under its SHA-256, so that it can be made again years later.

        peil snapshot list Pipelines/tilburg-2022.yml
        peil snapshot verify Pipelines/tilburg-2022.yml
      """,
    subcommands: [
      SnapshotList.self, SnapshotVerify.self, SnapshotPrune.self, SnapshotExport.self, SnapshotImport.self,
    ])
}

/// `peil snapshot list`: what is in the store.
struct SnapshotList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show what the store holds, what was kept last first.",
    discussion: """
      Of each content its digest, size, name or address, table and licence, when it was kept, and which of the \
      pipelines given are locked to it.

        peil snapshot list
        peil snapshot list Pipelines/*.yml --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Pipeline files, to see which of them are locked to what.", completion: .pipelines)
  var files: [String] = []

  @OptionGroup var store: StoreOptions

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  func run() throws {
    let store = store.store(beside: files.first)
    let locked = try files.compactMap { try LockedPipeline.ifLocked($0) }
    let list = SnapshotListText(try store.snapshots(), locked, in: store.folder)
    print(format == .json ? try list.json() : list.lines.joined(separator: "\n"))
  }
}

/// `peil snapshot verify`: whether everything is still what was kept.
struct SnapshotVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Take the digest of everything in the store again, and name what is damaged.",
    discussion: """
      The exit code is 0 when everything is what was kept, or what was not is removed, else 1.

        peil snapshot verify
        peil snapshot verify Pipelines/tilburg-2022.yml --remove
      """)

  @Argument(help: "A pipeline file, for the store beside it.", completion: .pipelines)
  var file: String?

  @OptionGroup var store: StoreOptions

  @Flag(help: "Remove what is damaged.")
  var remove = false

  func run() throws {
    let store = store.store(beside: file)
    let found = try store.verify(removing: remove)
    for snapshot in found.damaged {
      print("\(remove ? "removed" : "damaged"): \(snapshot.sha256)  \(SnapshotText.name(of: snapshot))")
    }
    let sum = SnapshotText.sum(found.count, found.bytes)
    guard !found.damaged.isEmpty else { return print("\(store.folder): \(sum), all as they were kept") }
    print("\(store.folder): \(sum), of which \(found.damaged.count) \(remove ? "removed" : "damaged")")
    if !remove { throw Stop(code: ExitStatus.badData) }
  }
}

/// `peil snapshot prune`: removes what no lock names.
struct SnapshotPrune: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Remove from the store what no lock of the pipelines given names.",
    discussion: """
      Name every pipeline that uses the store: what only others need is removed. What an address held when it was \
      last looked at stays, and so does what came less than --keep-days ago.

        peil snapshot prune Pipelines/*.yml --dry-run
      """)

  @Argument(help: "The pipeline files whose locks keep what they name.", completion: .pipelines)
  var files: [String]

  @OptionGroup var store: StoreOptions

  @Option(help: "How many days anything stays in any case.")
  var keepDays = 30

  @Flag(help: "Say what would be removed, and remove nothing.")
  var dryRun = false

  func validate() throws {
    guard (0...100_000).contains(keepDays) else {
      throw ValidationError("--keep-days expects a number of days, found '\(keepDays)'.")
    }
  }

  func run() throws {
    let store = store.store(beside: files.first)
    let locked = try files.map { try LockedPipeline($0) }
    let found = try store.prune(keeping: locked, days: keepDays, removing: !dryRun)
    let done = dryRun ? "would remove" : "removed"
    for snapshot in found.removed {
      print("\(done) \(snapshot.sha256.prefix(12))  \(SnapshotText.name(of: snapshot))")
    }
    var line = "\(store.folder): \(done) \(SnapshotText.sum(found.removed.count, found.bytes))"
    if found.stale > 0 {
      line += " and \(found.stale) unfinished \(found.stale == 1 ? "file" : "files") of stopped runs"
    }
    print("\(line); \(found.left) \(found.left == 1 ? "stays" : "stay")")
  }
}
