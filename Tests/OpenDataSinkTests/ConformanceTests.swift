import Foundation
import IndicatorSchema
import OpenDataSink
import PluginKit
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a data package keeps it", arguments: ["wide", "long"])
  func package(_ form: String) throws {
    let cells = form == "wide" ? 1 : ConformanceSample.schema.columns.count
    try Conformance.check(
      sink: CSVSink.self,
      SinkCase(form, config: ["path": "out/package", "form": ConfigNode(stringLiteral: form)]) { host in
        try host.text(of: "out/package/figures.csv").records / cells
      }
    ).confirm()
  }

  @Test("a dataset of JSON-stat keeps it")
  func dataset() throws {
    try Conformance.check(
      sink: JSONStatSink.self,
      SinkCase(config: ["path": "out/figures.json", "language": "en"]) { host in
        try rowsOfDataset(try host.bytes(of: "out/figures.json"))
      }
    ).confirm()
  }

  @Test("a map with figures keeps it")
  func features() throws {
    try Conformance.check(
      sink: GeoJSONSink.self,
      SinkCase(
        config: ["path": "out/areas.geojson", "map": "map.json"], files: ["map.json": Array(map.utf8)]
      ) {
        let document = try JSONSerialization.jsonObject(with: Data($0.bytes(of: "out/areas.geojson")))
        return ((document as? [String: Any])?["features"] as? [Any])?.count ?? 0
      }
    ).confirm()
  }

  /// The pairs of area and period that have a value or a status.
  private func rowsOfDataset(_ bytes: [UInt8]) throws -> Int {
    let document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let sizes = document?["size"] as? [Int] ?? []
    // Both are arrays, or objects by the number of the cell.
    let used = ["value", "status"].flatMap { name -> [Int] in
      if let some = document?[name] as? [String: Any] { return some.keys.compactMap { Int($0) } }
      let all = document?[name] as? [Any] ?? []
      return all.indices.filter { !(all[$0] is NSNull) }
    }
    let measures = max(1, sizes.last ?? 1)
    return Set(used.map { $0 / measures }).count
  }
}

extension String {
  /// The records behind the header; an end of line inside quotes ends none.
  fileprivate var records: Int {
    var isQuoted = false
    var ends = 0
    for byte in utf8 {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted { ends += 1 }
    }
    return ends - 1
  }
}
