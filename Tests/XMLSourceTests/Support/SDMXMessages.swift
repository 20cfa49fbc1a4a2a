import PluginKit
import PluginTesting
import XMLRecords

@testable import XMLSource

/// Keeps the fields of every record.
final class FieldGathering: RecordHandler {
  private(set) var records: [[String: String]] = []
  private(set) var faults: [RecordFault] = []
  private(set) var names: [String] = []

  func take(_ record: ScannedRecord) throws {
    names = record.names
    if let fault = record.fault { return faults.append(fault) }
    var fields: [String: String] = [:]
    for (index, name) in record.names.enumerated() where record[index].baseAddress != nil {
      fields[name] = String(decoding: record[index], as: UTF8.self)
    }
    records.append(fields)
  }
}

/// The records of a document, taken apart as one of the forms, or of all presets.
func records(
  _ reader: any ByteReader, _ formats: [RecordFormat]? = nil, limits: RecordLimits = RecordLimits()
) throws -> FieldGathering {
  let handler = FieldGathering()
  let formats = try formats ?? XMLPreset.all.map { try $0.format() }
  try RecordParser(reader, oneOf: formats, handler: handler, limits: limits).run()
  return handler
}

func records(
  _ xml: String, _ preset: XMLPreset, blockSize: Int = 1 << 16, limits: RecordLimits = RecordLimits()
) throws -> FieldGathering {
  try records(MemoryByteReader(Array(xml.utf8), blockSize: blockSize), [preset.format()], limits: limits)
}
