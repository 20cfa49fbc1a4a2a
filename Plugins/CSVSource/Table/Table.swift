import IndicatorSchema
import PluginKit

/// A table of which the header was read.
struct Table {
  /// The input as messages name it.
  let name: String
  /// The columns, with those of them that hold labels.
  let labels: LabelledColumns
  /// How records are written.
  let dialect: Dialect
  /// How bytes stand for characters in the input.
  let encoding: TextEncoding
  /// The physical line of the first record.
  let firstLine: Int
  /// The records.
  let blocks: RecordBlocks

  /// The names of the columns, each once.
  var columns: [String] { labels.columns }

  /// Opens a table.
  ///
  /// - Throws: `Diagnostic` when the header is missing or damaged, and what the reader throws.
  init(_ reader: any ByteReader, _ format: CSVFormat) throws {
    let input = try TextInput(reader, declared: format.encoding)
    let start = TextStart(input)
    let header = try HeaderReader(format: format, start: start, name: input.name).read()
    name = input.name
    labels = LabelledColumns(header.names, hasLabels: format.hasLabels)
    dialect = header.dialect
    encoding = input.encoding
    firstLine = header.line
    blocks = RecordBlocks(input, header.dialect, start: start, from: header.end)
  }
}
