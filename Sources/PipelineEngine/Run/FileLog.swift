import Foundation
import IndicatorSchema
import Logging
import Synchronization

/// Writes the log of a run to a file, with times; the file is about the run and not one of its outputs.
struct FileLog: LogHandler {
  private let file: LogFile
  private let secrets: Secrets
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  /// - Parameter other: A log that gets the same.
  static func makeLogger(
    _ path: String, without secrets: Secrets, beside other: (any LogHandler)? = nil
  ) throws -> Logger {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Diagnostic(.cannotWrite, "cannot write the log file") }
    let log = FileLog(LogFile(handle), secrets)
    guard let other else { return Logger(label: "peil") { _ in log } }
    return Logger(label: "peil") { _ in MultiplexLogHandler([log, other]) }
  }

  private init(_ file: LogFile, _ secrets: Secrets) {
    self.file = file
    self.secrets = secrets
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let time = Date.now.formatted(.iso8601)
    file.write("\(time) \(event.level) \(secrets.redact("\(event.message)"))\n")
  }
}

/// A file that several threads write lines to.
private final class LogFile: Sendable {
  private let handle: Mutex<FileHandle>

  init(_ handle: sending FileHandle) { self.handle = Mutex(handle) }

  func write(_ line: String) {
    handle.withLock { try? $0.write(contentsOf: Data(line.utf8)) }
  }
}
