import IndicatorSchema

/// Takes records apart byte by byte, and says exactly where one is damaged.
///
/// It is used for headers, for blocks in which `StructuralIndex` met something out of the ordinary, and where lines
/// of comment may hold anything.
struct CarefulScanner {
  /// A record, or a line of comment, in the bytes of the scanner.
  struct Record {
    var start: Int
    /// The position of the end of line that ends the record.
    var end: Int
    /// Where the next record starts.
    var next: Int
    var isComment = false
  }

  /// Where the fields of the record read last end.
  private(set) var ends: [UInt32] = []
  /// Where the next record starts.
  private(set) var position = 0
  /// The physical line of `position`.
  private(set) var line: Int

  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let dialect: Dialect
  private let name: String
  private var cursor: Mark
  /// Whether the text ended before the record did.
  private var isIncomplete = false

  /// A position in the text, with the line it lies in.
  private struct Mark {
    var at: Int
    var line: Int
    var lineStart: Int
  }

  /// Starts at the first byte of some text, which must have `Block.margin` readable bytes behind it.
  ///
  /// - Parameters:
  ///   - name: The input as messages name it.
  ///   - line: The physical line of the first byte.
  init(_ bytes: UnsafePointer<UInt8>, count: Int, _ dialect: Dialect, name: String, line: Int) {
    self.bytes = bytes
    self.count = count
    self.dialect = dialect
    self.name = name
    self.line = line
    cursor = Mark(at: 0, line: line, lineStart: 0)
  }

  /// Reads the next record.
  ///
  /// - Parameter isLast: Whether no more text follows; it then ends with the end of a line.
  /// - Returns: Nil at the end, and for a record of which the end is not there yet.
  /// - Throws: `Diagnostic` with line and column.
  mutating func next(isLast: Bool) throws -> Record? {
    guard position < count else { return nil }
    ends.removeAll(keepingCapacity: true)
    cursor = Mark(at: position, line: line, lineStart: position)
    let isComment = startsComment
    if isComment {
      try skipComment(isLast)
    } else {
      try scanFields(isLast)
    }
    guard let end = ends.last.map(Int.init), !isIncomplete else { return nil }
    return finish(end, isComment: isComment)
  }

  private mutating func finish(_ end: Int, isComment: Bool) -> Record {
    let start = position
    endLine(at: end)
    position = cursor.at
    line = cursor.line
    return Record(start: start, end: end, next: position, isComment: isComment)
  }

  private mutating func scanFields(_ isLast: Bool) throws {
    isIncomplete = true
    repeat {
      guard cursor.at < count else { return }
      let start = cursor
      let found = bytes[start.at] == dialect.quote ? try scanQuoted(isLast) : try scanPlain(isLast)
      try checkLength(from: start)
      guard found else { return }
      ends.append(UInt32(truncatingIfNeeded: cursor.at))
      cursor.at += 1
    } while bytes[cursor.at - 1] == dialect.delimiter
    isIncomplete = false
  }

  /// Reads up to the end of a field without quotes; false when that is not there yet.
  private mutating func scanPlain(_ isLast: Bool) throws -> Bool {
    while cursor.at < count {
      let byte = bytes[cursor.at]
      if byte == dialect.delimiter || isLineEnd(byte) { return true }
      if byte == dialect.quote { throw strayQuote() }
      guard try takeCharacter(isLast) else { return false }
    }
    return false
  }

  /// Reads up to the end of a field in quotes; false when that is not there yet.
  private mutating func scanQuoted(_ isLast: Bool) throws -> Bool {
    let opening = cursor
    cursor.at += 1
    while cursor.at < count {
      let byte = bytes[cursor.at]
      if byte == dialect.quote {
        guard cursor.at + 1 < count else { return false }
        cursor.at += 1
        let following = bytes[cursor.at]
        if following == dialect.delimiter || isLineEnd(following) { return true }
        guard following == dialect.quote else { throw textBehindQuote(opening) }
        cursor.at += 1
      } else if isLineEnd(byte) {
        endLine(at: cursor.at)
        if cursor.line - opening.line > dialect.limits.fieldLines { throw tooManyLines(opening) }
      } else {
        guard try takeCharacter(isLast) else { return false }
      }
    }
    if isLast { throw unclosedQuote(opening) }
    return false
  }

  /// Goes past one character; false when its end is not there yet.
  private mutating func takeCharacter(_ isLast: Bool) throws -> Bool {
    let at = cursor.at
    if bytes[at] == 0 { throw nullByte() }
    let length = UTF8Check.length(bytes, at)
    guard length > 0, at + length <= count else {
      if !isLast, at + 4 > count { return false }
      throw notUTF8()
    }
    cursor.at += length
    return true
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == Byte.lineFeed || byte == Byte.carriageReturn }

  /// Goes past the end of a line.
  private mutating func endLine(at end: Int) {
    var next = end + 1
    if bytes[end] == Byte.carriageReturn, next < count, bytes[next] == Byte.lineFeed { next += 1 }
    cursor = Mark(at: next, line: cursor.line + 1, lineStart: next)
  }

  private var startsComment: Bool {
    guard !dialect.comment.isEmpty, dialect.comment.count <= count - position else { return false }
    return dialect.comment.indices.allSatisfy { bytes[position + $0] == dialect.comment[$0] }
  }

  private mutating func skipComment(_ isLast: Bool) throws {
    isIncomplete = true
    while cursor.at < count, !isLineEnd(bytes[cursor.at]) {
      guard try takeCharacter(isLast) else { return }
    }
    guard cursor.at < count else { return }
    ends.append(UInt32(truncatingIfNeeded: cursor.at))
    isIncomplete = false
  }
}

extension CarefulScanner {
  private func place(_ mark: Mark) -> Place {
    let text = UnsafeBufferPointer(start: bytes + mark.lineStart, count: mark.at - mark.lineStart)
    return Place(name, line: mark.line, column: TextPosition(line: mark.line).advanced(over: text).column)
  }

  private func strayQuote() -> Diagnostic {
    Diagnostic(
      .strayQuote, "a quote in the middle of a field that does not start with one", at: place(cursor),
      hint:
        "enclose the field in quotes and write the quote twice; if quotes mean nothing here, set 'quote: none'"
    )
  }

  private func textBehindQuote(_ opening: Mark) -> Diagnostic {
    let opened = place(opening)
    let position = "line \(opening.line), column \(opened.column ?? 1)"
    return Diagnostic(
      .strayQuote, "text behind the closing quote of the field of which the quote opened in \(position)",
      at: place(cursor), hint: "a quote inside a field in quotes has to be written twice")
  }

  private func unclosedQuote(_ opening: Mark) -> Diagnostic {
    Diagnostic(
      .unclosedQuote, "the quote that opens here is never closed", at: place(opening),
      hint: "a quote inside a field in quotes has to be written twice")
  }

  private func tooManyLines(_ opening: Mark) -> Diagnostic {
    Diagnostic(
      .fieldTooLong, "the field that opens here runs over more than \(dialect.limits.fieldLines) lines",
      at: place(opening), hint: "its quote is probably never closed")
  }

  private func nullByte() -> Diagnostic {
    Diagnostic(
      .encoding, "a NUL byte", at: place(cursor),
      hint: "if the file is in UTF-16, set 'encoding: utf-16le' or 'utf-16be'")
  }

  private func notUTF8() -> Diagnostic {
    Diagnostic(
      .encoding, "byte \(hexadecimal(bytes[cursor.at])) is not valid in utf-8 here", at: place(cursor),
      hint: EncodingHint(bytes, count: count, at: cursor.at).text)
  }

  private func checkLength(from start: Mark) throws {
    let isLong = cursor.at - start.at > dialect.limits.fieldBytes
    guard isLong || cursor.at - position > dialect.limits.recordBytes else { return }
    let limit = isLong ? dialect.limits.fieldBytes : dialect.limits.recordBytes
    throw Diagnostic(
      .fieldTooLong, "a \(isLong ? "field" : "record") of more than \(limit) bytes", at: place(start),
      hint: "is 'delimiter' right, and is every quote closed?")
  }
}
