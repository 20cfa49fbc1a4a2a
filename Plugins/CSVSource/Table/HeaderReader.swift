import IndicatorSchema

/// The names of the columns of a table, and where its records start.
struct Header {
  var names: [String]
  var dialect: Dialect
  /// The position of the first record in the text.
  var end: Int
  /// The physical line of the first record.
  var line: Int
}

/// Reads the lines before the records.
struct HeaderReader {
  let format: CSVFormat
  let start: TextStart
  let name: String

  /// Reads as much text as the header needs.
  ///
  /// - Throws: `Diagnostic` when the text is empty, ends before the header does, or its header is damaged.
  func read() throws -> Header {
    while true {
      if let header = try attempt() { return header }
      if start.isAtEnd { throw missingHeader() }
      guard start.bytesRead < Limits.recordBytes else {
        throw Diagnostic(
          .fieldTooLong, "the header has no end within \(Limits.recordBytes >> 20) MiB",
          at: Place(name, line: 1), hint: "is this a CSV file, and is every quote closed?")
      }
      start.extend()
    }
  }

  /// Reads the header, or gives nil when it is not all there yet.
  private func attempt() throws -> Header? {
    guard let first = skippedBytes() else { return nil }
    let dialect = dialect(from: first)
    let bytes = start.block.bytes + first
    let count = start.count - first
    let isLast = start.isAtEnd && start.failure == nil
    var scanner = CarefulScanner(bytes, count: count, dialect, name: name, line: 1 + format.skippedLines)
    var lines: [[String]] = []
    var end = 0
    var line = scanner.line
    while lines.count < max(1, format.headerLines) {
      guard let record = try scanner.next(isLast: isLast) else { return nil }
      if record.next == count, bytes[record.end] == Byte.carriageReturn, !start.isAtEnd { return nil }
      let isBlank = format.headerLines == 0 && record.start == record.end
      if !record.isComment, !isBlank {
        lines.append(HeaderReader.fields(bytes, record, scanner.ends, dialect))
      }
      if format.headerLines > 0 { (end, line) = (record.next, scanner.line) }
    }
    return Header(
      names: try names(lines, line: line), dialect: dialect, end: min(first + end, start.bytesRead),
      line: line)
  }

  /// The bytes of the lines before the header, or nil when they are not all there yet.
  private func skippedBytes() -> Int? {
    let bytes = start.block.bytes
    var at = 0
    for _ in 0..<format.skippedLines {
      while at < start.count, bytes[at] != Byte.lineFeed, bytes[at] != Byte.carriageReturn { at += 1 }
      guard at < start.count else { return nil }
      at += 1
      guard bytes[at - 1] == Byte.carriageReturn else { continue }
      guard at < start.count || start.isAtEnd else { return nil }
      if at < start.count, bytes[at] == Byte.lineFeed { at += 1 }
    }
    return at
  }

  private func dialect(from first: Int) -> Dialect {
    let text = UnsafeBufferPointer(
      start: UnsafePointer(start.block.bytes) + first, count: start.count - first)
    let delimiter =
      format.delimiter
      ?? DelimiterDetector.delimiter(
        of: text, quote: format.quote, comment: format.comment, headerLines: format.headerLines)
    return Dialect(delimiter: delimiter, quote: format.quote, comment: format.comment)
  }

  private func names(_ lines: [[String]], line: Int) throws -> [String] {
    let shown = format.headerLines == 0 ? lines.map { $0.map { _ in "" } } : lines
    let names = ColumnNames.joined(shown, separator: format.headerSeparator, fills: format.fillsHeader)
    guard names.count <= Limits.columns else {
      throw Diagnostic(
        .fieldCount, "the header has \(names.count) columns, more than \(Limits.columns)",
        at: Place(name, line: line - 1), hint: "is 'delimiter' right?")
    }
    guard format.headerLines == 0 || names.contains(where: { !$0.isEmpty }) else {
      throw Diagnostic(
        .emptyInput, "the header holds no name", at: Place(name, line: line - 1),
        hint: "set 'skip' to the number of lines before the header")
    }
    return ColumnNames.distinct(names)
  }

  private func missingHeader() -> any Error {
    let place = UnsafeBufferPointer(start: UnsafePointer(start.block.bytes), count: start.bytesRead)
    let position = TextPosition(line: 1).advanced(over: place)
    switch start.failure {
    case let undecodable as UndecodableText: return undecodable.diagnostic(in: name, at: position)
    case let failure?: return failure
    case nil: break
    }
    if start.count == 0 { return Diagnostic(.emptyInput, "the file is empty", at: Place(name)) }
    return Diagnostic(
      .emptyInput, "the file ends before its header does", at: Place(name, line: position.line),
      hint: "'skip' is \(format.skippedLines), 'header' is \(format.headerLines)")
  }

  private static func fields(
    _ bytes: UnsafePointer<UInt8>, _ record: CarefulScanner.Record, _ ends: [UInt32], _ dialect: Dialect
  ) -> [String] {
    var start = record.start
    return ends.map { end in
      let field = FieldBytes(bytes, start, Int(end), dialect.quote)
      start = Int(end) + 1
      return field.text(dialect.quote)
    }
  }
}
