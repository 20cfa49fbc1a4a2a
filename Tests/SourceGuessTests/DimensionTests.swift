import IndicatorSchema
import PluginKit
import Testing

@testable import SourceGuess

@Suite("Dimensions are chosen from when areas repeat")
struct DimensionTests {
  @Test func totalsAreChosen() throws {
    var text = "RegioS;Perioden;Geslacht;Leeftijd;Bevolking_1\n"
    for area in ["GM0855", "GM0344"] {
      for sex in ["3000", "4000", "T001038"] {
        for age in ["10000", "70100"] { text += "\(area);2022JJ00;\(sex);\(age);5\n" }
      }
    }
    let proposal = try GuessFixture.propose(text)
    #expect(proposal.yaml("where") == "{ Geslacht: T001038, Leeftijd: \"10000\" }")
    #expect(proposal.trial.rows == 2)
    #expect(proposal.runs)
  }

  @Test func wordsForTotals() throws {
    let proposal = try GuessFixture.propose(
      "code;jaar;geslacht;aantal\nGM0855;2022;man;1\nGM0855;2022;Totaal;3\nGM0855;2022;vrouw;2\n")
    #expect(proposal.yaml("where") == "{ geslacht: Totaal }")
  }

  @Test func withoutATotalTheChoiceIsAMereGuess() throws {
    let proposal = try GuessFixture.propose(
      "code;jaar;decile;aantal\nGM0855;2022;1;10\nGM0855;2022;2;20\nGM0344;2022;1;30\nGM0344;2022;2;40\n")
    #expect(proposal.yaml("where") == "{ decile: \"1\" }")
    #expect(proposal.settings.first { $0.field == "where" }?.certainty?.word == "a mere guess")
    #expect(proposal.runs)
  }

  @Test func recordsThatNothingTellsApartAreReported() throws {
    let proposal = try GuessFixture.propose(
      "code;jaar;aantal\nGM0855;2022;10\nGM0855;2022;10\nGM0344;2022;30\n")
    #expect(!proposal.runs)
    #expect(proposal.trial.refused == 1)
    #expect(ProposalYAML(proposal).text.contains("It does not run yet"))
    #expect(proposal.notes.contains { $0.contains("no column tells them apart") })
  }

  @Test func recordsWithoutAnyFigureAreLeftOut() throws {
    let proposal = try GuessFixture.propose(
      "code;jaar;aantal\nGM0855;2022;10\nGM0344;2022;.\nGM0363;2022;30\n")
    #expect(proposal.yaml("empty_rows") == "skip")
    #expect(proposal.trial.rows == 2)
  }

  @Test func propertiesOfAreasAreNoDimensions() throws {
    let proposal = try GuessFixture.propose(
      "code;jaar;soort;aantal\nGM0855;2022;stad;10\nGM0344;2022;stad;20\nGM0363;2022;dorp;30\n")
    #expect(proposal.yaml("where") == nil)
    #expect(proposal.role("soort") == .text)
  }
}
