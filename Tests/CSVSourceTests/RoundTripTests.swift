import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import CSVSource

/// Random tables, written in random ways, are read back as they were.
@Suite struct RoundTripTests {
  private static let delimiters: [(text: String, node: ConfigNode)] = [
    (";", ";"), (",", ","), ("\t", "tab"), ("|", "|"),
  ]

  @Test(arguments: 0..<4) func `what was written is read`(delimiter: Int) throws {
    var random = SeededGenerator(seed: UInt64(20 + delimiter))
    let (text, node) = RoundTripTests.delimiters[delimiter]
    for _ in 0..<300 {
      let table = RandomTable(&random)
      let written = table.text(delimiter: text, &random)
      let read = try TextTable(written, ["delimiter": node])
      #expect(read.rows == table.rows, "\(written.debugDescription)")
      #expect(read.names.count == table.names.count)
    }
  }

  @Test func `in any size of block`() throws {
    var random = SeededGenerator(seed: 30)
    for _ in 0..<60 {
      let table = RandomTable(&random)
      let bytes = Array(table.text(delimiter: ";", &random).utf8)
      let whole = try TextTable(bytes, ["delimiter": ";"])
      #expect(whole.rows == table.rows)
      for size in [1, 2, 3, 7, 64, 4096] {
        let read = try TextTable(bytes, ["delimiter": ";"], blockBytes: 16 + size, readBytes: size)
        #expect(read == whole)
      }
    }
  }

  @Test func `in UTF-16 as in UTF-8`() throws {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<60 {
      let text = RandomTable(&random).text(delimiter: ";", &random)
      let wide = ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      #expect(try TextTable(wide, ["delimiter": ";"]) == TextTable(text, ["delimiter": ";"]))
    }
  }
}
