import IndicatorSchema
import PluginKit
import PluginTesting

@testable import CSVSource

/// The names and the fields of a table as text, taken apart by the plugin.
struct TextTable: Equatable {
  var names: [String] = []
  var rows: [[String]] = []
  /// The physical line behind the last record.
  var lastLine = 0

  /// Takes a text apart.
  ///
  /// - Parameters:
  ///   - format: The fields of the format, as a pipeline file gives them.
  ///   - blockBytes: The size of the blocks of the plugin.
  ///   - readBytes: The size of the blocks in which the input comes in.
  init(
    _ bytes: [UInt8], _ format: ConfigNode = [:], blockBytes: Int = CSVSource.blockBytes,
    readBytes: Int = 64 * 1024, limits: Limits = Limits()
  ) throws {
    var format = try CSVFormat(TextTable.config(format))
    format.limits = limits
    let table = try Table(MemoryByteReader(bytes, name: "input.csv", blockSize: readBytes), format)
    names = table.columns
    let block = Block(capacity: blockBytes)
    lastLine = table.firstLine
    while table.blocks.next(block) {
      block.index(table.dialect)
      lastLine = try block.forEachRecord(table.dialect, name: table.name, line: lastLine) { record in
        rows.append(
          (0..<record.fieldCount).map { record.field($0, table.dialect.quote).text(table.dialect.quote) })
      }
    }
    try table.blocks.finish(line: lastLine)
  }

  init(
    _ text: String, _ format: ConfigNode = [:], blockBytes: Int = CSVSource.blockBytes,
    limits: Limits = Limits()
  ) throws {
    try self.init(Array(text.utf8), format, blockBytes: blockBytes, limits: limits)
  }

  /// A configuration of the format alone, with its preset applied.
  static func config(_ node: ConfigNode) throws -> Config {
    var diagnostics = Diagnostics()
    let config = ConfigSpec(CSVSource.formatFields).decode(node, into: &diagnostics)
    try diagnostics.throwIfAny()
    return CSVPreset.applied(to: config, fields: CSVSource.formatFields)
  }
}

/// What the plugin made of an input.
struct CSVRun {
  var frame: IndicatorFrame
  var receipt: SourceReceipt
  var host: MemorySourceHost

  var refusals: [Diagnostic] { host.quarantined.map(\.reason) }

  /// The values of a column by area.
  func cells(_ id: IndicatorID) -> [String: Double?] {
    let column = frame.column(id)
    let pairs = (0..<frame.rowCount).map { (frame.area($0).code.text, column?[$0]) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Reads a table of codes and inhabitants.
  init(
    _ bytes: [UInt8], _ fields: ConfigNode = [:], blockBytes: Int = CSVSource.blockBytes,
    readBytes: Int = 64 * 1024
  ) throws {
    try self.init(
      MemorySourceHost(bytes, name: "input.csv", blockSize: readBytes), CSVRun.mapping(fields),
      CSVRun.context,
      blockBytes: blockBytes)
  }

  init(_ text: String, _ fields: ConfigNode = [:]) throws { try self.init(Array(text.utf8), fields) }

  init(
    _ host: MemorySourceHost, _ node: ConfigNode, _ context: PlanContext,
    blockBytes: Int = CSVSource.blockBytes
  ) throws {
    let config = try PluginHarness.config(node, for: CSVSource.declaration)
    let source = try CSVSource(config, context, blockBytes: blockBytes)
    self.host = host
    (frame, receipt) = try PluginHarness.read(source, host: host)
  }

  /// The mapping of a table with the columns `code` and `n`, and further fields.
  static func mapping(_ fields: ConfigNode) -> ConfigNode {
    let base: ConfigNode = ["location": "input.csv", "area": "code", "columns": ["inhabitants": "n"]]
    let entries = base.entries ?? []
    let added = fields.entries ?? []
    let kept = entries.filter { entry in !added.map(\.key).contains(entry.key) }
    return ConfigNode(.map(kept + added), at: ConfigNode.testPlace)
  }

  static func indicator(_ id: IndicatorID, _ unit: Unit = .count) -> Indicator {
    Indicator(id: id, label: LocalizedText(nl: id.text), unit: unit, polarity: .context, domain: "test")
  }

  static let context = PluginHarness.context([indicator("inhabitants"), indicator("low_income", .percent)])
}

/// The complaint with which a function ends, or nil.
func complaint(_ body: () throws -> Void) -> Diagnostic? {
  do {
    try body()
    return nil
  } catch {
    return Diagnostics(error).items.first
  }
}
