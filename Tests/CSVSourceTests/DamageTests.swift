import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import CSVSource

/// Each damaged table ends the reading with a complaint that names the line and the character.
@Suite struct DamageTests {
  private func damage(_ text: String, _ format: ConfigNode = [:]) -> Diagnostic? {
    complaint { _ = try TextTable(text, format) }
  }

  @Test func `a quote in the middle of a field`() throws {
    let found = try #require(damage("a;b\n1;2\nx;é 5\" tall\n"))
    #expect(found.code == .strayQuote)
    #expect(found.place == Place("input.csv", line: 3, column: 6))
    #expect(found.hint?.contains("'quote: none'") == true)
  }

  @Test func `a blank before the quote`() throws {
    #expect(damage("a;b\n \"1\";2\n")?.place == Place("input.csv", line: 2, column: 2))
  }

  @Test func `text behind the closing quote, with the line where it opened`() throws {
    let found = try #require(damage("a;b\n1;2\n3;\"x\ny\"z\n5;6\n"))
    #expect(found.code == .strayQuote)
    #expect(found.place == Place("input.csv", line: 4, column: 3))
    #expect(found.message.contains("the quote opened in line 3, column 3"))
  }

  @Test func `a quote that was never closed is met at the next one`() throws {
    let found = try #require(damage("\"a\";\"b\"\n\"1;\"2\"\n\"3\";\"4\"\n"))
    #expect(found.code == .strayQuote)
    #expect(found.place == Place("input.csv", line: 2, column: 5))
    #expect(found.message.contains("line 2, column 1"))
  }

  @Test func `a quote that is open at the end`() throws {
    let found = try #require(damage("a;b\r\n1;2\r\n3;\"4\r\n5;6\r\n"))
    #expect(found.code == .unclosedQuote)
    #expect(found.place == Place("input.csv", line: 3, column: 3))
  }

  @Test func `a field over too many lines`() throws {
    let limit = Limits().fieldLines
    let fine = "a;b\n1;\"" + String(repeating: "x\n", count: limit) + "\"\n"
    #expect(try TextTable(fine).rows.first?.last?.count == 2 * limit)
    let long = "a;b\n1;2\n1;\"" + String(repeating: "x\n", count: limit + 1) + "\"\n"
    let found = try #require(damage(long))
    #expect(found.code == .fieldTooLong)
    #expect(found.place == Place("input.csv", line: 3, column: 3))
    #expect(found.message.contains("more than 1000 lines"))
  }

  @Test(arguments: ["", "\""], [16, 300, 5000]) func `a field that is too long`(
    quote: String, blockBytes: Int
  ) throws {
    let limits = Limits(fieldBytes: 2000)
    let fine = "a;b\n\(quote)" + String(repeating: "x", count: 1998) + "\(quote);2\n"
    let table = try TextTable(fine, blockBytes: blockBytes, limits: limits)
    #expect(table.rows.first?.first?.count == 1998)
    let long = "a;b\n1;2\n1;\(quote)" + String(repeating: "x", count: 2001) + "\(quote)\n"
    let found = try #require(complaint { _ = try TextTable(long, blockBytes: blockBytes, limits: limits) })
    #expect(found.code == .fieldTooLong)
    #expect(found.place == Place("input.csv", line: 3, column: 3))
    #expect(found.message == "a field of more than 2000 bytes")
  }

  @Test func `a field without end stops the reading long before the end of the file`() throws {
    final class Endless: ByteReader {
      let name = "endless.csv"
      private(set) var given = 0
      func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let start = Array("a;b\n1;\"".utf8)
        for index in 0..<buffer.count {
          buffer[index] = given < start.count ? start[given] : 0x78
          given += 1
        }
        return buffer.count
      }
    }
    let endless = Endless()
    let found = complaint {
      var format = try CSVFormat(TextTable.config([:]))
      format.limits = Limits(fieldBytes: 100_000)
      let table = try Table(endless, format)
      let block = Block(capacity: 4096)
      while table.blocks.next(block) {}
      try table.blocks.finish(line: table.firstLine)
    }
    #expect(found?.code == .fieldTooLong)
    #expect(found?.place == Place("endless.csv", line: 2, column: 3))
    #expect(endless.given < 1_000_000)
  }

  @Test(arguments: [16, 300, 50_000]) func `a record that is too long`(blockBytes: Int) throws {
    let limits = Limits(fieldBytes: 500, recordBytes: 4000)
    let field = String(repeating: "x", count: 400) + ";"
    let text = "a;b\n" + String(repeating: field, count: 11) + "\n1;2\n"
    let found = try #require(complaint { _ = try TextTable(text, blockBytes: blockBytes, limits: limits) })
    #expect(found.code == .fieldTooLong)
    #expect(found.message == "a record of more than 4000 bytes")
    #expect(found.place?.line == 2)
  }

  @Test func `a NUL byte`() throws {
    let found = try #require(damage("a;b\n1;\"x\u{0}\"\n"))
    #expect(found.code == .encoding)
    #expect(found.place == Place("input.csv", line: 2, column: 5))
  }

  @Test func `what comes first is what is told`() throws {
    #expect(damage("a;b\n1;x\"\n\"2;\u{0}\n")?.place?.line == 2)
    #expect(damage("a;b\n1;\u{0}\nx\";3\n")?.code == .encoding)
  }

  @Test func `records before the damage were given`() throws {
    var rows = 0
    let found = complaint {
      let config = try TextTable.config([:])
      let table = try Table(
        MemoryByteReader(Array("a;b\n1;2\n3;4\n5;\"6\n".utf8)), CSVFormat(config))
      let block = Block(capacity: 64)
      while table.blocks.next(block) {
        block.index(table.dialect)
        _ = try block.forEachRecord(table.dialect, name: table.name, line: table.firstLine) { _ in rows += 1 }
      }
    }
    #expect(found?.code == .unclosedQuote)
    #expect(rows == 2)
  }

  @Test func `an error of the reader at any call ends the reading, and rows before it are given`() throws {
    struct Broken: Error {}
    final class Reader: ByteReader {
      let name = "input.csv"
      private var calls: Int
      private var rest = Array("code,n\n".utf8) + (1000..<3000).flatMap { Array("GM\($0),1\n".utf8) }
      init(failingAt call: Int) { calls = call }
      func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        calls -= 1
        if calls < 0 { throw Broken() }
        let count = min(900, buffer.count, rest.count)
        buffer.copyBytes(from: rest[..<count])
        rest.removeFirst(count)
        return count
      }
    }
    let source = try CSVSource(
      PluginHarness.config(CSVRun.mapping([:]), for: CSVSource.declaration), CSVRun.context, blockBytes: 500)
    for call in 0..<20 {
      #expect(throws: Broken.self) {
        try source.read(host: MemorySourceHost(opening: { _ in Reader(failingAt: call) })) { _ in }
      }
    }
    let run = try CSVRun(
      MemorySourceHost(opening: { _ in Reader(failingAt: .max) }), CSVRun.mapping([:]), CSVRun.context)
    #expect(run.receipt.accepted == 2000)
  }

  @Test func `too few and too many fields put a record aside`() throws {
    let run = try CSVRun("code,n\nGM0034,5\nGM0035\nGM0036,6,7\r\nGM0037,8\n")
    #expect(run.cells("inhabitants") == ["GM0034": 5, "GM0037": 8])
    #expect(run.receipt == SourceReceipt(records: 4, accepted: 2, quarantined: 2))
    #expect(run.refusals.map(\.code) == [.fieldCount, .fieldCount])
    #expect(run.refusals.map(\.message) == ["expected 2 fields, found 1", "expected 2 fields, found 3"])
    #expect(run.refusals.map(\.place) == [Place("input.csv", line: 3), Place("input.csv", line: 4)])
    #expect(run.host.quarantined.map(\.raw) == [Array("GM0035".utf8), Array("GM0036,6,7".utf8)])
    #expect(run.host.quarantined.map(\.record) == [2, 3])
  }

  @Test func `a refused value is placed by line and character`() throws {
    let run = try CSVRun("name,code,n\n\"Súd\nwest\",\"GM0034\",x\n\"é,\"\"\",GM0035,\"y\"\"\"\n")
    #expect(
      run.refusals.map(\.place) == [
        Place("input.csv", line: 3, column: 16, field: "n"),
        Place("input.csv", line: 4, column: 15, field: "n"),
      ])
    #expect(run.refusals.map(\.message) == ["'x' is not a number", "'y\"' is not a number"])
  }
}
