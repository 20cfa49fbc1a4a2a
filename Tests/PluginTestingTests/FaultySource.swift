import IndicatorSchema
import PluginKit

/// Reads lines of comma-separated fields, with a fault that its configuration names.
struct FaultySource: Source {
  static let declaration = PluginDeclaration(
    name: "faulty", kind: .source, purpose: "Reads lines of fields, and breaks a promise when asked to.",
    config: ConfigSpec(
      [
        ConfigField("location", .location, .required, doc: "The file.", example: "figures.csv"),
        ConfigField("fault", .text, doc: "The promise to break."),
        ConfigField("limit", .text, doc: "A number that is not checked."),
      ] + RecordMapping.fields))

  private static let counter = Counter()
  private let config: Config
  private let mapping: RecordMapping
  private let fault: String

  init(_ config: Config, _ context: PlanContext) throws {
    self.config = config
    fault = config.text("fault") ?? ""
    mapping = try RecordMapping(config, context)
    if fault == "init", Double(config.text("location") ?? "") != nil { throw Unfit() }
  }

  private struct Unfit: Error {}

  var schema: FrameSchema {
    fault == "schema" ? FrameSchema(mapping.schema.columns.dropLast()) : mapping.schema
  }

  var locations: [Location] {
    [Location(path: config.requiredText("location"), place: config.place(of: "location"))]
  }

  var table: SourceOrigin.TableFacts? { nil }

  func read(host: any SourceHost, emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
    var emit = emit
    if fault == "swallow-emit" {
      let original = emit
      emit = { try? original($0) }
    }
    let host: any SourceHost = fault == "unbound" ? SilentHost(host: host) : host
    guard let reader = try open(host) else { return SourceReceipt() }
    let mapper = RecordMapper(mapping, host: host, source: reader.name, batchRows: 100)
    var lines = Lines(reader, fault: fault)
    guard let header = try lines.next() else {
      if fault == "empty" { throw Unfit() }
      throw Diagnostic(.emptyInput, "no header", at: Place(reader.name))
    }
    try mapper.bind(columns: header.map { String(decoding: $0, as: UTF8.self) })
    return try readRows(&lines, mapper, columns: header.count, emit)
  }

  private func open(_ host: any SourceHost) throws -> (any ByteReader)? {
    if fault == "swallow-open" { return try? host.open(locations[0]) }
    if fault == "elsewhere" { _ = try host.open(Location(path: "other.csv", place: locations[0].place)) }
    return try host.open(locations[0])
  }

  private func readRows(
    _ lines: inout Lines, _ mapper: RecordMapper, columns: Int, _ emit: (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    var gathered = IndicatorFrame(columns: schema.ids)
    var number = 0
    while let fields = try lines.next() {
      number += 1
      if fault == "lose", number == 2 { continue }
      guard fields.count == columns else {
        try fields.joined(separator: [0x2C]).withBytes {
          try mapper.refuse(.fieldCount, "fields", line: 1, raw: $0)
        }
        if fault == "uncounted" { return SourceReceipt(records: 10) }
        continue
      }
      try consume(mapper.wanted.map { fields[$0] }, mapper)
      guard mapper.batchIsFull else { continue }
      if fault == "gather" {
        gathered.append(contentsOf: mapper.takeBatch())
      } else {
        try emit(mapper.takeBatch())
      }
    }
    if gathered.rowCount > 0 { try emit(gathered) }
    var receipt = try mapper.finish { try emit(damaged($0)) }
    if fault == "receipt" { receipt.records += 1 }
    return receipt
  }

  private func consume(_ wanted: [[UInt8]], _ mapper: RecordMapper) throws {
    let joined = Array(wanted.joined())
    try joined.withBytes { bytes in
      var at = 0
      let fields = wanted.map { field in
        defer { at += field.count }
        return UnsafeRawBufferPointer(rebasing: bytes[at..<at + field.count])
      }
      do {
        try fields.withUnsafeBufferPointer { fields in
          guard let base = fields.baseAddress else { return }
          try mapper.consume(base, line: 1, raw: bytes)
        }
      } catch  where fault == "swallow-quarantine" {}
    }
  }

  private func damaged(_ batch: IndicatorFrame) -> IndicatorFrame {
    var batch = batch
    guard let column = batch.columns.last else { return batch }
    switch fault {
    case "value": batch.setColumn(IndicatorColumn(column.id, column.cells.map { $0.map { $0 + 0.5 } }))
    case "nan":
      batch.setColumn(
        IndicatorColumn(
          column.id, values: column.values.map { _ in .nan }, statuses: column.values.map { _ in .observed }))
    case "random": batch.setColumn(IndicatorColumn(column.id, column.cells.map { _ in Self.counter.next() }))
    default: break
    }
    return batch
  }
}
