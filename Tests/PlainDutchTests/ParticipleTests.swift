import Testing

@testable import PlainDutch

/// Participles are told from other words.
@Suite struct ParticipleTests {
  @Test(arguments: [
    "geteld", "gemaakt", "gegeven", "gelezen", "aangevuld", "meegenomen", "opgeteld", "berekend", "bepaald",
    "bereikt",
    "vergeleken", "verkocht", "ontvangen", "beschreven", "onderzocht", "vastgesteld", "herkend", "geëist",
    "geïnvesteerd", "samengevoegd", "toegevoegd", "overschreden", "voorgeschreven", "geschat", "gezet",
    "ondersteund",
    "weggelaten", "gedaan", "verwacht", "uitgebracht", "verdubbeld", "afgerond", "gesloten", "betaald",
  ])
  func aParticiple(_ word: String) { #expect(Participle.isOne(word), "\(word)") }

  @Test(arguments: [
    "gemeente", "gebied", "gezond", "geld", "betekent", "bepaalt", "verschilt", "bestaat", "begint", "bekend",
    "gemiddeld", "bewoners", "verschillen", "gegevens", "gezinnen", "geven", "geboren", "verandert",
    "verbindt",
    "wordt", "worden", "overheid", "aantal", "onderwijs", "voorbeeld", "ge", "gegd", "be", "d", "",
    "bovengemiddeld",
    "gevallen", "overgewicht", "telt", "groot",
  ])
  func anotherWord(_ word: String) { #expect(!Participle.isOne(word), "\(word)") }
}
