import CSVSource
import Foundation
import IndicatorSchema
import OpenData
import PluginKit
import PluginTesting
import Testing

/// What our own source makes of a written table.
@Suite("A written table is read back")
struct RoundTripTests {
  private static let indicators = ["a", "b", "c"].map { name in
    Indicator(
      id: IndicatorID(name), label: LocalizedText(nl: name), unit: .score, polarity: .context, domain: "test")
  }

  private func read(_ bytes: [UInt8], _ node: ConfigNode) throws -> IndicatorFrame {
    let source = try PluginHarness.source(
      CSVSource.self, node, PluginHarness.context(RoundTripTests.indicators, period: nil))
    let host = MemorySourceHost(bytes)
    let (frame, _) = try PluginHarness.read(source, host: host)
    #expect(host.quarantined.isEmpty)
    return frame
  }

  /// Areas with hostile names, and any bits and statuses.
  private func frame(seed: UInt64) -> IndicatorFrame {
    var random = SeededGenerator(seed: seed)
    let areas = Sample.hostileNames.enumerated().map { index, name in
      Area(Sample.code("BU0855\(1000 + index)"), name: name)
    }
    var frame = IndicatorFrame()
    for area in areas { frame.appendRow(area, Sample.period("2022"), []) }
    for indicator in RoundTripTests.indicators {
      let statuses = areas.map { _ in CellStatus.allCases.randomElement(using: &random) ?? .observed }
      let values = statuses.map { $0.hasValue ? RoundTripTests.number(&random) : .nan }
      let bounds = IndicatorColumn.Bounds(
        lower: values.map { $0.isNaN ? .nan : RoundTripTests.number(&random) },
        upper: values.map { $0.isNaN ? .nan : RoundTripTests.number(&random) })
      frame.setColumn(IndicatorColumn(indicator.id, values: values, statuses: statuses, bounds: bounds))
    }
    return frame
  }

  private static func number(_ random: inout SeededGenerator) -> Double {
    let value = Double(bitPattern: random.next())
    return value.isFinite && Bool.random(using: &random)
      ? value : Double(Int.random(in: -999...999, using: &random)) / 8
  }

  @Test("in the long form with values, bounds, statuses and names", arguments: 0..<8)
  func long(seed: UInt64) throws {
    let frame = frame(seed: seed)
    let isDutch = seed % 2 == 1
    let bytes = CSVTable(DataTable(frame), .long, isDutch ? .dutchSpreadsheet : .standard)
      .bytes(rows: Sample.all(frame))
    let node: ConfigNode = [
      "location": "x.csv", "delimiter": isDutch ? ";" : ",", "decimal": isDutch ? "," : ".", "missing": [""],
      "area": ["column": "area_code", "name": "area_name", "parent": "parent_code"],
      "period": ["column": "period"],
      "long": [
        "indicator": "indicator", "value": "value", "status": "status", "lower": "lower", "upper": "upper",
        "codes": ["a": "a", "b": "b", "c": "c"],
      ],
    ]
    let read = try read(bytes, node)
    #expect(read.rowCount == frame.rowCount)
    for row in 0..<min(read.rowCount, frame.rowCount) {
      // Our source takes outer blanks for padding.
      let name = DefusedText.defused(frame.area(row).name ?? "").trimmingCharacters(in: [" "])
      #expect(read.area(row).name == name)
      #expect(read.area(row).code == frame.area(row).code)
      #expect(read.area(row).parent == frame.area(row).parent)
      for column in frame.columns {
        let other = try #require(read.column(column.id))
        #expect(other[row] == column[row])
        #expect(other.statuses[row] == column.statuses[row])
        #expect(other.bounds?.lower[row].description == column.bounds?.lower[row].description)
        #expect(other.bounds?.upper[row].description == column.bounds?.upper[row].description)
      }
    }
  }

  @Test("in the wide form with every value and bound", arguments: 0..<4)
  func wide(seed: UInt64) throws {
    let frame = frame(seed: seed)
    let bytes = CSVTable(DataTable(frame)).bytes(rows: Sample.all(frame))
    let parts: [(suffix: String, value: (IndicatorColumn, Int) -> Double?)] = [
      ("", { $0[$1] }), ("_lower", { $0[$1] == nil ? nil : $0.bounds?.lower[$1] }),
      ("_upper", { $0[$1] == nil ? nil : $0.bounds?.upper[$1] }),
    ]
    for (suffix, value) in parts {
      let read = try read(bytes, RoundTripTests.wideMapping(suffix))
      for column in frame.columns {
        let other = try #require(read.column(column.id))
        for row in 0..<frame.rowCount { #expect(other[row] == value(column, row)) }
      }
    }
  }

  private static func wideMapping(_ suffix: String) -> ConfigNode {
    let columns = ["a", "b", "c"].map { name in
      ConfigNode.Entry(
        key: name, keyPlace: ConfigNode.testPlace,
        value: ConfigNode(.scalar(name + suffix, isQuoted: true), at: ConfigNode.testPlace))
    }
    return [
      "location": "x.csv", "delimiter": ",", "missing": [""],
      "area": ["column": "area_code", "name": "area_name"], "period": ["column": "period"],
      "columns": ConfigNode(.map(columns), at: ConfigNode.testPlace),
    ]
  }
}
