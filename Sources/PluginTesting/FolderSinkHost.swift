import Foundation
import IndicatorSchema
import PluginKit
import Synchronization

/// A host that lets a sink write into a temporary folder, which is removed with the host.
public final class FolderSinkHost: SinkHost {
  /// The absolute path of the folder.
  public let folder: String
  private let names = Mutex<[String]>([])
  private let files: MemoryFiles

  /// Makes a new, empty folder.
  ///
  /// - Parameter files: The files that the sink may read.
  /// - Throws: What the file system says when it can't be made.
  public init(files: MemoryFiles = MemoryFiles([:])) throws {
    self.files = files
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sink-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The outputs the sink asked a path for, in that order.
  public var staged: [String] { names.withLock { $0 } }

  /// Opens one of the files.
  public func open(_ location: Location) throws -> any ByteReader { try files.open(location) }

  /// Gives a path in the folder and makes its parent folders, as an engine does.
  ///
  /// - Throws: `Diagnostic` when the output leaves the folder.
  public func stage(_ output: String) throws -> String {
    guard OutputPath.isSafe(output) else {
      throw Diagnostic(.invalidValue, "'\(output)' leaves the output folder")
    }
    names.withLock { $0.append(output) }
    let path = self.path(of: output)
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    return path
  }

  /// The absolute path of an output.
  public func path(of output: String) -> String { folder + "/" + output }

  /// The bytes of an output.
  ///
  /// - Throws: What the file system says when it can't be read.
  public func bytes(of output: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(of: output))))
  }

  /// The text of an output.
  ///
  /// - Throws: What the file system says when it can't be read.
  public func text(of output: String) throws -> String {
    String(decoding: try bytes(of: output), as: UTF8.self)
  }

  /// Everything below the folder, files and folders, relative to it and sorted.
  public var contents: [String] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
  }
}

extension PluginHarness {
  /// Gives a sink one frame, cut into batches, and lets it finish, and commit where it does so.
  public static func store(
    _ frame: IndicatorFrame, in sink: some Sink, host: any SinkHost, facts: RunFacts = .forTests(),
    batchRows: Int = .max
  ) throws -> SinkReceipt {
    var run = try sink.start(host: host)
    for batch in batches(of: frame, rows: batchRows) { try run.write(batch) }
    let receipt = try run.finish(facts)
    try run.commitIfNeeded()
    return receipt
  }
}

extension RunFacts {
  /// Facts of a made-up run.
  public static func forTests(origins: [IndicatorID: Origin] = [:]) -> RunFacts {
    RunFacts(
      pipeline: "test", pipelineSHA256: String(repeating: "0", count: 64), version: "0.0", origins: origins)
  }
}

extension SinkRun {
  /// Commits a run that has to.
  mutating func commitIfNeeded() throws {
    guard var run = self as? any CommittingSinkRun else { return }
    try run.commit()
  }
}
