import Crypto
import FileWriting
import IndicatorSchema
import OpenData
import PluginKit

/// Keeps all rows and writes them in canonical order.
struct CSVSinkRun: SinkRun {
  private let sink: CSVSink
  private let host: any SinkHost
  private var rows: GatheredRows

  private static let table = "figures.csv"
  private static let package = "datapackage.json"
  /// The rows that are turned into bytes at once.
  private static let part = 4096

  init(sink: CSVSink, host: any SinkHost) {
    self.sink = sink
    self.host = host
    rows = GatheredRows(sink.input)
  }

  mutating func write(_ batch: IndicatorFrame) throws { try rows.add(batch) }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let order = try rows.order()
    let folder = try OutputFolder(creating: try host.stage(sink.path), name: sink.path)
    let csv = CSVTable(DataTable(rows.frame), sink.form, sink.dialect)
    let table = try writeTable(csv, order, folder)
    let package = DataPackage(
      csv, indicators: sink.input, origins: facts.origins, labels: facts.labels, texts: sink.texts)
    let about = PackageFacts(
      name: facts.pipeline, title: sink.title, description: sink.description, version: sink.version)
    let file = try folder.create(CSVSinkRun.package)
    file.bytes = package.bytes(about, table: table)
    try file.close()
    let records = try CSVRecordCounter.count(try folder.read(CSVSinkRun.table))
    return SinkReceipt(rows: sink.form == .wide ? records : records / max(1, sink.input.ids.count))
  }

  private func writeTable(_ csv: CSVTable, _ order: [Int], _ folder: OutputFolder) throws -> PackagedFile {
    let file = try folder.create(CSVSinkRun.table)
    var hash = SHA256()
    var count = 0
    func write(_ bytes: [UInt8]) throws {
      hash.update(data: bytes)
      count += bytes.count
      file.bytes.append(contentsOf: bytes)
      try file.flushIfFull()
    }
    try write(csv.start)
    for start in stride(from: 0, to: order.count, by: CSVSinkRun.part) {
      try write(csv.records(rows: order[start..<min(start + CSVSinkRun.part, order.count)]))
    }
    try file.close()
    let digits = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return PackagedFile(path: CSVSinkRun.table, byteCount: count, sha256: digits.joined())
  }
}

/// Counts the records of a CSV file by reading it.
enum CSVRecordCounter {
  /// The number of records behind the header.
  ///
  /// - Throws: `Diagnostic` when the file can't be read, or ends in the middle of a record.
  static func count(_ file: StoredFile) throws -> Int {
    var (count, isInQuotes, last) = (0, false, UInt8(0))
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let length = try block.withUnsafeMutableBytes { try file.read(into: $0) }
      guard length > 0 else { break }
      for byte in block[..<length] {
        // A quote written twice ends the quotes and starts them again.
        if byte == 0x22 { isInQuotes.toggle() }
        if byte == 0x0A, !isInQuotes { count += 1 }
        last = byte
      }
    }
    guard count > 0, last == 0x0A, !isInQuotes else { throw StoredFile.damaged(file.name) }
    return count - 1
  }
}
