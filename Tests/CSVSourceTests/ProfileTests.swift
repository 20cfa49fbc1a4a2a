import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import CSVSource

@Suite struct ProfileTests {
  private func profile(
    _ text: String, _ format: ConfigNode = [:], blockBytes: Int = CSVSource.blockBytes, workers: Int = 2
  ) throws -> TableProfile {
    var diagnostics = Diagnostics()
    let config = ConfigSpec(CSVSource.formatFields).decode(format, into: &diagnostics)
    try diagnostics.throwIfAny()
    return try CSVSource.profile(
      Location(path: "input.csv", place: ConfigNode.testPlace), format: config,
      host: MemorySourceHost(text, name: "input.csv"), blockBytes: blockBytes, workers: workers)
  }

  @Test func `says what is in each column`() throws {
    let found = try profile(
      "code;n;laag;leeg;naam\n0034;5;\" 8.5\";.;\"x\"\"y\"\n0363; 7;       .;\"\";\"\"\n\n")
    #expect(found.rows == 2)
    #expect(
      found.columns == [
        ColumnProfile(name: "code", type: .text, count: 2, missing: 0),
        ColumnProfile(name: "n", type: .integer, count: 2, missing: 0, sum: 12, minimum: 5, maximum: 7),
        ColumnProfile(
          name: "laag", type: .number, count: 1, missing: 1, sum: 8.5, minimum: 8.5, maximum: 8.5),
        ColumnProfile(name: "leeg", type: .empty, count: 0, missing: 2),
        ColumnProfile(name: "naam", type: .text, count: 1, missing: 1),
      ])
  }

  @Test func `reads a decimal comma where the format says so`() throws {
    let text = "a;b\n1,5;2\n"
    #expect(try profile(text).columns.map(\.type) == [.text, .integer])
    #expect(try profile(text, ["decimal": ","]).columns.map(\.sum) == [1.5, 2])
  }

  @Test func `leaves out comment and what follows on the table`() throws {
    let text = "a;b\n# c\n1;2\nBron: x\n9;9\n"
    let found = try profile(text, ["comment": "#", "footer": ["Bron:"]])
    #expect(found.rows == 1)
    #expect(found.columns.map(\.sum) == [1, 2])
  }

  @Test(arguments: [1, 2, 5]) func `does not depend on blocks and threads`(workers: Int) throws {
    var random = SeededGenerator(seed: 40)
    var text = "id;a;b;naam\r\n"
    for row in 0..<3000 {
      let number = Double(Int.random(in: -99_999...99_999, using: &random)) / 100
      text +=
        "\(row);\(number);\(row % 11 == 0 ? "." : String(row * 7));\"wijk \(row),\n\"\"\(row % 5)\"\"\"\r\n"
    }
    let whole = try profile(text, workers: 1)
    #expect(whole.rows == 3000)
    for blockBytes in [16, 100, 1000, 65_536] {
      #expect(try profile(text, blockBytes: blockBytes, workers: workers) == whole)
    }
  }

  @Test(arguments: [1, 2, 5]) func `names the line of the first damage on any number of threads`(workers: Int)
    throws
  {
    let rows = (0..<2000).map { "\($0);\"x\n\($0)\"\n" }.joined()
    for blockBytes in [64, 1000, 1 << 20] {
      let stray = complaint {
        _ = try profile("a;b\n\(rows)1;x\"y\n\(rows)3;\"z\"z\n", blockBytes: blockBytes, workers: workers)
      }
      #expect(stray?.code == .strayQuote)
      #expect(stray?.place == Place("input.csv", line: 4002, column: 4))
      let count = complaint {
        _ = try profile("a;b\n\(rows)1\n\(rows)3;\"z\"z\n", blockBytes: blockBytes, workers: workers)
      }
      #expect(count?.code == .fieldCount)
      #expect(count?.place == Place("input.csv", line: 4002))
      let unclosed = complaint {
        _ = try profile("a;b\n\(rows)1;\"2", blockBytes: blockBytes, workers: workers)
      }
      #expect(unclosed?.code == .unclosedQuote)
      #expect(unclosed?.place == Place("input.csv", line: 4002, column: 3))
    }
  }

  @Test func `an error of the reader is passed on`() throws {
    struct Broken: Error {}
    final class Reader: ByteReader {
      let name = "input.csv"
      private var position = 0
      func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if position > 400 { throw Broken() }
        for index in 0..<buffer.count { buffer[index] = Array("a;b\n".utf8)[(position + index) % 4] }
        defer { position += min(100, buffer.count) }
        return min(100, buffer.count)
      }
    }
    var diagnostics = Diagnostics()
    let config = ConfigSpec(CSVSource.formatFields).decode([:], into: &diagnostics)
    #expect(throws: Broken.self) {
      try CSVSource.profile(
        Location(path: "x", place: ConfigNode.testPlace), format: config,
        host: MemorySourceHost(opening: { _ in Reader() }))
    }
  }
}
