import ByteInput
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import XMLRecords

@testable import XMLSource

@Suite("Pieces of any size")
struct BlockSizeTests {
  private let xml = atom(
    (0..<300).map {
      properties("BU\(10_000_000 + $0)", inhabitants: $0 % 7 == 0 ? "" : "\($0 * 13)", households: " \($0) ")
    })

  @Test("the frame does not depend on the size of the pieces that come in", arguments: [1, 7, 4096])
  func incoming(blockSize: Int) throws {
    let whole = try read(atomConfig, xml, blockSize: 1 << 20)
    let pieces = try read(atomConfig, xml, blockSize: blockSize)
    #expect(whole.rows.count == 300)
    #expect(pieces.rows == whole.rows)
    #expect(pieces.receipt == whole.receipt)
    #expect(pieces.frame.columns.map(\.statuses) == whole.frame.columns.map(\.statuses))
  }

  @Test("nor on the size of the batches that go out", arguments: [1, 7, 4096])
  func outgoing(batchRows: Int) throws {
    let whole = try read(atomConfig, xml)
    var frame = IndicatorFrame(columns: ["inhabitants", "households"])
    var largest = 0
    let host = MemorySourceHost(xml, name: "dump.xml")
    let config = try PluginHarness.config(atomConfig, for: XMLSource.declaration)
    let mapper = RecordMapper(
      try RecordMapping(config, context), host: host, source: "dump.xml", batchRows: batchRows)
    let handler = MappingHandler(mapper, try RecordMapping(config, context)) {
      largest = max(largest, $0.rowCount)
      frame.append(contentsOf: $0)
    }
    try RecordParser(MemoryByteReader(Array(xml.utf8)), .odataAtom, handler: handler).run()
    let receipt = try mapper.finish { frame.append(contentsOf: $0) }
    #expect(Reading(frame: frame, receipt: receipt, host: host).rows == whole.rows)
    #expect(largest <= batchRows)
  }
}
