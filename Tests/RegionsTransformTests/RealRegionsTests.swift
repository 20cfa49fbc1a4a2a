import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import RegionsTransform
import Testing

/// A folder of real data beside the repository, or nil where there is none.
private let folder: URL? = {
  var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let data = folder.appendingPathComponent("shared/data/cbs-kwb-2022-wijken")
    if FileManager.default.fileExists(atPath: data.path) { return data }
  }
  return nil
}()

// The data is not part of the project: without it these tests are skipped.
@Suite("Real wijken", .enabled(if: folder != nil, "needs the key figures of 2022 beside the repository"))
struct RealRegionsTests {
  private static let columns = ["population", "dwelling_total", "dwelling_value", "income_low"]
  private static let schema = FrameSchema([
    Indicator(id: "population", label: LocalizedText(nl: "a"), unit: .count, polarity: .context, domain: "p"),
    Indicator(
      id: "dwelling_total", label: LocalizedText(nl: "b"), unit: .count, polarity: .context, domain: "p"),
    Indicator(
      id: "dwelling_value", label: LocalizedText(nl: "c"), unit: .thousandEuro, polarity: .better,
      domain: "p",
      denominator: "dwelling_total"),
    Indicator(id: "income_low", label: LocalizedText(nl: "d"), unit: .percent, polarity: .worse, domain: "p"),
  ])

  /// Names hold commas in quotes, so fields are counted from both ends: the columns wanted stand behind the names.
  private static func rows(_ file: String) throws -> [(area: String, year: Int, cells: [Double?])] {
    let text = try String(contentsOf: try #require(folder).appendingPathComponent(file), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let names = try #require(lines.first).split(separator: ",").map { $0.trimmingCharacters(in: ["\""]) }
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let cells = columns.map { name -> Double? in
        let fromEnd = names.count - (names.firstIndex(of: name) ?? 0)
        return Double(fields[fields.count - fromEnd])
      }
      return (fields[0].trimmingCharacters(in: ["\""]), 2022, cells)
    }
  }

  @Test(
    "wijken put together come to the published figures of all 345 municipalities, as far as rounding goes")
  func municipalities() throws {
    let ids = Self.schema.ids
    let node: ConfigNode = [
      "to": "parent", "of": "wijk", "coverage": 0.9, "denominators": ["income_low": "population"],
      "keep": "regions",
    ]
    let transform = try PluginHarness.transform(
      RegionsTransform.self, node, inputs: [Self.schema], PluginHarness.context())
    let found = try PluginHarness.run(transform, [IndicatorFrame.rows(ids, Self.rows("NLD_dist.csv"))]).frame
    let published = IndicatorFrame.rows(ids, try Self.rows("NLD_muni.csv"))
    #expect(found.rowCount == 345)
    var differences: [IndicatorID: [Double]] = [:]
    for row in 0..<published.rowCount {
      let mine = try #require((0..<345).first { found.area($0).code == published.area(row).code })
      for id in ids {
        guard let one = found.column(id)?[mine], let other = published.column(id)?[row] else { continue }
        differences[id, default: []].append(abs(one - other))
      }
    }
    // Dwellings are exact in both; the value of a dwelling is rounded to 1,000 euro; the share of low incomes is weighted
    // with inhabitants for want of income recipients.
    #expect(differences["dwelling_total"]?.max() == 0)
    #expect(try #require(differences["income_low"]?.max()) < 0.52)
    let values = try #require(differences["dwelling_value"]).sorted()
    #expect(values.count == 343 && values[values.count / 2] < 0.3)
  }
}
