import IndicatorSchema
import PluginKit
import PluginTesting
import Synchronization
import Testing

@testable import XMLSource

@Suite("Ending half-way")
struct StoppingTests {
  private struct Stop: Error {}

  private let config = pathConfig(
    "/r/o", ["code": "@c", "value": "@v", "year": "@y"], more: [("period", ["column": "year"])])
  @Test("an error of the receiver ends the reading at once and comes out as it is")
  func receiver() throws {
    let reader = GeneratedReader("<r>") { "<o c='BU\(10_000_000 + $0)' v='1' y='2017'/>" }
    let source = try PluginHarness.source(XMLSource.self, config, context)
    var batches = 0
    #expect(throws: Stop.self) {
      try source.read(host: MemorySourceHost { _ in reader }) { _ in
        batches += 1
        if batches == 3 { throw Stop() }
      }
    }
    #expect(batches == 3)
    #expect(reader.pieces < 3 * 4096 + 500)
  }

  @Test("an error of the quarantine ends the reading at once and comes out as it is")
  func quarantine() throws {
    let reader = GeneratedReader("<r>") { _ in "<o c='GM0001' v='1' y='2017'/>" }
    let host = FullQuarantine(reader)
    let source = try PluginHarness.source(XMLSource.self, config, context)
    let error = try #require(throws: Diagnostics.self) { try source.read(host: host) { _ in } }
    #expect(error.items.map(\.code) == [.budgetExceeded])
    #expect(host.refused == 5)
    #expect(reader.given < 20_000)
  }

  @Test(
    "an error of the reader comes out as it is, wherever it falls", arguments: [0, 1, 3, 30, 60, 500, 5000])
  func reader(position: Int) throws {
    let records = (0..<100).map { "<o c='GM\(1000 + $0)' v='1' y='2017'/>" }.joined()
    let reader = FailingReader(Array("<r>\(records)</r>".utf8), at: position)
    let error = try #require(throws: Diagnostic.self) { try read(config, MemorySourceHost { _ in reader }) }
    #expect(error.code == .corruptArchive)
  }

  @Test("damage that shows only behind the last byte of the document is not missed")
  func damageAtEnd() throws {
    let xml = Array("<r><o c='GM0001' v='1' y='2017'/></r>".utf8)
    let error = try #require(throws: Diagnostic.self) {
      try read(config, MemorySourceHost { _ in FailingReader(xml, at: xml.count) })
    }
    #expect(error.code == .corruptArchive)
  }

  @Test("a damaged archive is reported as that, and not as the malformed XML it makes")
  func damageBeforeError() throws {
    let xml = Array("<r><o c='GM0001' v='1' y='2017'></p></r>".utf8) + [UInt8](repeating: 0x20, count: 9000)
    let error = try #require(throws: Diagnostic.self) {
      try read(config, MemorySourceHost { _ in FailingReader(xml, at: xml.count) })
    }
    #expect(error.code == .corruptArchive)
  }
}

/// A host whose error budget is four records.
private final class FullQuarantine: SourceHost {
  private let reader: GeneratedReader
  private let count = Mutex(0)

  init(_ reader: GeneratedReader) { self.reader = reader }

  var refused: Int { count.withLock { $0 } }

  func open(_ location: Location) throws -> any ByteReader { reader }

  func quarantine(_ record: QuarantinedRecord) throws {
    let number = count.withLock { count in
      count += 1
      return count
    }
    if number == 5 { throw Diagnostics([Diagnostic(.budgetExceeded, "enough")]) }
  }

  func bound(_ indicator: IndicatorID, to column: String) {}
}

/// Gives bytes up to a position, and then an error for ever.
private final class FailingReader: ByteReader, @unchecked Sendable {
  let name = "dump.xml"
  private let bytes: [UInt8]
  private let end: Int
  private var position = 0

  init(_ bytes: [UInt8], at end: Int) {
    self.bytes = bytes
    self.end = min(end, bytes.count)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard position < end else { throw Diagnostic(.corruptArchive, "the checksum is wrong") }
    let count = min(buffer.count, end - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
