import JSONReading
import PluginTesting

/// The records of a text as a reader gives them.
struct ReadRecords {
  var names: [String] = []
  /// Each record as `name=text` of its fields, those that are absent or null left out.
  var lines: [String] = []
  var faults: [String] = []

  init(_ text: String, _ path: String? = nil, lines isLines: Bool? = nil, block: Int = 1 << 18) throws {
    try self.init(Array(text.utf8), path, lines: isLines, block: block)
  }

  init(_ bytes: [UInt8], _ path: String?, lines isLines: Bool?, block: Int = 1 << 18) throws {
    let reader = MemoryByteReader(bytes, name: "test.json", blockSize: max(1, block / 3))
    let format = JSONRecordFormat(path: try path.map { try JSONRecordPath($0) }, lines: isLines)
    let records = try JSONRecordReader(reader, format, blockBytes: block)
    names = try records.fieldNames()
    try records.read(fields: nil) { record in
      let fields = (0..<record.fieldCount).filter { record[$0].baseAddress != nil }
      let texts = fields.map { "\(record.names[$0])=\(String(decoding: record[$0], as: UTF8.self))" }
      lines.append(texts.sorted().joined(separator: " "))
      guard let fault = record.fault else { return }
      let place = record.position(of: fault.field)
      faults.append("\(place.line):\(place.column) \(fault.message(record.names))")
    }
  }
}
