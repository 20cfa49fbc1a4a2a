import IndicatorSchema

/// A small table in text: fields between commas, semicolons or tabs, in quotes where need be.
struct DelimitedText {
  /// The first record.
  let header: [String]
  /// The further records, each as long as the header, with the line on which it starts.
  let records: [(line: Int, fields: [String])]

  /// Reads a table; the delimiter is the one that the first line has most of.
  ///
  /// - Throws: `Diagnostic` for bytes that are no UTF-8, quotes that stay open, and records of another length.
  init(_ bytes: [UInt8], name: String) throws {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        .encoding, "the table is not in UTF-8", at: Place(name), hint: "save it as UTF-8")
    }
    var reader = RecordReader(text, name: name)
    var records: [(line: Int, fields: [String])] = []
    while let record = try reader.next() {
      if record.fields == [""] { continue }
      records.append(record)
    }
    guard let header = records.first?.fields else {
      throw Diagnostic(.emptyInput, "the table is empty", at: Place(name))
    }
    self.header = header
    self.records = Array(records.dropFirst())
    for record in self.records where record.fields.count != header.count {
      throw Diagnostic(
        .fieldCount, "\(record.fields.count) fields, and the header has \(header.count)",
        at: Place(name, line: record.line))
    }
  }
}

/// Takes records off a text one by one.
private struct RecordReader {
  private var rest: Substring.UTF8View
  private let delimiter: UInt8
  private let name: String
  private var line = 1

  init(_ text: String, name: String) {
    rest = text[...].utf8
    self.name = name
    let first = rest.prefix { $0 != 0x0A }
    let counts = [0x3B, 0x2C, 0x09].map { delimiter in (delimiter, first.count { $0 == delimiter }) }
    delimiter = UInt8(counts.max { $0.1 < $1.1 }?.0 ?? 0x3B)
  }

  mutating func next() throws -> (line: Int, fields: [String])? {
    guard !rest.isEmpty else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard let byte = rest.popFirst(), byte == delimiter else {
        line += 1
        return (start, fields)
      }
    }
  }

  /// The next field, up to the delimiter or the end of the line, which is left.
  private mutating func field() throws -> String {
    guard rest.first == 0x22 else {
      let plain = rest.prefix { $0 != delimiter && $0 != 0x0A }
      rest = rest[plain.endIndex...]
      return RecordReader.trimmed(String(plain) ?? "")
    }
    let start = line
    var bytes: [UInt8] = []
    rest = rest.dropFirst()
    while let byte = rest.popFirst() {
      if byte == 0x0A { line += 1 }
      if byte != 0x22 {
        bytes.append(byte)
      } else if rest.first == 0x22 {
        rest = rest.dropFirst()
        bytes.append(0x22)
      } else {
        rest = rest.drop { $0 == 0x0D || $0 == 0x20 }
        guard rest.isEmpty || rest.first == delimiter || rest.first == 0x0A else {
          throw Diagnostic(.strayQuote, "text behind a closing quote", at: Place(name, line: line))
        }
        return RecordReader.trimmed(String(decoding: bytes, as: UTF8.self))
      }
    }
    throw Diagnostic(.unclosedQuote, "a quote that is never closed", at: Place(name, line: start))
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\r" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
