import IndicatorSchema
import JSONReading

/// The fields of one record in JSON that were asked for.
struct JSONFields {
  private var spans: [Span]
  private var fields: [UnsafeRawBufferPointer]
  /// Texts that do not stand in the page as they are.
  private var decoded: [UInt8] = []
  private var whole = 0..<0

  /// Where the text of a field stands.
  private enum Span {
    case absent
    case page(Range<Int>)
    case decoded(Range<Int>)
  }

  init(count: Int) {
    spans = Array(repeating: .absent, count: count)
    fields = Array(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: max(1, count))
  }

  /// Reads the next record.
  mutating func read(_ scanner: inout JSONScanner, _ slots: [String: Int]) throws {
    for index in spans.indices { spans[index] = .absent }
    decoded.removeAll(keepingCapacity: true)
    _ = try scanner.peek()
    let start = scanner.position
    try scanner.object { scanner, key in
      guard let slot = slots[key] else { return try scanner.skip() }
      guard case .absent = spans[slot] else { throw twice(key, scanner) }
      spans[slot] = try value(&scanner)
    }
    whole = start..<scanner.position
  }

  private func twice(_ key: String, _ scanner: JSONScanner) -> Diagnostic {
    scanner.problem(.duplicateField, "'\(key)' occurs twice in the record")
  }

  private mutating func value(_ scanner: inout JSONScanner) throws -> Span {
    let first = try scanner.peek()
    let start = scanner.position
    switch first {
    case 0x22:
      let (range, isPlain) = try scanner.stringRange()
      if isPlain { return .page(range) }
      scanner.position = start
      return append(try scanner.string())
    case 0x6E:
      _ = try scanner.null()
      return .absent
    case 0x74, 0x66: return append(try scanner.flag() ? "true" : "false")
    case 0x7B, 0x5B:
      throw scanner.problem(.odataAnswer, "a field of a record holds more than a text or a number")
    default: return .page(try scanner.numberRange())
    }
  }

  private mutating func append(_ text: String) -> Span {
    let start = decoded.count
    decoded.append(contentsOf: text.utf8)
    return .decoded(start..<decoded.count)
  }

  /// Gives the fields of the record that was read last.
  mutating func give(_ page: UnsafeRawBufferPointer, _ take: RecordTaker) throws {
    let whole = whole
    try decoded.withUnsafeBytes { decoded in
      for (index, span) in spans.enumerated() { fields[index] = JSONFields.bytes(of: span, page, decoded) }
      try fields.withUnsafeBufferPointer { fields in
        guard let start = fields.baseAddress else { return }
        try take(start) { Array(page[whole]) }
      }
    }
  }

  private static func bytes(
    of span: Span, _ page: UnsafeRawBufferPointer, _ decoded: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    switch span {
    case .absent: return UnsafeRawBufferPointer(start: nil, count: 0)
    case .page(let range): return UnsafeRawBufferPointer(rebasing: page[range])
    case .decoded(let range):
      // An empty text is there, unlike one that is absent.
      return range.isEmpty
        ? UnsafeRawBufferPointer(start: page.baseAddress, count: 0)
        : UnsafeRawBufferPointer(rebasing: decoded[range])
    }
  }
}
