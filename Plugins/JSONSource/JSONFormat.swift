import IndicatorSchema
import JSONReading
import PluginKit

/// How a document holds its records: the checked form of the fields that say so.
struct JSONFormat: Sendable {
  private let path: JSONRecordPath?
  private let lines: Bool?
  private let isColumnwise: Bool

  /// The fields of a configuration.
  static let configFields: [ConfigField] = [
    ConfigField(
      "records", .text,
      doc:
        "Where the records are: names with points between them, `[*]` for each element of an array, `.*` for "
        + "each member of an object (its name is the field `@key`), `.` for the document itself, `[\"a.b\"]` for "
        + "a name that holds a point. Where the path ends at an array, its elements are the records. Unless "
        + "given, the document is an array of records, or has one on each line.",
      example: "data.items"),
    ConfigField(
      "lines", .flag,
      doc:
        "Whether each line is a record (JSON lines). Unless given, a document that starts with an object is so "
        + "when more objects follow."),
    ConfigField(
      "columnwise", .flag, .defaults(to: "false"),
      doc: "Whether the table is an object with an array for each column, all equally long."),
  ]

  /// Reads the fields.
  ///
  /// - Throws: `Diagnostics` with a path that can't be read and fields that exclude each other.
  init(_ config: Config) throws {
    var diagnostics = Diagnostics()
    path = config.node("records").flatMap { JSONFormat.path($0, &diagnostics) }
    lines = config.node("lines").map { _ in config.flag("lines") }
    isColumnwise = config.flag("columnwise")
    if lines == true, let node = config.node("records") {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'records' has no meaning beside 'lines'", at: node.place,
          hint: "each line is a record; leave one of the two out"))
    }
    if isColumnwise, lines == true {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'columnwise' and 'lines' exclude each other", at: config.place(of: "lines")))
    }
    if isColumnwise, path?.steps.contains(where: { $0 == .eachElement || $0 == .eachMember }) ?? false {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'records' has to lead to one object when the table is columnwise",
          at: config.place(of: "records"), hint: "use names only"))
    }
    try diagnostics.throwIfAny()
  }

  private static func path(_ node: ConfigNode, _ diagnostics: inout Diagnostics) -> JSONRecordPath? {
    let text = node.text ?? ""
    do {
      return try JSONRecordPath(text)
    } catch let error as JSONPathSyntaxError {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(text)' is not a path: \(error.message) at character \(error.position)",
          at: node.place, hint: "for example value, data.items or features[*].properties"))
    } catch {
      diagnostics.add(error)
    }
    return nil
  }

  /// Starts to read a document.
  func open(_ reader: any ByteReader) throws -> any RecordSource {
    if isColumnwise { return NamedColumns(try JSONColumnReader(reader, path ?? .root), name: reader.name) }
    return try JSONRecordReader(reader, JSONRecordFormat(path: path, lines: lines))
  }

  /// The complaint about a document without any field.
  func noFields(_ name: String) -> Diagnostic {
    let place = path.map { "at '\($0)'" } ?? "in the document"
    return Diagnostic(
      .noRecords, "there are no records with fields \(place)", at: Place(name),
      hint: "see where the records are, and say it with 'records'")
  }
}

/// What records come from, whichever way the document holds them.
protocol RecordSource {
  var name: String { get }
  func fieldNames() throws -> [String]
  func read(fields: [Int]?, _ take: (JSONRecord) throws -> Void) throws
}

extension JSONRecordReader: RecordSource {}

/// A columnwise table with the name of its document.
private struct NamedColumns: RecordSource {
  let columns: JSONColumnReader
  let name: String

  init(_ columns: JSONColumnReader, name: String) {
    self.columns = columns
    self.name = name
  }

  func fieldNames() -> [String] { columns.names }

  func read(fields: [Int]?, _ take: (JSONRecord) throws -> Void) throws {
    try columns.read(fields: fields, take)
  }
}
