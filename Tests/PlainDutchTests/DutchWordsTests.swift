import Testing

@testable import PlainDutch

/// Words for numbers, lists and names.
@Suite struct DutchWordsTests {
  @Test func aNumberOfThingsHasTheRightForm() {
    #expect(
      [0, 1, 2, 1200].map { DutchWords.count($0, "wijk", "wijken") } == [
        "0 wijken", "1 wijk", "2 wijken", "1.200 wijken",
      ])
    #expect(
      [0, 1, 12, 13].map { DutchWords.countInWords($0, "wijk", "wijken") } == [
        "0 wijken", "één wijk", "twaalf wijken", "13 wijken",
      ])
    #expect([-1, 0, 1, 8, 1000].map(DutchWords.number) == ["−1", "0", "één", "acht", "1.000"])
  }

  @Test func aListEndsWithAnd() {
    #expect(DutchWords.list([]) == "")
    #expect(DutchWords.list(["A"]) == "A")
    #expect(DutchWords.list(["A", "B"]) == "A en B")
    #expect(DutchWords.list(["A", "B", "C"], before: "of") == "A, B of C")
  }

  @Test(
    arguments: [
      (0.125, "1 op de 8"), (0.11, "1 op de 9"), (0.5, "1 op de 2"), (0.4, "4 op de 10"), (0.33, "1 op de 3"),
      (0.62, "6 op de 10"), (0.96, "9 op de 10"), (1, "10 op de 10"), (0.0012, "1 op de 833"), (0, nil),
      (1.1, nil),
      (-0.1, nil), (.nan, nil), (.infinity, nil), (0.0001, nil),
    ] as [(Double, String?)])
  func aShareInPeople(_ share: Double, _ text: String?) { #expect(DutchWords.peopleIn(share: share) == text) }

  @Test func aShareInPeopleIsNearTheShare() {
    var random = Seeded(13)
    for _ in 0..<2000 {
      let share = Double.random(in: 0.001...1, using: &random)
      guard let text = DutchWords.peopleIn(share: share) else { continue }
      let numbers = text.split(separator: " ").compactMap { DutchNumber.value(of: String($0)) }
      #expect(abs(numbers[0] / numbers[1] - share) <= max(share / 10, 0.1), "\(share): \(text)")
    }
  }

  @Test(arguments: [
    ("wijken", "Wijken"), ("ijsselstein", "IJsselstein"), ("'s-Graveland", "'s-Graveland"),
    ("’t Gooi", "’t Gooi"),
    ("één", "Één"), ("", ""), ("'tafel'", "'tafel'"), ("1 wijk", "1 wijk"),
  ])
  func aCapital(_ text: String, _ capitalised: String) {
    #expect(DutchWords.capitalised(text) == capitalised)
  }

  @Test(arguments: [
    ("Wijken", "wijken"), ("WW-uitkering", "WW-uitkering"), ("IJsland", "ijsland"), ("A", "A"), ("", ""),
  ])
  func aSmallLetter(_ text: String, _ lowered: String) {
    #expect(DutchWords.lowercasedStart(text) == lowered)
  }

  @Test(arguments: [
    ("BERGEN OP ZOOM", "Bergen op Zoom"), ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"),
    ("IJSSELSTEIN", "IJsselstein"),
    ("DE BILT", "De Bilt"), ("ALPHEN AAN DEN RIJN", "Alphen aan den Rijn"), ("ETTEN-LEUR", "Etten-Leur"),
    ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"), ("Den Haag", "Den Haag"),
    ("SÚDWEST-FRYSLÂN", "Súdwest-Fryslân"),
    ("HOOGELOON-CASTEREN", "Hoogeloon-Casteren"), ("", ""), ("12", "12"),
  ])
  func aNameInCapitalsIsWrittenProperly(_ name: String, _ titled: String) {
    #expect(DutchNames.titled(name) == titled)
  }

  @Test(arguments: [
    ("De Bilt", "Bilt, De"), ("van der Berg", "Berg, van der"), ("Tilburg", "Tilburg"),
    ("Bergen op Zoom", "Bergen op Zoom"),
    ("'t Zand", "Zand, 't"), ("De", "De"), ("", ""), ("van de", "de, van"), ("Het Hogeland", "Hogeland, Het"),
  ])
  func aNameInARegister(_ name: String, _ registered: String) {
    #expect(DutchNames.registered(name) == registered)
  }

  @Test func noNameCanBreakIt() {
    var random = Seeded(14)
    for _ in 0..<2000 {
      let name = Noise.text(&random)
      let parts = DutchNames.parts(name)
      #expect((parts.small + " " + parts.rest).split(separator: " ") == name.split(separator: " "))
      #expect(DutchNames.titled(DutchNames.titled(name)) == DutchNames.titled(name))
      #expect(DutchWords.capitalised(DutchWords.capitalised(name)) == DutchWords.capitalised(name))
    }
  }
}
