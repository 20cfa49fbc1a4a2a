import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import CSVSource

/// Text that is damaged at random.
@Suite struct FuzzTests {
  private static let sound = """
    code;naam;n;laag
    GM0034;"Almere; ""de"" stad";203990;8.2
    GM0363;Súdwest;  844947;      .
    "GM0599";"Rotter
    dam";634660;"11,5"
    BU03630000;;.;
    GM0518;x;12e;5

    GM0014;"";1;2

    """

  private static let mapping: ConfigNode = [
    "location": "input.csv", "area": "code", "columns": ["inhabitants": "n", "low_income": "laag"],
  ]

  private func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(FuzzTests.sound.utf8)
    let special: [UInt8] = [0x22, 0x22, 0x3B, 0x0A, 0x0D, 0, 0xC3, 0xFF, 0x2E, 0x39]
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let byte = special.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[at] = byte
      case 1: bytes.insert(byte, at: at)
      case 2: bytes.remove(at: at)
      default:
        let end = Int.random(in: at..<min(at + 40, bytes.count), using: &random)
        bytes.insert(contentsOf: bytes[at...end], at: Int.random(in: 0..<bytes.count, using: &random))
      }
    }
    return bytes
  }

  /// All there is to see of a run: rows, counts and refusals, or the complaint.
  private func outcome(_ bytes: [UInt8], blockBytes: Int, readBytes: Int) -> String {
    let host = MemorySourceHost(bytes, name: "input.csv", blockSize: readBytes)
    do {
      let run = try CSVRun(host, FuzzTests.mapping, CSVRun.context, blockBytes: blockBytes)
      let receipt = run.receipt
      let counted = receipt.accepted + receipt.quarantined + receipt.filtered.values.reduce(0, +)
      #expect(receipt.records == counted)
      #expect(receipt.accepted == run.frame.rowCount)
      #expect(receipt.quarantined == run.refusals.count)
      let filtered = receipt.filtered.sorted { $0.key < $1.key }.map { "\($0)" }
      let cells = run.frame.columns.map { "\($0.cells)" }
      return "\(cells) \(receipt.records) \(filtered) \(run.refusals) \(run.host.quarantined.map(\.raw))"
    } catch {
      return Diagnostics(error).items.map(\.description).joined()
    }
  }

  @Test(arguments: 0..<10) func `ends in rows or in a complaint, the same in any size of block`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<60 {
      let bytes = mutated(&random)
      let whole = outcome(bytes, blockBytes: 1 << 16, readBytes: 1 << 16)
      #expect(!whole.contains("internal.fault"))
      for (blockBytes, readBytes) in [(16, 1), (17, 2), (19, 3), (23, 7), (64, 64), (4096, 4096)] {
        let found = outcome(bytes, blockBytes: blockBytes, readBytes: readBytes)
        #expect(found == whole, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  @Test func `random bytes never do any harm`() {
    var random = SeededGenerator(seed: 99)
    for _ in 0..<3000 {
      let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xFE, 0xFF, 0xEF, 0xBB, 0xBF, 0]
      let bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in
        special.randomElement(using: &random) ?? 0
      }
      for node in ["utf-8", "windows-1252", "utf-16le"] as [ConfigNode] {
        let whole = outcome { try TextTable(bytes, ["encoding": node]) }
        let found = outcome { try TextTable(bytes, ["encoding": node], blockBytes: 16, readBytes: 3) }
        #expect(found == whole)
      }
    }
  }

  @Test(
    arguments: [
      ["comment": "#"], ["skip": 1, "header": 2, "fill": true], ["header": 0, "delimiter": ";"],
      ["quote": "none"],
      ["quote": "'", "comment": "//", "delimiter": "tab"],
    ] as [ConfigNode])
  func `every format reads the same in any size of block`(format: ConfigNode) {
    var random = SeededGenerator(seed: 50)
    for _ in 0..<150 {
      var bytes = Array(RandomTable(&random).text(delimiter: ";", &random).utf8)
      let inserted: [[UInt8]] = [Array("\n# \"x\n".utf8), Array("\r//'\r\n".utf8), [0x0D], [0x27], [0x22]]
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        bytes.insert(
          contentsOf: inserted.randomElement(using: &random) ?? [],
          at: Int.random(in: 0...bytes.count, using: &random))
      }
      let whole = outcome { try TextTable(bytes, format) }
      for (blockBytes, readBytes) in [(16, 1), (21, 5), (64, 64), (1000, 999)] {
        let found = outcome { try TextTable(bytes, format, blockBytes: blockBytes, readBytes: readBytes) }
        #expect(found == whole, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  private func outcome(_ body: () throws -> TextTable) -> String {
    do {
      return "\(try body())"
    } catch {
      return "\(error)"
    }
  }
}
