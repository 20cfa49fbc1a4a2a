import Foundation
import IndicatorSchema
import JSONWriting
import Logging
import Synchronization

/// The log of a run as a file of JSON, a line for each message: time, level, run, pipeline, step and message.
///
/// ```swift
/// let logger = Logger(label: "peil") { _ in log }
/// logger.warning("nothing new", metadata: ["step": "kwb"])
/// ```
/// gives `{"time": "2026-01-02T03:04:05.678Z", "level": "warning", "run": "…", "pipeline": "…", "step": "kwb",
/// "message": "nothing new"}`; a message that belongs to no step has no `step`.
public struct RunLog: LogHandler {
  /// What is said with every message.
  public var metadata: Logger.Metadata = [:]
  /// From which level on messages are kept.
  public var logLevel = Logger.Level.info
  private let run: String
  private let pipeline: String
  private let redact: @Sendable (String) -> String
  private let file: RunLogFile

  /// Makes the log of a run in a file of its own, in a folder that is made when it is not there.
  ///
  /// - Parameters:
  ///   - run: What identifies the run; it is the name of the file, with `.jsonl` behind it.
  ///   - redact: Takes the secrets out of a text.
  /// - Throws: `Diagnostic` `io.cannot-write`.
  public init(
    folder: String, run: String, pipeline: String, redact: @escaping @Sendable (String) -> String
  ) throws {
    self.run = run
    self.pipeline = pipeline
    self.redact = redact
    file = try RunLogFile(folder: folder, name: "\(run).jsonl")
  }

  /// The path of the file.
  public var path: String { file.path }

  /// What is said with every message, by name.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes a message.
  public func log(event: LogEvent) {
    let step = event.metadata?["step"] ?? metadata["step"]
    let line = JSONValue.present([
      ("time", .moment(Date.now.timeIntervalSince1970)), ("level", .string(event.level.rawValue)),
      ("run", .string(run)), ("pipeline", .string(redact(pipeline))),
      ("step", step.map { .string(redact("\($0)")) }),
      ("message", .string(redact("\(event.message)"))),
    ])
    file.write(line.oneLine + [0x0A])
  }
}

/// The file of a log, which several threads write lines to.
private final class RunLogFile: Sendable {
  let path: String
  private let handle: Mutex<FileHandle>

  init(folder: String, name: String) throws {
    path = URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent(name).path
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw Diagnostic(
        .cannotWrite, "can't write the log '\(path)'", hint: "look whether its folder may be written to")
    }
    self.handle = Mutex(handle)
  }

  /// Writes a line; that it can't be written is no reason for a run to fail.
  func write(_ line: [UInt8]) {
    handle.withLock { try? $0.write(contentsOf: Data(line)) }
  }
}
