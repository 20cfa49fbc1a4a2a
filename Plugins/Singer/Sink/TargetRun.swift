import ChildProcess
import Foundation
import IndicatorSchema
import JSONReading
import PluginKit
import SingerProtocol

/// Gathers rows, and gives them to the target in canonical order when the run is known to be good.
struct TargetRun: SinkRun {
  private let sink: SingerSink
  private let host: any SinkHost
  private var rows: IndicatorFrame

  init(_ sink: SingerSink, _ host: any SinkHost) {
    self.sink = sink
    self.host = host
    rows = IndicatorFrame(columns: sink.input.ids)
  }

  /// Complains at the start of a run of what would fail at its end.
  static func checkProgram(_ sink: SingerSink, _ host: any SinkHost) throws {
    _ = try OutsideProgram(sink.command, host.outside)
  }

  mutating func write(_ batch: IndicatorFrame) throws {
    try batch.requireFiniteValues()
    rows.append(contentsOf: batch)
  }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let order = rows.canonicalOrder()
    try rows.requireOneRowPerAreaAndPeriod(in: order)
    let folder = try sink.path.map { try stagedFolder($0) }
    let program = try OutsideProgram(sink.command, host.outside) { text in
      folder.map { text.replacing(SingerSink.outputMark, with: $0) } ?? text
    }
    let state = TargetState(pipeline: facts.pipeline, stream: sink.records.stream, rows: rows.rowCount)
    let confirmation = try give(order, state, program, folder)
    try confirmation.require(state, of: program.command.name)
    return try receipt(folder)
  }

  private func stagedFolder(_ path: String) throws -> String {
    let folder = try host.stage(path)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    } catch {
      throw Diagnostic(.cannotWrite, "cannot make the folder '\(path)'")
    }
    return folder
  }

  /// Runs the target: all records, then the state that it is to confirm.
  private func give(
    _ order: [Int], _ state: TargetState, _ program: OutsideProgram, _ folder: String?
  ) throws -> TargetConfirmation {
    var messages = MessageFeed(sink.records, rows, order, state: state.json)
    var confirmation = TargetConfirmation(name: program.command.name)
    let (end, log) = try program.run(folder: folder, input: { messages.next() }) {
      try confirmation.take($0)
    }
    guard end.tookAllInput else {
      throw Diagnostic(
        .singerCount, "'\(program.command.name)' ended before it had read every record", hint: log.hint)
    }
    return confirmation
  }

  private func receipt(_ folder: String?) throws -> SinkReceipt {
    let name = sink.command.name
    let expected = sink.layout == .wide ? rows.rowCount : rows.rowCount * sink.input.columns.count
    guard let folder else {
      return SinkReceipt(
        rows: rows.rowCount, notes: ["'\(name)' confirmed \(expected) records; what it stored is not here"])
    }
    switch try StoredRecords.count(in: folder, of: name) {
    case let stored? where stored == expected: return SinkReceipt(rows: rows.rowCount)
    case let stored?:
      throw Diagnostic(
        .singerCount, "'\(name)' was given \(expected) records, confirmed them and stored \(stored)",
        hint: "nothing was published; use another target")
    case nil:
      return SinkReceipt(
        rows: rows.rowCount,
        notes: [
          "'\(name)' confirmed \(expected) records; what it wrote is of a kind that is not counted again"
        ])
    }
  }
}

/// Gives the messages of a frame piece by piece.
struct MessageFeed {
  private let records: FrameRecords
  private let frame: IndicatorFrame
  private var left: ArraySlice<Int>
  private let state: JSONValue
  private var isStarted = false
  private var isOver = false

  /// The rows in a piece.
  private static let rows = 256

  init(_ records: FrameRecords, _ frame: IndicatorFrame, _ order: [Int], state: JSONValue) {
    self.records = records
    self.frame = frame
    left = order[...]
    self.state = state
  }

  /// The next piece; nil when that was all.
  mutating func next() -> [UInt8]? {
    guard !isOver else { return nil }
    var writer = SingerWriter()
    if !isStarted {
      isStarted = true
      writer.schema(records.message(for: frame))
    } else if left.isEmpty {
      isOver = true
      writer.state(state)
    } else {
      records.write(rows: left.prefix(MessageFeed.rows), of: frame, to: &writer)
      left = left.dropFirst(MessageFeed.rows)
    }
    return writer.take()
  }
}
