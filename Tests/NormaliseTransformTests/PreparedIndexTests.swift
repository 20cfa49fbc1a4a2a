import CSVSource
import DenominateTransform
import Foundation
import ImputeTransform
import IndicatorSchema
import NormaliseTransform
import PluginKit
import PluginTesting
import Testing
import TreatTransform

/// The ASEM index of 51 countries as COINr computed it, read where it lies beside the repository.
private enum PublishedFiles {
  static let folder: URL? = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let data = folder.appendingPathComponent("shared/data/index-oracle-coinr-asem")
      if FileManager.default.fileExists(atPath: data.path) { return data }
    }
    return nil
  }()

  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = try #require(folder)
    return Array(try Data(contentsOf: folder.appendingPathComponent("ASEM_COIN_\(name).csv")))
  }

  static func lines(_ name: String) throws -> [Substring] {
    String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n")
  }
}

/// An indicator of the index: its column in the files, direction and denominator.
private struct Member {
  let column: String
  let isReversed: Bool
  let denominator: String?

  var id: IndicatorID { IndicatorID(column.lowercased()) }

  /// The lines of the metadata; only names hold commas, and they stand first.
  static func all() throws -> [Member] {
    try PublishedFiles.lines("IndMeta").dropFirst().map { line in
      let rest = line[(try #require(line.range(of: "\",\"")).upperBound)...]
      let fields = rest.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.filter { $0 != "\"" }
      }
      return Member(
        column: fields[0], isReversed: fields[1] == "-1",
        denominator: fields[3].hasPrefix("Den_") ? fields[3].lowercased() : nil)
    }
  }
}

/// Config written as data.
private func map(_ entries: [(String, ConfigNode)]) -> ConfigNode {
  ConfigNode(
    .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
    at: ConfigNode.testPlace)
}

private func list(_ texts: [String]) -> ConfigNode {
  ConfigNode(.list(texts.map { ConfigNode(stringLiteral: $0) }), at: ConfigNode.testPlace)
}

@Suite(
  "A published index is prepared by a chain of steps",
  .enabled(if: PublishedFiles.folder != nil, "needs shared/data/index-oracle-coinr-asem"))
struct PreparedIndexTests {
  private let members: [Member]
  private let denominators = ["den_area", "den_energy", "den_gdp", "den_pop"]

  init() throws { members = try Member.all() }

  /// The values of a stage by indicator, read by the CSV source.
  private func read(_ stage: String, _ columns: [(id: String, column: String)]) throws -> IndicatorFrame {
    let node = map([
      ("location", "input.csv"), ("missing", list(["", "NA"])), ("period", 2018),
      ("area", ["column": "UnitCode", "level": "custom"]),
      ("columns", map(columns.map { ($0.id, ConfigNode(stringLiteral: $0.column)) })),
    ])
    let indicators = columns.map { column in
      let isSize = column.id.hasPrefix("den_")
      let isReversed = members.first { $0.id.text == column.id }?.isReversed == true
      return Indicator(
        id: IndicatorID(column.id), label: LocalizedText(nl: column.column), unit: .score,
        polarity: isSize ? .context : isReversed ? .worse : .better, domain: "asem")
    }
    let source = try PluginHarness.source(CSVSource.self, node, PluginHarness.context(indicators))
    return try PluginHarness.read(source, host: MemorySourceHost(try PublishedFiles.bytes(stage))).frame
  }

  /// Raw values and denominators, each country within its continent.
  private func rawFrame() throws -> IndicatorFrame {
    var frame = try read("stage_Raw", members.map { ($0.id.text, $0.column) })
    let sizes = try read(
      "Denominators",
      [
        ("den_area", "Den_Area"), ("den_energy", "Den_Energy"), ("den_gdp", "Den_GDP"),
        ("den_pop", "Den_Pop"),
      ])
    #expect((0..<51).allSatisfy { frame.area($0).code == sizes.area($0).code })
    for column in sizes.columns { frame.setColumn(column) }
    let continents = try PublishedFiles.lines("stage_Raw").dropFirst().map { line in
      AreaCode(line.contains("\"Europe\"") ? "Europe" : "Asia", level: .custom)
    }
    var areas = AreaTable()
    let positions = (0..<frame.rowCount).map {
      areas.intern(Area(frame.area($0).code, parent: continents[$0]))
    }
    return IndicatorFrame(
      areas: areas, areaPositions: positions, periods: frame.periods, columns: frame.columns)
  }

  private var schema: FrameSchema {
    FrameSchema(
      members.map {
        Indicator(
          id: $0.id, label: LocalizedText(nl: $0.column), unit: .score,
          polarity: $0.isReversed ? .worse : .better, domain: "asem")
      }
        + denominators.map {
          Indicator(
            id: IndicatorID($0), label: LocalizedText(nl: $0), unit: .count, polarity: .context,
            domain: "asem")
        })
  }

  private func run<T: Transform>(
    _ type: T.Type, _ node: ConfigNode, _ input: (FrameSchema, IndicatorFrame)
  ) throws -> (FrameSchema, IndicatorFrame, [String]) {
    let transform = try PluginHarness.transform(type, node, inputs: [input.0], PluginHarness.context())
    let run = try PluginHarness.run(transform, [input.1], batchRows: 7)
    return (transform.schema, run.frame, run.receipt.notes)
  }

  /// The largest difference relative to the expected value, a gap in the one alone being infinitely far.
  private func difference(
    _ frame: IndicatorFrame, _ name: (Member) -> String, _ stage: String
  ) throws -> Double {
    let expected = try read(stage, members.map { ($0.id.text, $0.column) })
    return members.map { member in
      let found = frame.column(IndicatorID(name(member)))?.cells ?? []
      let published = expected.column(member.id)?.cells ?? []
      guard found.count == 51, published.count == 51 else { return .infinity }
      return zip(found, published).map { pair -> Double in
        guard let found = pair.0, let published = pair.1 else { return pair.0 == pair.1 ? 0 : .infinity }
        return found == published ? 0 : abs(found - published) / abs(published)
      }.max() ?? .infinity
    }.max() ?? .infinity
  }

  @Test("denominate, impute, treat and normalise give the four published stages")
  func stages() throws {
    #expect(members.count == 49)
    let overrides = members.compactMap { member in
      member.denominator.map { (member.id.text, ["by": ConfigNode(stringLiteral: $0)] as ConfigNode) }
    }
    let denominated = try run(
      DenominateTransform.self, map([("indicators", map(overrides))]), (schema, rawFrame()))
    func share(_ member: Member) -> String {
      member.id.text + (member.denominator.map { "_per_\($0)" } ?? "")
    }
    #expect(try difference(denominated.1, share, "stage_Denominated") < 1e-14)

    let imputed = try run(
      ImputeTransform.self,
      map([("method", "group_mean"), ("groups", "parent"), ("indicators", list(members.map(share)))]),
      (denominated.0, denominated.1))
    #expect(try difference(imputed.1, { share($0) + "_imputed" }, "stage_Imputed") < 1e-14)
    let filled = members.map { imputed.1.column(IndicatorID(share($0) + "_imputed"))?.statuses ?? [] }
    #expect(filled.joined().count { $0 == .imputed } == 65)
    #expect(filled.joined().count { $0 == .observed } == 51 * 49 - 65)

    let treated = try run(
      TreatTransform.self,
      map([("indicators", list(members.map { share($0) + "_imputed" })), ("points", 6)]),
      (imputed.0, imputed.1))
    func name(_ member: Member) -> String { share(member) + "_imputed_treated" }
    #expect(try difference(treated.1, name, "stage_Treated") < 1e-14)
    // 15 of the 49 indicators are winsorised according to the published summary, and none is logged.
    #expect(treated.2.count == 15)
    #expect(treated.2.allSatisfy { $0.contains(": winsorised in custom 2018, ") })

    let normalised = try run(
      NormaliseTransform.self,
      map([("method", "min_max"), ("direction", "wellbeing"), ("indicators", list(members.map(name)))]),
      (treated.0, treated.1))
    #expect(try difference(normalised.1, { name($0) + "_minmax" }, "stage_Normalised") < 1e-9)
  }
}
