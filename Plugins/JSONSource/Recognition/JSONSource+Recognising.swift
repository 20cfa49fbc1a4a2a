import IndicatorSchema
import JSONReading
import PluginKit

extension JSONSource: RecognisingSource {
  /// Where a document would have its records; none when it is no JSON, or JSON of another kind.
  public static func recognise(_ sample: InputSample) -> [Recognition] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = sample.start.starts(with: mark) ? Array(sample.start.dropFirst(3)) : sample.start
    guard let first = bytes.first(where: { $0 > 0x20 }), first == 0x7B || first == 0x5B else { return [] }
    let outline = DocumentOutline(bytes)
    if outline.hasMoreDocuments, outline.isObject {
      return [Recognition("JSON lines: a record on each line", confidence: 0.95)]
    }
    return [records(outline) ?? columns(outline)].compactMap { $0 }
  }

  /// The array with the most records.
  private static func records(_ outline: DocumentOutline) -> Recognition? {
    let best = outline.arrays.enumerated().max { a, b in
      (a.element.objects, -a.offset) < (b.element.objects, -b.offset)
    }?.element
    guard let best, best.objects > 0, let path = path(best.path) else { return nil }
    if best.path.isEmpty { return Recognition("a JSON array of records", confidence: 0.95) }
    return Recognition(
      "a JSON document with an array of records", confidence: 0.9,
      choices: [
        .init(
          "records", .scalar(path, isQuoted: true), confidence: 0.9,
          reason: "the array with the most records, \(best.objects) of them at the start")
      ])
  }

  /// An object of equally long arrays of values, as many as there are columns.
  private static func columns(_ outline: DocumentOutline) -> Recognition? {
    let arrays = outline.arrays.filter { $0.scalars > 1 && $0.objects == 0 && !$0.path.isEmpty }
    guard let first = arrays.first, arrays.count > 1 else { return nil }
    let beside = arrays.filter { $0.path.dropLast() == first.path.dropLast() }
    // The last one may be cut off where the sample ends.
    guard beside.count > 1, beside.dropLast().allSatisfy({ $0.scalars == first.scalars }),
      let path = path(Array(first.path.dropLast()))
    else { return nil }
    let columnwise = Recognition.Choice(
      "columnwise", .scalar("true", isQuoted: false), confidence: 0.85,
      reason: "an object with arrays of \(first.scalars) values")
    let records = Recognition.Choice(
      "records", .scalar(path, isQuoted: true), confidence: 0.85, reason: "where that object is")
    return Recognition(
      "a JSON object with an array for each column", confidence: 0.85,
      choices: first.path.count > 1 ? [records, columnwise] : [columnwise])
  }

  /// Names with points between them, as `records` takes them; nil for a name that can't be written so.
  private static func path(_ names: [String]) -> String? {
    var text = ""
    for name in names {
      let isPlain = name.utf8.allSatisfy { byte in
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
      }
      guard !name.contains("\""), !name.contains("\\") else { return nil }
      text += isPlain && !name.isEmpty ? (text.isEmpty ? name : "." + name) : "[\"\(name)\"]"
    }
    guard text.isEmpty || (try? JSONRecordPath(text)) != nil else { return nil }
    return text
  }

  /// Reads all records as they stand.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` as `read` does, and what the visitor throws.
  public static func forEachRecord(
    of location: Location, format: Config, host: any SourceHost, visitor: any RecordVisitor
  ) throws {
    let records = try JSONFormat(format).open(try host.open(location))
    try visitor.begin(columns: try records.fieldNames())
    var known = 0
    var fields: [UnsafeRawBufferPointer] = []
    try records.read(fields: nil) { record in
      if let fault = record.fault {
        let place = record.position(of: fault.field)
        return try visitor.refuse(
          Diagnostic(
            fault.code, fault.message(record.names),
            at: Place(records.name, line: place.line, column: place.column), hint: fault.hint))
      }
      if record.fieldCount > known {
        known = record.fieldCount
        try visitor.begin(columns: record.names)
      }
      fields.removeAll(keepingCapacity: true)
      for field in 0..<record.fieldCount { fields.append(record[field]) }
      try fields.withUnsafeBufferPointer { try visitor.take($0) }
    }
  }
}
