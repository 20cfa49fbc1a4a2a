import Foundation
import IndicatorSchema
import PluginKit

/// What came of a run of a sink: every byte of every file that it made.
struct StoredOutcome {
  var outcome: Outcome
  var receipt: SinkReceipt?
  let host: ConformanceSinkHost

  /// Gives a sink rows in batches; after `stopAfter` of them it is thrown away.
  init(
    of sink: some Sink, _ rows: IndicatorFrame, _ item: SinkCase, batchRows: Int = .max,
    stopAfter: Int = .max, plan: FaultPlan = FaultPlan()
  ) throws {
    try item.prepare()
    host = try ConformanceSinkHost(item.files, plan: plan)
    do {
      var run = try sink.start(host: host)
      for batch in PluginHarness.batches(of: rows, rows: batchRows).prefix(stopAfter) { try run.write(batch) }
      guard stopAfter == .max else {
        outcome = Outcome(frame: IndicatorFrame(), receipt: "thrown away")
        return
      }
      let receipt = try run.finish(.forTests())
      try run.commitIfNeeded()
      self.receipt = receipt
      let counts = "\(receipt.rows) \(receipt.filtered.sorted { $0.key < $1.key }) \(receipt.notes)"
      outcome = Outcome(
        frame: IndicatorFrame(),
        receipt: ([counts] + StoredOutcome.files(host.folder)).joined(separator: "\n"))
    } catch {
      outcome = Outcome(frame: IndicatorFrame(), error: error)
    }
  }

  /// A line for each file: text as it is, anything else in hexadecimal.
  private static func files(_ folder: FolderSinkHost) -> [String] {
    folder.contents.compactMap { path in
      guard let bytes = try? folder.bytes(of: path) else { return nil }
      let text = String(validating: bytes, as: UTF8.self) ?? Data(bytes).base64EncodedString()
      return "\(path) (\(bytes.count) bytes): \(text)"
    }
  }
}
