import Foundation
import IndicatorSchema
import PluginKit
import Synchronization

/// The refused records of a run, written as they come to a file of JSON lines.
final class Quarantine: Sendable {
  /// The file, once a record was refused; nil when they are only counted.
  let path: String?
  private let secrets: Secrets
  private let state = Mutex(State())

  private struct State {
    var handle: FileHandle?
    var counts: [String: Int] = [:]
    var examples: [String: [Diagnostic]] = [:]
  }

  /// How many refused records a message shows; the file has them all.
  static let exampleLimit = 10

  init(path: String?, without secrets: Secrets = Secrets()) {
    self.path = path
    self.secrets = secrets
  }

  /// Writes a record.
  func add(_ record: QuarantinedRecord, step: String) throws {
    try state.withLock { state in
      if let path {
        let handle = try state.handle ?? Quarantine.makeFile(path)
        state.handle = handle
        try handle.write(contentsOf: line(record, step))
      }
      state.counts[step, default: 0] += 1
      if state.examples[step, default: []].count < Quarantine.exampleLimit {
        state.examples[step, default: []].append(record.reason)
      }
    }
  }

  /// The number of records of a step.
  func count(of step: String) -> Int { state.withLock { $0.counts[step] ?? 0 } }

  /// The first refused records of a step.
  func examples(of step: String) -> [Diagnostic] { state.withLock { $0.examples[step] ?? [] } }

  /// Completes the file.
  func close() { state.withLock { try? $0.handle?.close() } }

  private static func makeFile(_ path: String) throws -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Diagnostic(.cannotWrite, "cannot write the quarantine file") }
    return handle
  }

  /// One line: code, message, place, step, record number, and the raw bytes as text, or as base64 when they
  /// are not UTF-8.
  private func line(_ record: QuarantinedRecord, _ step: String) throws -> Data {
    var fields: [String: Any] = [
      "code": record.reason.code.text, "message": record.reason.message, "step": step,
      "record": record.record,
    ]
    let place = record.reason.place
    fields["file"] = place?.file
    fields["line"] = place?.line
    fields["column"] = place?.column
    fields["field"] = place?.field
    if let text = String(validating: record.raw, as: UTF8.self) {
      fields["raw"] = text
    } else {
      fields["raw_base64"] = Data(record.raw).base64EncodedString()
    }
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    return try JSONSerialization.data(withJSONObject: secrets.redact(fields), options: options) + Data([0x0A])
  }
}
