import Testing

@testable import PlainDutch

/// What is done by nobody is found; what something becomes or is, is left alone.
@Suite struct PassiveRuleTests {
  private func passives(_ text: String) -> [LanguageProblem] {
    PlainDutchLint(longestSentence: 100).problems(in: text).filter { $0.kind == .passive }
  }

  @Test(arguments: [
    "De cijfers worden geteld.", "Elk jaar wordt het aantal inwoners opnieuw berekend.",
    "Het boek werd door een kind gelezen.", "De kaarten werden door het CBS gemaakt.",
    "Er wordt veel gelezen.", "Wordt er in de wijk gebouwd?", "Er werden cursussen gegeven.",
    "Het cijfer kan worden vergeleken met dat van 2021.", "Dit moet nog worden uitgelegd.",
    "Het zou kunnen worden aangevuld.", "Wij zien dat het geld uitgegeven wordt.",
    "Als het cijfer geschat wordt, staat er een g.", "Het is bekend dat er geteld moet worden.",
    "De wijk is gesloopt geworden.", "Een deel wordt niet meegenomen.", "Het cijfer wordt (soms) geschat.",
    "Dit wordt ‘geheim’ gehouden.", "Daarom worden kleine getallen weggelaten.",
    "De tabel wordt elk jaar vastgesteld.", "Het geld wordt door zijn gezin betaald.",
    "Zijn inkomen wordt verdeeld over vier mensen.", "Zo wordt zijn inkomen gemeten.",
    "De gemeente wordt hierdoor geholpen.", "De vragen werden beantwoord.", "Mensen worden vaak vergeten.",
    "Het plan wordt later besproken.", "De lessen worden goed bezocht.", "Hier worden boeken geleend.",
    "Het huis wordt verkocht.", "Dat wordt bepaald door het inkomen.", "Zij worden niet gezien.",
    "Deze wijken zijn nooit onderzocht geworden.", "Het bedrag wordt omgerekend naar euro.",
    "Kinderen worden voorgelezen.", "Dit huis wordt als woning geteld.", "Hij wordt dan geholpen.",
    "Kleine wijken worden onderdrukt.",
  ])
  func aPassiveIsFound(_ text: String) { #expect(passives(text).count == 1, "\(text)") }

  @Test(arguments: [
    "Opa wordt 65.", "Zij wordt volgend jaar 65 jaar.", "De wijk wordt groter.",
    "Het aantal wordt steeds kleiner.",
    "Hij is bekend in de wijk.", "De uitslag wordt morgen bekend.", "De mensen worden ouder.",
    "Zij worden lid van de bibliotheek.", "Het werd koud.", "Het is koud geworden.",
    "De buurt is arm geworden.",
    "Er werden 20 kinderen geboren.", "Zij is getrouwd.", "Hij wordt ziek.", "Het dorp wordt een stad.",
    "De gemeente telt de mensen.", "Het cijfer is geschat.", "Het aantal is gestegen.",
    "De cijfers zijn bekend.",
    "Veel mensen hebben gewerkt.", "Zij heeft het boek gelezen.", "Wij hebben de cijfers aangevuld.",
    "De wijk wordt ouder, want veel mensen zijn verhuisd.", "Het wordt groter dan geschat.",
    "De stad wordt voller omdat er veel is gebouwd.", "De gemiddelde inwoner wordt 80 jaar.",
    "De wijk wordt gemiddeld ouder.", "Het wordt een gezond gebied.", "Dat wordt het gebruik.",
    "Het inkomen wordt lager en heeft gevolgen.", "Het verband wordt sterker.",
    "Een kind wordt groot in dit gebied.",
    "Wie is verhuisd wordt lid.", "Het bericht verandert.", "Het bestuur wordt groter.",
    "Hij begint en wordt rijk.",
    "Het aantal gezinnen wordt kleiner.", "Zij willen dokter worden.", "De gezondheid wordt beter.",
    "Het gewicht van Gemerden werd meer.", "Wordt vervolgverhaal", "Het wordt tijd om te gaan.",
    "Hij wordt de bekendste.", "Het geld wordt minder.",
    "Dat is moeilijk geworden voor het voortgezet onderwijs.",
    "De lucht wordt beter als mensen getraind zijn.", "Dat zij 17 jaar worden of ziek worden.",
  ])
  func whatIsNoPassiveIsLeftAlone(_ text: String) { #expect(passives(text).isEmpty, "\(text)") }

  @Test func theWordsAreNamed() {
    #expect(passives("De cijfers worden elk jaar geteld.").map(\.words) == ["worden … geteld"])
    #expect(passives("Dat het geteld wordt.").map(\.words) == ["geteld wordt"])
  }

  @Test func eachOfAChainIsFound() {
    #expect(passives("Het wordt gemeten en daarna wordt het opgeteld.").count == 2)
  }

  @Test func aNameIsNoVerb() {
    let lint = PlainDutchLint(names: ["Worden", "Gebouwd"])
    #expect(lint.problems(in: "In Worden is niets gebouwd. Het wordt Gebouwd.").isEmpty)
  }
}
