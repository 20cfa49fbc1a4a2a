import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Synchronization

/// A folder of a pipeline, with the programs that a test writes into it, and what an engine does for plugins.
final class Surroundings: SourceHost, SinkHost, TransformHost {
  let folder: String
  private let locks = Mutex<[String: LockedProgram]?>(nil)
  private let kept = Mutex(Kept())

  struct Kept {
    var messages: [String: String] = [:]
    var states: [String: String] = [:]
    var quarantined: [QuarantinedRecord] = []
    var bindings: [IndicatorID: String] = [:]
  }

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("singer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var record: Kept { kept.withLock { $0 } }

  func lock(_ plugins: [String: LockedProgram]) { locks.withLock { $0 = plugins } }

  var outside: OutsideHost {
    OutsideHost(
      folder: folder, locks: locks.withLock { $0 },
      keep: { messages, step in self.kept.withLock { $0.messages[step] = messages } },
      moveState: { file, state in
        self.kept.withLock { $0.states[file] = String(decoding: state, as: UTF8.self) }
      })
  }

  /// Writes a program.
  func program(_ name: String, _ script: String, interpreter: String = "/bin/sh") throws {
    let path = folder + "/" + name
    try "#!\(interpreter)\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
  }

  func text(_ name: String) -> String {
    (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
  }

  func open(_ location: Location) throws -> any ByteReader {
    guard let data = FileManager.default.contents(atPath: folder + "/" + location.path) else {
      return try NoFiles().open(location)
    }
    return MemoryByteReader(Array(data), name: location.displayName)
  }

  func quarantine(_ record: QuarantinedRecord) throws { kept.withLock { $0.quarantined.append(record) } }

  func bound(_ indicator: IndicatorID, to column: String) {
    kept.withLock { $0.bindings[indicator] = column }
  }

  func stage(_ output: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: folder + "/staged", withIntermediateDirectories: true)
    return folder + "/staged/" + output
  }

  /// Waits for a moment until the process whose number a program wrote has ended.
  func hasEnded(_ file: String) -> Bool {
    guard let process = Int(text(file).trimmingCharacters(in: .whitespacesAndNewlines)) else { return false }
    for _ in 0..<400 {
      let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
      if stat.isEmpty || stat.split(separator: ")").last?.dropFirst().first == "Z" { return true }
      usleep(10_000)
    }
    return false
  }
}

/// Two indicators and a mapping to properties of a stream.
enum Sample {
  static let indicators = [
    Indicator(
      id: "inhabitants", label: LocalizedText(nl: "Inwoners"), unit: .count, polarity: .context,
      domain: "people"),
    Indicator(
      id: "work", label: LocalizedText(nl: "Werk"), unit: .percent, polarity: .better, domain: "work",
      validRange: 0...100),
  ]
  static let context = PluginHarness.context(indicators)
  static let columns: ConfigNode = ["inhabitants": "people.count", "work": "work"]

  static let schema =
    #"{"type":"SCHEMA","stream":"areas","schema":{"type":"object","properties":{"code":{"type":"string"},"people":{"type":"object","properties":{"count":{"type":["null","integer"]}}},"work":{"type":["null","number"],"maximum":100}}},"key_properties":["code"]}"#

  static func record(_ code: String, _ count: String, _ work: String, stream: String = "areas") -> String {
    #"{"type":"RECORD","stream":"\#(stream)","record":{"code":"\#(code)","people":{"count":\#(count)},"work":\#(work)}}"#
  }

  static let records = [record("GM0363", "844947", "65.50"), record("GM0855", "213804", "null")]
  static let lines = [
    "GM0363; -; -; 2017; inhabitants=844947.0 observed; work=65.5 observed",
    "GM0855; -; -; 2017; inhabitants=213804.0 observed; work=- missing",
  ]
  static let state = #"{"type":"STATE","value":{"bookmarks":{"areas":{"at":"2017-01-01"}}}}"#

  /// A script that prints lines.
  static func printing(_ lines: [String]) -> String {
    "cat <<'PEIL_END'\n" + lines.joined(separator: "\n") + "\nPEIL_END"
  }

  static func source(_ fields: ConfigNode) throws -> SingerSourceUnderTest {
    var entries: [ConfigNode.Entry] = fields.entries ?? []
    let base: ConfigNode = ["stream": "areas", "area": "code", "columns": columns]
    for entry in base.entries ?? [] where !entries.contains(where: { $0.key == entry.key }) {
      entries.append(entry)
    }
    return try PluginHarness.source(
      SingerSourceUnderTest.self, ConfigNode(.map(entries), at: ConfigNode.testPlace), context)
  }
}
