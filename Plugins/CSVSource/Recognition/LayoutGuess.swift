import PluginKit

/// Finds out where a table starts and ends, and which of its lines are the header.
struct LayoutGuess {
  /// The lines before the header.
  private(set) var skippedLines = 0
  /// The text in those lines.
  private(set) var titles: [String] = []
  private(set) var headerLines = 1
  private(set) var fillsHeader = false
  /// What tells the header, and how sure that is.
  private(set) var headerReason = ""
  private(set) var headerConfidence = 0.0
  /// The titles of columns in a line that can't serve as header because it has another number of fields.
  private(set) var columnTitles: [String]?

  private static let mostHeaderLines = 6
  private static let sampleRows = 200

  init(_ guess: DialectGuess) {
    let width = guess.mode.fields
    let records = guess.records.records
    let first = records.firstIndex { $0.fields.count == width && !$0.isBlank } ?? 0
    let rows = records[first...].filter { $0.fields.count == width && !$0.isBlank }
      .prefix(LayoutGuess.sampleRows).map(\.fields)
    titles = records[..<first].filter { !$0.isBlank }.map { $0.fields.joined(separator: " ") }
    readHeader(rows)
    let line = records.isEmpty ? 0 : records[first].line
    // The reader passes blank lines over by itself, but not before the header.
    skippedLines = headerLines == 0 && titles.isEmpty ? 0 : line
    if headerLines == 0, first > 0 { takeShortHeader(records[..<first].last { !$0.isBlank }?.fields, rows) }
  }

  private mutating func readHeader(_ rows: [[String]]) {
    let shapes = rows.map { $0.map(CellShape.init) }
    let body =
      shapes.count > 3
      ? shapes.dropFirst(min(LayoutGuess.mostHeaderLines, shapes.count / 2)) : shapes.dropFirst()
    let numeric = LayoutGuess.columns(of: body) { $0.isNumeric }
    let coded = LayoutGuess.columns(of: body) { $0 == .code }
    let telling = numeric + coded
    guard !telling.isEmpty else { return readHeaderOfWords(rows) }
    if LayoutGuess.isHeaderOfYears(shapes.first, numeric) {
      set(1, 0.8, "the first line holds years above columns of numbers")
      return
    }
    let lines = shapes.prefix(LayoutGuess.mostHeaderLines).prefix { line in
      // A title may look like a number; that most of them do is what makes a line a record.
      coded.allSatisfy { line[$0] != .code && !line[$0].isNumeric }
        && numeric.count { line[$0].isNumeric || line[$0] == .code } * 3 <= telling.count
        && telling.contains { line[$0] == .text }
    }.count
    headerLines = lines
    switch lines {
    case 0: set(0, 0.85, "the first line holds figures or codes like the others")
    case 1: set(1, 0.97, "the first line holds no figure, those below do")
    default:
      set(lines, 0.8, "the first \(lines) lines hold no figure, those below do")
      fillsHeader = LayoutGuess.looksFilled(rows[..<(lines - 1)], rows[lines - 1])
    }
  }

  private mutating func set(_ lines: Int, _ confidence: Double, _ reason: String) {
    (headerLines, headerConfidence, headerReason) = (lines, confidence, reason)
  }

  /// The columns of which most cells that hold anything are of a shape.
  private static func columns(
    of rows: ArraySlice<[CellShape]>, _ fits: (CellShape) -> Bool
  ) -> [Int] {
    (0..<(rows.first?.count ?? 0)).filter { column in
      let cells = rows.map { $0[column] }.filter { $0 != .blank }
      return !cells.isEmpty && cells.count(where: fits) * 10 >= cells.count * 6
    }
  }

  /// Whether the first line has a different year in each column of numbers, as tables with a column a year do.
  private static func isHeaderOfYears(_ line: [CellShape]?, _ numeric: [Int]) -> Bool {
    guard let line, numeric.count > 1 else { return false }
    return numeric.count(where: { line[$0] == .year }) * 2 > numeric.count
      && line.indices.contains { line[$0] == .text }
      && line.indices.allSatisfy { line[$0] == .text || line[$0] == .year || line[$0] == .blank }
  }

  /// Nothing but words: a header is a line whose texts all differ and do not come back below.
  private mutating func readHeaderOfWords(_ rows: [[String]]) {
    guard let first = rows.first else { return set(1, 0.3, "there is hardly any line") }
    let differ = Set(first).count == first.count && !first.contains("")
    let recurs = first.indices.contains { column in
      rows.dropFirst().contains { $0[column] == first[column] && !first[column].isEmpty }
    }
    if differ, !recurs {
      set(1, 0.7, "the texts of the first line differ and do not come back")
    } else {
      set(recurs ? 0 : 1, 0.5, "there are only words, so that a header looks like a record")
    }
  }

  /// Whether group titles stand above the first of their columns only.
  private static func looksFilled(_ upper: ArraySlice<[String]>, _ last: [String]) -> Bool {
    upper.contains { line in
      let named = line.indices.filter { !line[$0].isEmpty }
      guard let first = named.first, named.count < line.count else { return false }
      return line.indices.contains { $0 > first && line[$0].isEmpty && !last[$0].isEmpty }
    }
  }

  /// A line of titles that is shorter than the records: the row names have none, or the last columns have none.
  private mutating func takeShortHeader(_ line: [String]?, _ rows: [[String]]) {
    guard let line, line.count > 1, let width = rows.first?.count, line.count < width,
      line.allSatisfy({ CellShape($0) == .text || CellShape($0) == .year })
    else { return }
    let missing = [String](repeating: "", count: width - line.count)
    let lastIsEmpty = rows.allSatisfy { $0[width - 1].isEmpty }
    columnTitles = line.count == width - 1 && !lastIsEmpty ? missing + line : line + missing
    titles.removeAll { $0 == line.joined(separator: " ") }
    set(0, 0.7, "the line of titles has \(line.count) fields, the records have \(width)")
  }
}
