import Markup
import Testing

/// A name fits the room it has, and says so when a part is left out.
@Suite struct TextLinesTests {
  private func lines(_ text: String, width: Double = 100, most: Int = 2) -> [String] {
    TextMetrics.lines(text, width: width, size: 12, most: most)
  }

  @Test func whatFitsIsLeftAsItIs() {
    #expect(lines("Binnenstad") == ["Binnenstad"])
    #expect(lines("Het Zand  ") == ["Het Zand"])
    #expect(lines("") == [])
  }

  @Test func aLineEndsAtASpaceOrAHyphen() {
    #expect(lines("Bedrijventerrein Het Laar") == ["Bedrijventerrein", "Het Laar"])
    #expect(lines("Groeseind-Hoefstraat") == ["Groeseind-", "Hoefstraat"])
    #expect(lines("Trouwlaan - Uitvindersbuurt") == ["Trouwlaan -", "Uitvindersbuurt"])
    #expect(lines("'s-Hertogenbosch", width: 80, most: 1) != ["'s-"])
  }

  @Test func whatDoesNotFitEndsInDots() {
    #expect(lines("Hoogheemraadschapszuiveringsinstallatie", most: 1).first?.hasSuffix("…") == true)
    #expect(lines("een twee drie vier vijf zes zeven acht negen tien")[1].hasSuffix("…"))
    #expect(TextMetrics.shortened("Noord - Zuid", width: 50, size: 12) == "Noord…")
  }

  @Test func noLineIsWiderThanItMayBe() {
    let names = [
      "Westerkoggenland-Noordzijde aan den Overlekse IJ", "WWWWWWWWWWWWWWWWWWWW", "i", "- - - -", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦 x",
      String(repeating: "a", count: 100_000), String(repeating: "b ", count: 50_000),
    ]
    for name in names {
      for width in stride(from: 12.0, through: 300, by: 12) {
        for most in 1...3 {
          let lines = lines(name, width: width, most: most)
          #expect(lines.count <= most)
          #expect(lines.allSatisfy { TextMetrics.width($0, size: 12) <= width + 1e-9 }, "\(width) \(lines)")
        }
      }
    }
  }

  @Test func withoutRoomThereIsNothing() {
    #expect(lines("Noord", width: 0) == [] && lines("Noord", most: 0) == [])
    #expect(lines("Noord", width: -5) == [] && lines("Noord", width: .nan) == [])
  }

  @Test func aPictureHeadNamesThePicture() {
    let head = PictureHead(width: 20, height: 10, prefix: "1 x", title: "<a>", description: "\"b\"")
    #expect(head.prefix == "m1_x")
    #expect(
      head.opening.contains("viewBox=\"0 0 20 10\" role=\"img\" aria-labelledby=\"m1_x-title m1_x-desc\""))
    #expect(head.opening.contains("<title id=\"m1_x-title\">&lt;a&gt;</title>"))
    #expect(head.opening.contains("<desc id=\"m1_x-desc\">&quot;b&quot;</desc>"))
  }
}
