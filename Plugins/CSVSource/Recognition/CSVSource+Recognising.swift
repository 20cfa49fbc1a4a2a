import IndicatorSchema
import PluginKit

extension CSVSource: RecognisingSource {
  /// How a file would be read as a table of text; none when it is binary or no table.
  public static func recognise(_ sample: InputSample) -> [Recognition] {
    guard let text = SampleText(sample), text.start.contains(where: { $0 > Byte.blank }) else { return [] }
    guard !isMarkup(text.start) else { return [] }
    if let classic = StatLineClassic.recognise(text) { return [classic] }
    let table = TableGuess(text)
    return table.isTable ? [table.recognition] : []
  }

  /// Whether the text is XML, HTML or JSON.
  private static func isMarkup(_ text: [UInt8]) -> Bool {
    let start = text.lazy.filter { $0 > Byte.blank }.prefix(2).map { Character(Unicode.Scalar($0)) }
    guard let first = start.first else { return false }
    return first == "<" || first == "{"
      || (first == "[" && start.dropFirst().first.map { "[{\"0123456789".contains($0) } == true)
  }

  /// Reads all records as they stand.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` when the file can't be read, and what the visitor throws.
  public static func forEachRecord(
    of location: Location, format: Config, host: any SourceHost, visitor: any RecordVisitor
  ) throws {
    let format = try CSVFormat(CSVPreset.applied(to: format, fields: formatFields))
    let table = try Table(host.open(location), format)
    try visitor.begin(columns: table.columns)
    var reader = VisitingReader(table, visitor, footers: format.footers)
    try reader.read(blockBytes: blockBytes)
  }
}

/// Hands all fields of the records of a table to a visitor.
private struct VisitingReader {
  private let table: Table
  private let visitor: any RecordVisitor
  private let footers: [[UInt8]]
  private let fields: WantedFields
  private var isBehindTable = false

  init(_ table: Table, _ visitor: any RecordVisitor, footers: [[UInt8]]) {
    self.table = table
    self.visitor = visitor
    self.footers = footers
    fields = WantedFields(Array(table.columns.indices), quote: table.dialect.quote)
  }

  mutating func read(blockBytes: Int) throws {
    let block = Block(capacity: blockBytes)
    var line = table.firstLine
    while table.blocks.next(block) {
      block.index(table.dialect)
      var counter = PositionCounter(block.bytes, line: line)
      line = try block.forEachRecord(table.dialect, name: table.name, line: line) { record in
        try take(record, &counter)
      }
    }
    try table.blocks.finish(line: line)
  }

  private mutating func take(_ record: RecordView, _ counter: inout PositionCounter) throws {
    if record.isComment || isBehindTable { return }
    isBehindTable = record.startsWith(footers, table.dialect.quote)
    if isBehindTable || record.isBlank { return }
    guard record.fieldCount == table.columns.count else {
      return try visitor.refuse(
        Diagnostic(
          .fieldCount, "expected \(table.columns.count) fields, found \(record.fieldCount)",
          at: Place(table.name, line: counter.position(at: record.start).line)))
    }
    fields.take(record)
    fields.halveQuotes(record)
    try visitor.take(UnsafeBufferPointer(start: fields.first, count: fields.columns.count))
  }
}
