import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting

/// The wijken and municipalities of 2022, read where they lie beside the repository.
enum Wijken {
  /// The folder, found beside that of Amsterdam; nil where it is absent.
  static let folder: URL? = {
    let data = Amsterdam.file?.deletingLastPathComponent().deletingLastPathComponent()
    let folder = data?.appendingPathComponent("cbs-kwb-2022-wijken")
    return folder.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
  }()

  /// The shares of ages, 100% together.
  static let ages: [IndicatorID] = [
    "age_0_14_share", "age_15_24_share", "age_25_44_share", "age_45_64_share", "age_65_plus_share",
  ]

  private static let columns: [(indicator: Indicator, header: String)] =
    [
      (DiscloseFixture.indicator("inhabitants", .count), "population"),
      (DiscloseFixture.indicator("dwellings", .count), "dwelling_total"),
      (share("lowest_40_persons"), "income_low"), (share("higher_education"), "edu_appl_sci"),
      (share("owner_occupied", of: "dwellings"), "dwelling_ownership"),
    ]
    + zip(ages, ["pop_0_14", "pop_15_24", "pop_25_44", "pop_45_64", "pop_65plus"])
    .map { (share($0), $1) }

  static let schema = FrameSchema(columns.map(\.indicator))

  private static func share(_ id: IndicatorID, of people: IndicatorID = "inhabitants") -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: id.text), unit: .percent, polarity: .context, domain: "population",
      denominator: people)
  }

  /// Both files as a frame.
  static func frame() throws -> IndicatorFrame {
    let files = ["NLD_dist.csv", "NLD_muni.csv"].compactMap { folder?.appendingPathComponent($0) }
    return .rows(
      schema.ids,
      try files.flatMap { file in
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        let records = lines.map { Amsterdam.fields(String($0)) }
        let positions = columns.map { column in records.first?.firstIndex(of: column.header) ?? 0 }
        return records.dropFirst().map { record in
          (area: record[0], year: 2022, cells: positions.map { Double(record[$0]) })
        }
      })
  }

  /// The frame with nothing hidden but figures about fewer than 100 people or 10 cases.
  static func withoutTheFew(_ frame: IndicatorFrame) -> IndicatorFrame {
    var result = frame
    for (column, indicator) in zip(frame.columns, schema.columns) {
      let people = indicator.denominator.flatMap { frame.column($0) }
      let isFew = (0..<frame.rowCount).map { row in
        guard let value = column[row] else { return false }
        let cases = people.flatMap { $0[row] }.map { $0 * value / 100 } ?? value
        return (frame.columns[0][row] ?? 0) < 100 || cases < 10
      }
      result.setColumn(
        IndicatorColumn(
          column.id, values: zip(column.values, isFew).map { $1 ? .nan : $0 },
          statuses: zip(column.statuses, isFew).map { $1 ? .suppressed : $0 }))
    }
    return result
  }
}
