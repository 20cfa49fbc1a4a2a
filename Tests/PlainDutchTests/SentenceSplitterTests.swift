import Testing

@testable import PlainDutch

/// Sentences are told apart as a reader does.
@Suite struct SentenceSplitterTests {
  private let names = [
    "Wijk 01 Midsland", "'s-Hertogenbosch", "Nieuwegein", "Buurt St. Jan", "Wat nu? Buurt", "de Pijp",
  ]

  @Test(arguments: [
    ("Er wonen 1.200 mensen. Dat is 12,5%.", ["Er wonen 1.200 mensen.", "Dat is 12,5%."]),
    ("Dit gaat over Nieuwegein. Daar wonen mensen.", ["Dit gaat over Nieuwegein.", "Daar wonen mensen."]),
    (
      "Zij wonen in 's-Hertogenbosch. 's Avonds is het stil.",
      ["Zij wonen in 's-Hertogenbosch.", "'s Avonds is het stil."]
    ),
    ("Dit is zo, d.w.z. in 2022. Het blijft zo.", ["Dit is zo, d.w.z. in 2022.", "Het blijft zo."]),
    ("Kijk bijv. Tilburg aan.", ["Kijk bijv. Tilburg aan."]),
    ("Zij leest boeken enz. Dat helpt.", ["Zij leest boeken enz.", "Dat helpt."]),
    ("Vraag het J. Jansen. Hij weet het.", ["Vraag het J. Jansen.", "Hij weet het."]),
    ("Zij zegt: ‘Het is zo.’ Dan gaat zij.", ["Zij zegt: ‘Het is zo.’", "Dan gaat zij."]),
    ("‘Hoe dan?’ vroeg zij. Niemand wist het.", ["‘Hoe dan?’ vroeg zij.", "Niemand wist het."]),
    ("Goed! Zo? Ja… En nu (dit). Klaar", ["Goed!", "Zo?", "Ja…", "En nu (dit).", "Klaar"]),
    (
      "Het kost € 1,4 miljoen. € 30.000 is voor zorg.", ["Het kost € 1,4 miljoen.", "€ 30.000 is voor zorg."]
    ),
    ("Dit was in 2022. 12 wijken deden mee.", ["Dit was in 2022.", "12 wijken deden mee."]),
    ("1. De eerste stap.", ["1. De eerste stap."]),
    ("Eenheid: %. Een hoger cijfer is beter.", ["Eenheid: %.", "Een hoger cijfer is beter."]),
    ("Zie https://cbs.nl/a.b Hieruit: inwoners.", ["Zie https://cbs.nl/a.b", "Hieruit: inwoners."]),
    ("Dit is een kop\n\nDit een regel\nvan twee.", ["Dit is een kop", "Dit een regel van twee."]),
    (
      "In Buurt St. Jan wonen mensen. Wat nu? Buurt is stil.",
      ["In Buurt St. Jan wonen mensen.", "Wat nu? Buurt is stil."]
    ),
    ("Daar is het druk. de Pijp is vol.", ["Daar is het druk.", "de Pijp is vol."]),
    ("Licentie: CC BY 4.0. Hieruit: niets.", ["Licentie: CC BY 4.0.", "Hieruit: niets."]),
    ("Alle cijfers", ["Alle cijfers"]), ("", []), (" \n\n ", []), (".", ["."]),
  ])
  func aTextIsSplit(_ text: String, _ sentences: [String]) {
    #expect(SentenceSplitter(names: names).sentences(in: text) == sentences)
  }

  @Test func splittingTwiceChangesNothing() {
    var random = Seeded(7)
    for _ in 0..<2000 {
      let text = Noise.text(&random)
      let splitter = SentenceSplitter(names: Noise.names)
      for sentence in splitter.sentences(in: text) {
        #expect(splitter.sentences(in: sentence) == [sentence])
      }
    }
  }

  @Test func noWordIsLost() {
    var random = Seeded(8)
    for _ in 0..<1000 {
      let text = Noise.text(&random)
      let words = SentenceSplitter(names: Noise.names).sentences(in: text).flatMap {
        $0.split(separator: " ")
      }
      #expect(words == text.split(whereSeparator: \.isWhitespace))
    }
  }
}
