import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import SourceGuess

/// The real data that lies beside the project; tests that need it are skipped where it is absent.
enum RealData {
  static let folder: URL? = {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "shared/data")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static let isThere = folder != nil

  /// Every file but the notes about where it comes from.
  static let files: [String] = {
    guard let folder, let all = FileManager.default.enumerator(atPath: folder.path) else { return [] }
    return all.compactMap { $0 as? String }.sorted().filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      return !isFolder.boolValue && !path.hasSuffix(".md")
    }
  }()

  static func propose(_ file: String, isQuick: Bool = false) throws -> Proposal {
    let path = try #require(folder).appending(path: file).path
    let options = SourceGuess.Options(isQuick: isQuick, catalogues: try GuessFixture.catalogues())
    return try SourceGuess(registry: GuessFixture.registry, host: RealFiles(), options: options)
      .propose(Location(path: path, place: Place(path)))
  }
}

@Suite("Real files", .enabled(if: RealData.isThere, "the real data is not beside the project"))
struct RealFileTests {
  @Test(arguments: RealData.files) func everyFileGetsAProposalOrAnAnswer(_ file: String) throws {
    do {
      let proposal = try RealData.propose(file)
      #expect(proposal.trial.failure == nil)
      #expect(proposal.trial.rows > 0)
    } catch {
      let diagnostic = try #require(Diagnostics(error).items.first)
      // A message in which the publisher says why there are no figures is no table either.
      let isAnswer = diagnostic.code == .noTable || diagnostic.message.contains("the publisher says")
      #expect(isAnswer, "\(diagnostic)")
      #expect(diagnostic.hint != nil)
    }
  }

  @Test(arguments: [
    ("cbs-70072ned-2015/70072ned_UntypedDataSet_06062018_000805.csv", 450),
    ("cbs-70072ned-2015/70072ned_TypedDataSet.xml.gz", 450),
    ("cbs-statline-metadata/03759ned_UntypedDataSet_05022020_161839.csv", 64),
    ("cbs-statline-metadata/82949NED_TypedDataSet_17052018_142705.csv", 393),
    ("cbs-kwb-amsterdam-2017/Kerncijfers_wijken_en_buurten_2017.csv", 580),
    ("cbs-kwb-amsterdam-2017/Kerncijfers_wijken_en_buurten_2015.csv", 106),
    ("cbs-odata-v3-atom-excerpts/47022NED_TypedDataSet_excerpt.xml", 2),
  ]) func exportsOfStatLineRunWithoutAnEdit(_ file: String, _ rows: Int) throws {
    let proposal = try RealData.propose(file)
    #expect(proposal.runs)
    let run = try ProposedRun(proposal)
    #expect(run.report.checks.count == 1)
    #expect(proposal.trial.rows == rows)
  }

  @Test func theTablesOfTheCatalogueAreRecognised() throws {
    let regional = try RealData.propose("cbs-70072ned-2015/70072ned_UntypedDataSet_06062018_000805.csv")
    #expect(regional.yaml("bindings") == "regional/70072ned")
    #expect(regional.yaml("area") == "{ column: RegioS, parent: { title: Code, occurrence: 12, of: 19 } }")
    let neighbourhoods = try RealData.propose("cbs-kwb-amsterdam-2017/Kerncijfers_wijken_en_buurten_2017.csv")
    #expect(neighbourhoods.yaml("bindings") == "kwb/83765NED")
  }

  @Test func csvAndAtomOfOneTableGiveTheSameFigures() throws {
    let csv = try RealData.propose("cbs-70072ned-2015/70072ned_UntypedDataSet_06062018_000805.csv")
    let atom = try RealData.propose("cbs-70072ned-2015/70072ned_TypedDataSet.xml.gz")
    #expect(csv.figures.map(\.id) == atom.figures.map(\.id))
    #expect(csv.columns.map(\.count) == atom.columns.map(\.count))
  }

  @Test func aQuickGuessSaysThatItIsOne() throws {
    let proposal = try RealData.propose(
      "index-oracle-uk/imd2019-england/imd2019_england_lsoa11.csv", isQuick: true)
    #expect(proposal.trial.isPartial)
    let yaml = ProposalYAML(proposal).text
    #expect(yaml.contains("The first "))
    #expect(!yaml.contains("checks:"))
  }
}
