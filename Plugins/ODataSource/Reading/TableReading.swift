import IndicatorSchema
import PluginKit

/// Hands the records of a table to a mapper.
final class TableReading {
  private let plan: ReadingPlan
  private let mapper: RecordMapper
  private let host: any SourceHost
  private let prefixes: [[UInt8]]
  private let titles: TextTable?
  private let statuses: TextTable
  /// The fields of records that are asked for.
  private(set) var wanted: [String] = []
  private var cells: [Cell] = []
  private var area = 0
  private var fields: [UnsafeRawBufferPointer] = []

  /// Where a field of the mapper comes from.
  private enum Cell {
    case field(Int)
    case areaTitle
    case status(Int)
    /// The value, or the text where there is no value.
    case value(Int, text: Int)
  }

  init(_ plan: ReadingPlan, _ settings: ODataSettings, host: any SourceHost) {
    self.plan = plan
    self.host = host
    prefixes = settings.areaPrefixes.map { Array($0.utf8) }
    titles = plan.areaTitles.map { TextTable($0.titles.titles) }
    statuses = TextTable(settings.statuses)
    mapper = RecordMapper(plan.mapping, host: host, source: settings.name)
  }

  /// Finds the columns, so that `wanted` is known.
  ///
  /// - Throws: `Diagnostics` with every column that is not found or not unique.
  func bind() throws {
    try mapper.bind(columns: plan.columns.names, aliases: plan.columns.aliases)
    host.found(plan.foundColumns)
    for (id, measure) in plan.measures where plan.mapping.long != nil {
      host.bound(id, to: "\(measure.key) (\(measure.title))")
    }
    cells = mapper.wanted.map { cell(plan.columns.names[$0]) }
    area = slot(plan.area)
    fields = Array(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: max(1, cells.count))
  }

  private func cell(_ name: String) -> Cell {
    if name == plan.areaTitles?.column { return .areaTitle }
    guard plan.isOfObservations else { return .field(slot(name)) }
    switch name {
    case TableColumns.attribute: return .status(slot(name))
    case TableColumns.value: return .value(slot(name), text: slot(TableColumns.text))
    default: return .field(slot(name))
    }
  }

  private func slot(_ name: String) -> Int {
    if let known = wanted.firstIndex(of: name) { return known }
    wanted.append(name)
    return wanted.count - 1
  }

  /// Takes a record.
  ///
  /// - Throws: What the host and `emit` throw.
  func take(
    _ record: UnsafePointer<UnsafeRawBufferPointer>, raw: () -> [UInt8],
    emit: (IndicatorFrame) throws -> Void
  ) throws {
    guard isWanted(record[area]) else { return mapper.leaveOut("other area") }
    for (index, cell) in cells.enumerated() { fields[index] = bytes(of: cell, record) }
    try fields.withUnsafeBufferPointer { fields in
      guard let start = fields.baseAddress else { return }
      try mapper.consume(start, line: nil, raw: raw)
    }
    if mapper.batchIsFull { try emit(mapper.takeBatch()) }
  }

  private func isWanted(_ code: UnsafeRawBufferPointer) -> Bool {
    prefixes.isEmpty || prefixes.contains { code.starts(with: $0) }
  }

  private func bytes(
    of cell: Cell, _ record: UnsafePointer<UnsafeRawBufferPointer>
  ) -> UnsafeRawBufferPointer {
    switch cell {
    case .field(let slot): record[slot]
    case .areaTitle: titles?.text(of: record[area]) ?? UnsafeRawBufferPointer(start: nil, count: 0)
    // One that is not known is refused by the mapper.
    case .status(let slot): statuses.text(of: record[slot]) ?? record[slot]
    case .value(let slot, let text): record[slot].baseAddress == nil ? record[text] : record[slot]
    }
  }

  /// Gives what is left and the counts.
  func finish(emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt { try mapper.finish(emit: emit) }
}
