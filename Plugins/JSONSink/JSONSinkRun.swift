import FileWriting
import IndicatorSchema
import JSONWriting
import PluginKit

/// Keeps all rows and writes them in canonical order.
struct GatheringRun: SinkRun {
  private let sink: JSONSink
  private let host: any SinkHost
  private var rows: IndicatorFrame

  init(sink: JSONSink, host: any SinkHost) {
    self.sink = sink
    self.host = host
    rows = IndicatorFrame(columns: sink.input.ids)
  }

  mutating func write(_ batch: IndicatorFrame) throws {
    try batch.requireFiniteValues()
    rows.append(contentsOf: batch)
  }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let order = rows.canonicalOrder()
    try rows.requireOneRowPerAreaAndPeriod(in: order)
    let path = try host.stage(sink.path)
    let file = try BufferedFile(creating: path, name: sink.path)
    let stored = try RecordCounter(path, name: sink.path, shape: sink.shape)
    switch sink.shape {
    case .areas:
      let about = Metadata(schema: sink.input, facts: sink.statesOrigin ? facts : nil)
      try AreaDocument(frame: rows, order: order).write(to: file, about: about)
    case .lines:
      let writer = LineWriter(columns: sink.input.ids)
      try writer.write(rows, order: order, to: file, stored: stored)
    }
    try file.close()
    try writeOrigins(of: sink, facts, host)
    return SinkReceipt(rows: try stored.count())
  }
}

/// Writes rows as they come; keeps none.
struct StreamingRun: SinkRun {
  private let sink: JSONSink
  private let host: any SinkHost
  private let file: BufferedFile
  private let stored: RecordCounter
  private let writer: LineWriter

  init(sink: JSONSink, host: any SinkHost) throws {
    self.sink = sink
    self.host = host
    let path = try host.stage(sink.path)
    file = try BufferedFile(creating: path, name: sink.path)
    stored = try RecordCounter(path, name: sink.path, shape: .lines)
    writer = LineWriter(columns: sink.input.ids)
  }

  mutating func write(_ batch: IndicatorFrame) throws {
    try batch.requireFiniteValues()
    try writer.write(batch, order: 0..<batch.rowCount, to: file, stored: stored)
  }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    try file.close()
    try writeOrigins(of: sink, facts, host)
    return SinkReceipt(rows: try stored.count())
  }
}

/// Writes the second file of lines with origins.
private func writeOrigins(of sink: JSONSink, _ facts: RunFacts, _ host: any SinkHost) throws {
  guard let output = sink.originsPath else { return }
  let file = try BufferedFile(creating: try host.stage(output), name: output)
  JSONValue.object(Metadata(schema: sink.input, facts: facts).members).write(to: &file.bytes, indentation: 0)
  file.bytes.append(0x0A)
  try file.close()
}
