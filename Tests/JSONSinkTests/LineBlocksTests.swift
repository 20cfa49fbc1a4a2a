import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import JSONSink

@Suite("Lines in blocks")
struct LineBlocksTests {
  private func frame(_ rowCount: Int) -> IndicatorFrame {
    var frame = IndicatorFrame(columns: Sample.schema.ids)
    for number in 0..<rowCount {
      let code = "BU" + String(String(100_000_000 + number / 3).dropFirst())
      let status: CellStatus = number % 7 == 0 ? .missing : number % 11 == 0 ? .estimated : .observed
      frame.appendRow(
        Area(Sample.code(code), name: "Naam \"\(number / 3)\""), Sample.period(2015 + number % 3),
        [(Double(number) / 7, status), (Double(number), .observed)])
    }
    return frame
  }

  @Test("give the bytes of lines one after the other", arguments: [1, 1024, 1025, 6144, 6145, 20_000])
  func same(rowCount: Int) throws {
    let frame = frame(rowCount)
    for sort in [true, false] {
      let config: ConfigNode = ["path": "a", "shape": "lines", "sort": .init(booleanLiteral: sort)]
      let (whole, parts) = (try FolderSinkHost(), try FolderSinkHost())
      let stored = try PluginHarness.store(
        frame, in: try Sample.sink(config), host: whole, batchRows: rowCount)
      _ = try PluginHarness.store(
        frame, in: try Sample.sink(["path": "a", "shape": "lines", "sort": false]), host: parts,
        batchRows: 100)
      #expect(stored.rows == rowCount)
      #expect(try whole.bytes(of: "a") == parts.bytes(of: "a"))
    }
  }

  @Test("are counted the same in pieces of any size")
  func pieces() {
    let text = Array("{\"a\":\"x\\\\\",\"b\":\"{\\\"[\",\"c\":{}}\n{\"d\":[{}]}\n".utf8)
    for size in 1...text.count {
      var scan = RecordScan(shape: .lines)
      for start in stride(from: 0, to: text.count, by: size) {
        let isFine = Array(text[start..<min(start + size, text.count)]).withUnsafeBytes { scan.take($0) }
        #expect(isFine)
      }
      #expect(scan.count == 2 && scan.isComplete)
    }
  }
}
