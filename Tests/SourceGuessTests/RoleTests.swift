import IndicatorSchema
import PluginKit
import Testing

@testable import SourceGuess

@Suite("Columns get the right roles")
struct RoleTests {
  @Test func nameAndProvinceOfMunicipalities() throws {
    let proposal = try GuessFixture.propose(
      "code,name,province,year,n\nGM0014,Groningen,Groningen,2022,5\nGM0034,Almere,Flevoland,2022,7\n"
        + "GM0037,Stadskanaal,Groningen,2022,9\n")
    #expect(
      proposal.yaml("area")
        == "{ column: code, name: name, parent: province, parents: { Flevoland: PV24, Groningen: PV20 } }")
    #expect(proposal.runs)
  }

  @Test func theParentIsTheColumnOfTheNextLevel() throws {
    let proposal = try GuessFixture.propose(
      "RegioS;Perioden;Corop;Provincie;n_1\nGM0014;2022JJ00;CR03;PV20;5\nGM0034;2022JJ00;CR40;PV24;7\n")
    #expect(proposal.yaml("area") == "{ column: RegioS, parent: Provincie }")
  }

  @Test func otherCountriesHaveOtherCodes() throws {
    let british = try GuessFixture.propose("lsoa,year,n\nE01000001,2019,1\nE01000002,2019,2\n")
    #expect(british.yaml("area") == "{ column: lsoa, level: custom }")
    let countries = try GuessFixture.propose("iso3,year,n\nNLD,2019,1\nBEL,2019,2\n")
    #expect(countries.yaml("area") == "{ column: iso3, level: country }")
  }

  @Test(arguments: ["2022", "2022-Q1", "2022-03", "2022JJ00", "2022KW01"]) func periods(_ period: String)
    throws
  {
    let proposal = try GuessFixture.propose("code;peilperiode;n\nGM0855;\(period);5\nGM0344;\(period);7\n")
    #expect(proposal.yaml("period") == "{ column: peilperiode }")
  }

  @Test func countsThatLookLikeYearsAreFigures() throws {
    let proposal = try GuessFixture.propose(
      "code;jaar;aantal inwoners\nGM0855;2022;1990\nGM0344;2022;2010\nGM0034;2022;1985\n")
    #expect(proposal.yaml("period") == "{ column: jaar }")
    #expect(proposal.role("aantal inwoners") == .figure)
  }

  @Test func aUserMaySayWhichColumnIsTheArea() throws {
    let text = "kern;gemeente;jaar;n\na;GM0855;2022;1\nb;GM0855;2022;2\n"
    #expect(
      try GuessFixture.propose(text, options: .init(area: "kern")).yaml("area")
        == "{ column: kern, level: custom }")
    #expect(throws: Diagnostic.self) { try GuessFixture.propose(text, options: .init(area: "kerm")) }
  }

  @Test func figuresOfTheCatalogueAreFoundByLabelTitleAndName() throws {
    let options = SourceGuess.Options(catalogues: try GuessFixture.catalogues())
    let proposal = try GuessFixture.propose(
      "code;jaar;Aantal inwoners;Employment rate;employment_rate_x;Woningvoorraad\nGM0855;2022;224459;61;3;100\nGM0344;2022;359370;64;4;200\n",
      options: options)
    #expect(proposal.figures[0].id == "inhabitants")
    #expect(proposal.figures[1].id == "employment_rate")
    #expect(proposal.figures[2].declared != nil)
    #expect(proposal.figures[2].nearest.first?.indicator == "employment_rate")
    #expect(proposal.figures[3].id == "dwellings")
  }

  @Test func aTitleOfTheCatalogueWithImpossibleValuesIsAnotherIndicator() throws {
    let options = SourceGuess.Options(catalogues: try GuessFixture.catalogues())
    let proposal = try GuessFixture.propose(
      "code;jaar;employment_rate\nGM0855;2022;61000\nGM0344;2022;64000\n", options: options)
    #expect(proposal.figures[0].declared != nil)
    #expect(proposal.figures[0].nearest.first?.certainty.reason.contains("outside its range") == true)
  }
}
