import IndicatorSchema
import PluginKit
import PluginTesting
import XMLRecords

/// Keeps what every record holds, as `name=text` in the order of the fields.
final class Gathering: RecordHandler {
  private(set) var records: [String] = []
  private(set) var lines: [Int] = []
  private(set) var faults: [DiagnosticCode] = []
  private(set) var links: [String] = []

  func take(link: String) throws { links.append(link) }

  func take(_ record: ScannedRecord) throws {
    if let fault = record.fault { return faults.append(fault.code) }
    lines.append(record.line)
    let fields = record.names.indices.compactMap { field -> String? in
      guard record[field].baseAddress != nil else { return nil }
      return "\(record.names[field])=\(String(decoding: record[field], as: UTF8.self))"
    }
    records.append(fields.joined(separator: " "))
  }
}

/// Reads the records of a document.
func gather(_ xml: String, _ format: RecordFormat, blockSize: Int = 1 << 16) throws -> Gathering {
  let handler = Gathering()
  let reader = MemoryByteReader(Array(xml.utf8), blockSize: blockSize)
  try RecordParser(reader, format, handler: handler).run()
  return handler
}
