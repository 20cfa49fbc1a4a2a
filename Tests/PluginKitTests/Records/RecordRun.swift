import IndicatorSchema
import PluginKit
import PluginTesting

/// What a mapper made of some records.
struct RecordRun {
  var frame: IndicatorFrame
  var batchRows: [Int]
  /// How many rows were given before the last record was read.
  var earlyRows = 0
  var receipt: SourceReceipt
  var host: MemorySourceHost

  /// The reasons why records were refused.
  var refusals: [Diagnostic] { host.quarantined.map(\.reason) }

  /// The values of a column by area and period.
  func cells(_ id: IndicatorID) -> [String: Double?] {
    let column = frame.column(id)
    let pairs = (0..<frame.rowCount).map { row in
      ("\(frame.area(row).code) \(frame.periods[row])", column?[row])
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Maps records of texts, nil being an absent field, under a configuration of the shared fields.
  init(
    _ node: ConfigNode, _ context: PlanContext, columns: [String], records: [[String?]], batchRows: Int = 4096
  ) throws {
    let mapping = try RecordRun.mapping(node, context)
    host = MemorySourceHost("")
    frame = IndicatorFrame(columns: mapping.schema.ids)
    self.batchRows = []
    receipt = SourceReceipt()
    let mapper = RecordMapper(mapping, host: host, source: "input", batchRows: batchRows)
    try mapper.bind(columns: columns)
    for (number, record) in records.enumerated() {
      try RecordRun.consume(record, line: number + 2, mapper)
      if mapper.batchIsFull { add(mapper.takeBatch()) }
    }
    earlyRows = frame.rowCount
    var rest: [IndicatorFrame] = []
    receipt = try mapper.finish { rest.append($0) }
    for batch in rest { add(batch) }
  }

  private mutating func add(_ batch: IndicatorFrame) {
    batchRows.append(batch.rowCount)
    frame.append(contentsOf: batch)
  }

  static func mapping(_ node: ConfigNode, _ context: PlanContext) throws -> RecordMapping {
    let declaration = PluginDeclaration(
      name: "records", kind: .source, purpose: "Reads records.", config: ConfigSpec(RecordMapping.fields))
    return try RecordMapping(PluginHarness.config(node, for: declaration), context)
  }

  private static func consume(_ record: [String?], line: Int, _ mapper: RecordMapper) throws {
    let bytes = record.map { $0.map { Array($0.utf8) } }
    let whole = Array(record.map { $0 ?? "" }.joined(separator: ";").utf8)
    // One byte more than the text, so that an empty field has a base address and an absent one has none.
    let memory = bytes.map {
      UnsafeMutableRawBufferPointer.allocate(byteCount: ($0?.count ?? 0) + 1, alignment: 1)
    }
    defer { for buffer in memory { buffer.deallocate() } }
    for (buffer, field) in zip(memory, bytes) { if let field { buffer.copyBytes(from: field) } }
    let fields = mapper.wanted.map { column in
      UnsafeRawBufferPointer(
        start: bytes[column] == nil ? nil : memory[column].baseAddress, count: bytes[column]?.count ?? 0)
    }
    try fields.withUnsafeBufferPointer { fields in
      try whole.withUnsafeBytes { raw in
        if let first = fields.baseAddress { try mapper.consume(first, line: line, raw: raw) }
      }
    }
  }
}

/// The indicators of the tests.
enum Sample {
  static let inhabitants = indicator("inhabitants", .count, range: 0...20_000_000)
  static let income = indicator("low_income", .percent, range: 0...100)
  static let debt = indicator("debt", .perThousand)
  static let wealth = indicator("wealth", .thousandEuro)

  static let context = PluginHarness.context([inhabitants, income, debt, wealth])

  static func indicator(_ id: IndicatorID, _ unit: Unit, range: ClosedRange<Double>? = nil) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: id.text), unit: unit, polarity: .context, domain: "test",
      validRange: range)
  }

  /// A table with a code, a period and two figures.
  static func run(_ records: [[String?]]) throws -> RecordRun { try run(wide, records) }

  /// The same under another configuration.
  static func run(_ node: ConfigNode, _ records: [[String?]], batchRows: Int = 4096) throws -> RecordRun {
    try RecordRun(
      node, context, columns: ["Code", "Jaar", "Inwoners", "Laag"], records: records, batchRows: batchRows)
  }

  static let wide: ConfigNode = [
    "area": "Code", "period": ["column": "Jaar"],
    "columns": ["inhabitants": "Inwoners", "low_income": "Laag"],
  ]
}
