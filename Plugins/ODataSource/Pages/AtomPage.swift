import IndicatorSchema
import PluginKit
import XMLRecords

/// Reads a page of records in Atom, as version 3 of OData writes them.
final class AtomPage: RecordHandler {
  private let wanted: [String]
  private let source: String
  private let taker: RecordTaker
  private var fields: [UnsafeRawBufferPointer]
  /// The number in the document of each field that is wanted; a field that no record had so far has none.
  private var numbers: [Int?]
  private var known = 0
  private var end = PageEnd()

  private init(_ fields: [String], source: String, take: @escaping RecordTaker) {
    wanted = fields
    self.source = source
    taker = take
    self.fields = Array(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: max(1, fields.count))
    numbers = Array(repeating: nil, count: fields.count)
  }

  /// Reads the page to its end.
  ///
  /// - Throws: `Diagnostic` for what is no such page, and what `take` throws.
  static func read(_ reader: any ByteReader, fields: [String], take: RecordTaker) throws -> PageEnd {
    try withoutActuallyEscaping(take) { take in
      let page = AtomPage(fields, source: reader.name, take: take)
      try RecordParser(reader, .odataPage, handler: page).run()
      return page.end
    }
  }

  func take(link: String) throws { end.next = link }

  func take(_ record: ScannedRecord) throws {
    end.records += 1
    if let fault = record.fault {
      throw Diagnostic(
        fault.code, fault.message(record.names), at: Place(source, line: record.line), hint: fault.hint)
    }
    if record.fieldCount > known { learn(record.names) }
    for (index, number) in numbers.enumerated() {
      fields[index] = number.map { record[$0] } ?? UnsafeRawBufferPointer(start: nil, count: 0)
    }
    try fields.withUnsafeBufferPointer { fields in
      guard let start = fields.baseAddress else { return }
      try taker(start) { record.printed() }
    }
  }

  private func learn(_ names: [String]) {
    for index in wanted.indices where numbers[index] == nil {
      numbers[index] = names.firstIndex(of: wanted[index])
    }
    known = names.count
  }
}
