import Testing

@testable import PlainDutch

/// No sentence treats where people come from as a fault.
@Suite struct OriginWordingTests {
  private func kinds(_ text: String, names: [String] = []) -> [LanguageProblem.Kind] {
    OriginWording(names: names).problems(in: text).map(\.kind)
  }

  @Test(arguments: [
    "Allochtonen wonen hier.", "Dit is een achterstandswijk.", "De probleemwijken krijgen geld.",
    "Een zwakke wijk.",
    "Er zijn veel analfabeten.", "De laaggeletterden wonen in het noorden.", "Kansarme gezinnen.",
    "De onderklasse.",
    "Bijstandstrekkers krijgen hulp.", "Laagopgeleiden werken minder.", "Er komen gehandicapten.",
    "Autochtoon", "Zwarte scholen",
  ])
  func aLabelIsFound(_ text: String) { #expect(kinds(text).contains(.label), "\(text)") }

  @Test(arguments: [
    "De herkomst van mensen is een probleem.", "Mensen met een migratieachtergrond doen het slecht.",
    "Niet-westerse inwoners zijn een risico.", "De Turkse mensen hebben een achterstand.",
    "Mensen van buiten Europa zijn kwetsbaar.", "Er wonen te veel migranten.",
    "Polen zijn oververtegenwoordigd.",
    "Herkomst is de oorzaak.", "Herkomst is geen probleem.", "Syriërs hebben vaker moeite met lezen.",
    "Marokkaanse gezinnen hebben meer schulden.", "Dit komt door de vluchtelingen.",
    "Westerse gezinnen: laag risico.",
    "Wie in het buitenland geboren is, heeft minder vaak werk en meer armoede.",
  ])
  func originAndAJudgementDoNotGoTogether(_ text: String) {
    #expect(kinds(text).contains(.judgedOrigin), "\(text)")
  }

  @Test(arguments: [
    "Herkomst telt niet mee.", "Het model gebruikt leeftijd, opleiding en herkomst.",
    "Een deel van de mensen heeft een migratieachtergrond.", "Niet-westers: 12%.",
    "Mensen geboren buiten Europa: 8%.",
    "Zij leren de Nederlandse taal.", "Een verschil is nog geen oorzaak.", "Armoede is een probleem.",
    "Mensen met weinig geld hebben vaker schulden.", "De Turkse winkel is open.",
    "Herkomst telt niet mee. Armoede is een probleem.", "Mensen die moeite hebben met lezen en schrijven.",
    "Poolshoogte nemen van het risico.", "",
  ])
  func whatIsPlainlySaidIsLeftAlone(_ text: String) { #expect(kinds(text).isEmpty, "\(text)") }

  @Test func namesOfAreasAreLeftOut() {
    #expect(kinds("In de Turkse Buurt is de armoede een probleem.", names: ["Turkse Buurt"]).isEmpty)
    #expect(kinds("In Polen is het aandeel te hoog.", names: ["Polen"]).isEmpty)
    #expect(kinds("In Slecht wonen migranten.", names: ["Slecht"]).isEmpty)
  }

  @Test func aTermOfAnOldTableMayBeAllowed() {
    #expect(OriginWording(allowedTerms: ["laagopgeleiden"]).problems(in: "Laagopgeleiden").isEmpty)
  }

  @Test func theKindWordsAreGiven() {
    #expect(
      OriginWording().problems(in: "De laaggeletterden.") == [
        LanguageProblem(
          .label, "laaggeletterden", hint: "write 'mensen die moeite hebben met lezen en schrijven'",
          in: "De laaggeletterden.")
      ])
  }
}
