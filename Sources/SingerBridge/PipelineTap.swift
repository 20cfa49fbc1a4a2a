import IndicatorSchema
import JSONReading
import PipelineEngine
import PluginKit
import SingerProtocol

/// A pipeline as a Singer tap: the rows of one of its steps are the records of one stream.
public struct PipelineTap {
  private let reader: StepReader
  private let pipeline: PipelineFile
  private let layout: FrameRecords.Layout

  /// Makes a tap of a step; the last that gives rows unless one is named.
  ///
  /// - Throws: `Diagnostic` for a step that is not there, or may not be given away.
  public init(
    _ pipeline: Pipeline, step: String? = nil, layout: FrameRecords.Layout = .wide, jobs: Int = 1
  ) throws {
    reader = try StepReader(pipeline, step: step, jobs: jobs)
    self.pipeline = pipeline.file
    self.layout = layout
  }

  /// The name of the stream: that of the step.
  public var stream: String { reader.step.name }

  /// What `--discover` prints. No data is read for it.
  public func catalog() throws -> [UInt8] {
    let message = try records(leavingOut: []).message(for: IndicatorFrame(columns: reader.schema.ids))
    var marks = [
      Self.mark(
        [],
        [
          ("inclusion", .string("available")), ("selected", .bool(true)),
          ("table-key-properties", .array(message.keyProperties.map { .string($0) })),
          ("forced-replication-method", .string("FULL_TABLE")),
        ])
    ]
    for property in message.schema["properties"]?.members ?? [] {
      let isFixed = FrameRecords.keyNames.contains(property.key) || layout == .long
      marks.append(
        Self.mark(
          ["properties", property.key], [("inclusion", .string(isFixed ? "automatic" : "available"))]))
    }
    let entry = Self.object([
      ("tap_stream_id", .string(stream)), ("stream", .string(stream)), ("schema", message.schema),
      ("key_properties", .array(message.keyProperties.map { .string($0) })), ("metadata", .array(marks)),
    ])
    var bytes: [UInt8] = []
    bytes.appendJSON(Self.object([("streams", .array([entry]))]))
    bytes.append(0x0A)
    return bytes
  }

  /// Reads the step and writes its rows in canonical order: SCHEMA, RECORD and STATE messages.
  ///
  /// Nothing is written before all rows were read and every check on them holds.
  ///
  /// - Parameters:
  ///   - catalog: What is wanted, as `--catalog` gives it; everything unless given.
  ///   - write: Gets the messages piece by piece.
  /// - Returns: The number of records.
  /// - Throws: `Diagnostics` for what goes wrong in a run, and what `write` throws.
  public func run(catalog: [UInt8]? = nil, write: ([UInt8]) throws -> Void) throws -> Int {
    let selection = try TapSelection(catalog, stream: stream)
    guard selection.isWanted else { return 0 }
    let frame = try reader.read()
    try frame.requireFiniteValues()
    let order = frame.canonicalOrder()
    try frame.requireOneRowPerAreaAndPeriod(in: order)
    let records = try records(leavingOut: selection.leftOut)
    var writer = SingerWriter()
    writer.schema(records.message(for: frame))
    for start in stride(from: 0, to: order.count, by: 256) {
      records.write(rows: order[start..<min(start + 256, order.count)], of: frame, to: &writer)
      try write(writer.take())
    }
    writer.state(state(rows: frame.rowCount))
    try write(writer.take())
    return writer.records[stream] ?? 0
  }

  private func records(leavingOut leftOut: Set<String>) throws -> FrameRecords {
    let records = FrameRecords(stream: stream, schema: reader.schema, layout: layout, leavingOut: leftOut)
    if let clash = records.clash {
      throw Diagnostic(
        .invalidValue, "two things would be written to the property '\(clash)'", at: reader.step.place,
        hint: "rename the indicator, or choose the long layout")
    }
    return records
  }

  /// The state says what was given; every run gives all rows, so none is needed to go on.
  private func state(rows: Int) -> JSONValue {
    let bookmark = Self.object([
      ("pipeline_sha256", .string(pipeline.sha256)), ("rows", .number(lexeme: String(rows))),
    ])
    return Self.object([("bookmarks", Self.object([(stream, bookmark)]))])
  }

  private static func mark(_ breadcrumb: [String], _ members: [(String, JSONValue)]) -> JSONValue {
    object([("breadcrumb", .array(breadcrumb.map { .string($0) })), ("metadata", object(members))])
  }

  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONMember(key: $0.0, value: $0.1) })
  }
}
