import Foundation
import IndicatorSchema
import PluginKit

/// Writes lines, with a fault that its configuration names.
struct FaultySink: Sink {
  static let declaration = PluginDeclaration(
    name: "faulty", kind: .sink, purpose: "Writes lines, and breaks a promise when asked to.",
    config: ConfigSpec([
      ConfigField("path", .outputPath, .required, doc: "The file to make.", example: "out/lines.txt"),
      ConfigField("fault", .text, doc: "The promise to break."),
      ConfigField("map", .location, doc: "A file to read."),
    ]))

  static let counter = Counter()
  let path: String
  let outputs: [String]
  let locations: [Location]
  let fault: String

  init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    path = config.requiredText("path")
    fault = config.text("fault") ?? ""
    outputs = ["unstated", "unmade"].contains(fault) ? [path, "other.txt"] : [path]
    let map = config.text("map")
    locations = map.map { [Location(path: $0, place: config.place(of: "map"))] } ?? []
  }

  func start(host: any SinkHost) throws -> any SinkRun {
    for location in locations { _ = try host.open(location) }
    let staged: String
    if fault == "unmade" { _ = try host.stage("other.txt") }
    if fault == "swallow-stage" {
      staged = (try? host.stage(path)) ?? NSTemporaryDirectory() + "peil-faulty-sink"
    } else {
      staged = try host.stage(path)
    }
    return Run(sink: self, path: staged)
  }

  private struct Run: SinkRun {
    let sink: FaultySink
    let path: String
    var lines: [String] = []
    var rows = 0
    var written = Data()

    mutating func write(_ batch: IndicatorFrame) throws {
      if sink.fault != "hostile" { try batch.requireFiniteValues() }
      if sink.fault == "hostile", batch.areas.areas.contains(where: { $0.name?.contains("\0") == true }) {
        throw FaultyTransform.Unfit()
      }
      rows += batch.rowCount
      var new = batch.cellLines
      if sink.fault == "batches" { new.append("--") }
      if sink.fault == "random" { new.append("\(FaultySink.counter.next())") }
      if sink.fault == "lose" { new = Array(new.dropLast()) }
      if sink.fault == "hoard" { lines += new }
      written += Data(new.map { $0 + "\n" }.joined().utf8)
      if written.count > 1 << 16, sink.fault != "hoard" { try flush() }
    }

    private mutating func flush() throws {
      let url = URL(fileURLWithPath: path)
      if let handle = FileHandle(forWritingAtPath: path) {
        try handle.seekToEnd()
        try handle.write(contentsOf: written)
        try handle.close()
      } else {
        do { try written.write(to: url) } catch {
          if sink.fault == "swallow-write" { return }
          throw Diagnostic(.cannotWrite, "can't write '\(sink.path)'", at: nil)
        }
      }
      written = Data()
    }

    mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
      try flush()
      if sink.fault == "beside" { try Data().write(to: URL(fileURLWithPath: path + ".tmp")) }
      if sink.fault == "miscount" { return SinkReceipt(rows: rows + 1) }
      return SinkReceipt(rows: rows)
    }
  }
}

extension IndicatorFrame {
  /// A line for each row.
  var cellLines: [String] {
    (0..<rowCount).map { row in
      let cells = columns.map { $0[row].map(\.description) ?? $0.statuses[row].name }
      return ([area(row).code.text.filter { $0 != "\n" }, periods[row].description] + cells).joined(
        separator: ";")
    }
  }
}
