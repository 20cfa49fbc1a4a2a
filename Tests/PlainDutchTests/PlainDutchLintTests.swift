import Testing

@testable import PlainDutch

/// What makes a sentence hard is found, and nothing else.
@Suite struct PlainDutchLintTests {
  private func found(
    _ kind: LanguageProblem.Kind, _ text: String, names: [String] = [], allowed: [String] = []
  ) -> [String] {
    PlainDutchLint(names: names, allowedTerms: allowed).problems(in: text).filter { $0.kind == kind }.map(
      \.words)
  }

  @Test func fifteenWordsAreEnough() {
    let fifteen = "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
    #expect(found(.longSentence, fifteen).isEmpty)
    #expect(found(.longSentence, fifteen + " zestien") == ["Een twee drie vier …"])
    #expect(found(.longSentence, fifteen + ". " + fifteen + ".").isEmpty)
  }

  @Test(arguments: [
    ("In Wijk 01 Midsland wonen 1.200 mensen.", 5), ("Het kost € 1,4 miljoen euro per jaar.", 5),
    ("Dat is 12,5 procent van 30 km – of meer.", 7), ("12.000 tot 26.000", 3), ("Zij is 65 jaar oud.", 4),
    ("€", 0), ("een hbo- of mbo-opleiding", 4), ("", 0),
  ])
  func namesAndNumbersWithAUnitAreOneWord(_ text: String, _ count: Int) {
    let sentences = SentenceSplitter(names: ["Wijk 01 Midsland"]).split(text)
    #expect(sentences.reduce(0) { $0 + WordRules.count($1.tokens) } == count)
  }

  @Test(arguments: [
    ("Kijk bijv. naar de wijk.", ["bijv"]), ("Dat is zo, d.w.z. nu.", ["d.w.z"]),
    ("Regels m.b.t. geld, o.a. huur.", ["m.b.t", "o.a"]),
    ("Er zijn ca. 1.200 mensen.", ["ca"]), ("Dit komt i.v.m. de regen evt. later.", ["i.v.m", "evt"]),
    ("Zij leest boeken enz.", ["enz"]), ("n.v.t.", ["n.v.t"]), ("Van 15 t/m 65 jaar.", ["t/m"]),
    ("Zij krijgt een AO-uitkering.", ["AO-uitkering"]), ("De KWB telt mensen.", ["KWB"]),
    ("Dat kost 3 mln euro.", ["mln"]),
    ("Wij gaan z.o.z. verder.", ["z.o.z"]), ("Elk huish. telt mee.", ["huish"]),
    ("Dat kost gemidd. 3 euro.", ["gemidd"]),
  ])
  func anAbbreviationIsFound(_ text: String, _ words: [String]) {
    #expect(found(.abbreviation, text) == words)
  }

  @Test(arguments: [
    "Het CBS telt.", "PwC rekent.", "Print dit op A4.", "Zij krijgt een WW-uitkering.", "Dit is zo in 2022.",
    "Zij gaat naar de min.", "Ik zeg no.", "Een PDF van 12 km.", "De wijk van J. Jansen.",
    "TILBURG EN OMSTREKEN",
    "De prijs ging naar 4.0.", "Kom naar WK085501.", "https://cbs.nl/KWB",
  ])
  func whatIsNoAbbreviationIsLeftAlone(_ text: String) {
    #expect(found(.abbreviation, text, names: ["OMSTREKEN"]).isEmpty, "\(found(.abbreviation, text))")
  }

  @Test func aCapitalNameMayBeAllowed() {
    #expect(found(.abbreviation, "De KWB telt.", allowed: ["KWB"]).isEmpty)
    #expect(found(.abbreviation, "In EKV wonen mensen.", names: ["EKV"]).isEmpty)
  }

  @Test(arguments: [
    ("de vermindering van de ontwikkeling van de wijk", 1),
    ("De berekening van een nieuwe schatting van het cijfer.", 1),
    ("het aantal van de mensen van de wijk van de stad", 1), ("de woning van de leerling van de school", 0),
    ("de helft van de bevolking van de wijk", 0), ("de mensen van 15 tot 75 jaar van de wijk van nu", 0),
    ("De berekening van het cijfer.", 0),
  ])
  func stackedNouns(_ text: String, _ count: Int) { #expect(found(.stackedNouns, text).count == count) }

  @Test(arguments: [
    ("Dat is niet onbelangrijk.", ["niet onbelangrijk"]),
    ("Er is geen wijk zonder winkel.", ["geen wijk zonder"]),
    ("Het is nooit niet druk.", ["nooit niet"]), ("Dat is niet ongeveer 10.", []),
    ("Zij wonen niet onder de grens.", []),
    ("Er is geen cijfer en geen schatting.", []), ("Wie niet werkt, is niet arm.", []),
    ("Dat ontbreekt niet.", []), ("Dat kan niet zonder meer.", []),
  ])
  func doubleNegation(_ text: String, _ words: [String]) { #expect(found(.doubleNegation, text) == words) }

  @Test func aSentenceMayStartWithANumber() {
    #expect(PlainDutchLint().problems(in: "12 wijken doen mee.").isEmpty)
  }

  @Test func allOfASentenceIsTold() {
    let text =
      "Indien de cijfers m.b.t. de wijk worden geteld, is dat niet onbelangrijk voor alle mensen die daar wonen."
    #expect(
      PlainDutchLint().problems(in: text).map(\.kind) == [
        .longSentence, .passive, .abbreviation, .hardWord, .doubleNegation,
      ])
  }

  @Test func aProblemNamesItsSentence() {
    let problems = PlainDutchLint().problems(in: "Dit is goed. Indien het kan.")
    #expect(problems == [LanguageProblem(.hardWord, "Indien", hint: "write 'als'", in: "Indien het kan.")])
  }

  @Test func noTextCanBreakIt() {
    var random = Seeded(9)
    let (lint, guardOfOrigin) = (PlainDutchLint(names: Noise.names), OriginWording(names: Noise.names))
    for _ in 0..<3000 {
      let text = Noise.text(&random)
      let sentences = Set(SentenceSplitter(names: Noise.names).sentences(in: text))
      for problem in lint.problems(in: text) + guardOfOrigin.problems(in: text) {
        #expect(sentences.contains(problem.sentence) && !problem.words.isEmpty && !problem.hint.isEmpty)
      }
    }
  }
}
