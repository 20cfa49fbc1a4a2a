import IndicatorSchema
import PluginTesting
import Testing

@testable import PipelineEngine

@Suite("A frame is kept as bytes that are the same for the same rows")
struct FrameBytesTests {
  private var frame: IndicatorFrame {
    get throws {
      let years = try [2016, 2017].map { try #require(Period(year: $0)) } + [#require(Period("2017-Q3"))]
      var frame = IndicatorFrame(columns: ["b", "a"])
      for (row, code) in ["GM0003", "GM0001", "BU03630001", "NL00"].enumerated() {
        let area = Area(try #require(AreaCode(cbs: code)), name: row == 1 ? "Één" : nil)
        frame.appendRow(area, years[row % 3], [(Double(row) / 3, .observed), (nil, .suppressed)])
      }
      let bounds = IndicatorColumn.Bounds(lower: [0, .nan, 1, 2], upper: [1, .nan, 2, 3])
      frame.setColumn(
        IndicatorColumn(
          "b", values: [1, -0.0, 3, 4], statuses: [.observed, .estimated, .imputed, .provisional],
          bounds: bounds))
      return frame
    }
  }

  @Test("what is read back has the same areas, rows, values, statuses and bounds")
  func roundTrip() throws {
    let frame = try frame
    let again = try FrameReader.decode(FrameBytes.encode(frame))
    #expect(CellDifference.all(frame, again, limit: 99).isEmpty)
    #expect(again.areas.areas == frame.selectingRows(frame.canonicalOrder()).areas.areas)
    #expect(again.column("b")?.bounds?.lower.map(\.isNaN).count { $0 } == 1)
    #expect(FrameBytes.encode(again) == FrameBytes.encode(frame))
  }

  @Test("the order of rows and columns, and the batches they came in, do not show")
  func order() throws {
    let frame = try frame
    let bytes = FrameBytes.encode(frame)
    #expect(FrameBytes.encode(frame.selectingRows([3, 1, 0, 2]).selectingColumns(["a", "b"])) == bytes)
    var pieces = frame.selectingRows([1])
    pieces.append(contentsOf: frame.selectingRows([0, 3]))
    pieces.append(contentsOf: frame.selectingRows([2]))
    #expect(FrameBytes.encode(pieces) == bytes)
  }

  @Test("where the order counts it is kept")
  func inOrder() throws {
    let frame = try frame
    let again = try FrameReader.decode(FrameBytes.inOrder(frame))
    #expect((0..<4).map { again.area($0).code } == (0..<4).map { frame.area($0).code })
    #expect(FrameBytes.encode(again) == FrameBytes.encode(frame))
  }

  @Test("any other value, status, bound or name shows")
  func differences() throws {
    let bytes = FrameBytes.encode(try frame)
    for column in try frame.columns {
      for row in 0..<4 {
        var values = column.values
        var statuses = column.statuses
        values[row] = 99
        statuses[row] = statuses[row] == .missing ? .observed : .missing
        var other = try frame
        other.setColumn(
          IndicatorColumn(column.id, values: values, statuses: column.statuses, bounds: column.bounds))
        #expect(FrameBytes.encode(other) != bytes)
        other.setColumn(
          IndicatorColumn(column.id, values: column.values, statuses: statuses, bounds: column.bounds))
        #expect(FrameBytes.encode(other) != bytes)
      }
    }
  }

  @Test("bytes that are cut off or damaged are refused, or are another frame, and never more")
  func damage() throws {
    let bytes = FrameBytes.encode(try frame)
    for count in 0..<bytes.count {
      #expect(throws: Diagnostic.self) { try FrameReader.decode(Array(bytes.prefix(count))) }
    }
    #expect(throws: Diagnostic.self) { try FrameReader.decode(bytes + [0]) }
    for position in bytes.indices {
      for bit in [0x01, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[position] ^= bit
        guard let frame = try? FrameReader.decode(damaged) else { continue }
        let again = FrameBytes.encode(frame)
        let isWhole = try FrameBytes.encode(FrameReader.decode(again)) == again
        #expect(isWhole)
      }
    }
  }
}
