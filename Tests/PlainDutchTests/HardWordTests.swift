import Testing

@testable import PlainDutch

/// Hard words are found in their forms, and not in other words.
@Suite struct HardWordTests {
  private func found(_ text: String, allowed: [String] = []) -> [String] {
    PlainDutchLint(allowedTerms: allowed).problems(in: text).filter { $0.kind == .hardWord }.map(\.words)
  }

  @Test(arguments: [
    ("Indien het kan.", ["Indien"]),
    ("Zij participeert, en participeerde.", ["participeert", "participeerde"]),
    ("Er is gemonitord en geëvalueerd.", ["gemonitord", "geëvalueerd"]),
    ("Een significante daling.", ["significante"]),
    ("Het prevalentiecijfer.", ["prevalentiecijfer"]),
    ("De bijstandsgerechtigden.", ["bijstandsgerechtigden"]),
    ("Een regel met betrekking tot geld.", ["met betrekking tot"]), ("Dit is conform de wet.", ["conform"]),
    ("Derhalve, tevens middels inzake.", ["Derhalve", "tevens", "middels", "inzake"]),
    ("De parameters en instrumenten.", ["parameters", "instrumenten"]),
    ("Arbeidsparticipatie", ["Arbeidsparticipatie"]),
    ("Laaggeletterdheid komt voor.", ["Laaggeletterdheid"]),
    ("Dit is statistisch significant.", ["statistisch significant"]),
    ("Een sociaal-economische analyse.", ["sociaal-economische", "analyse"]),
    ("Teneinde te helpen.", ["Teneinde"]),
  ])
  func aHardWordIsFound(_ text: String, _ words: [String]) { #expect(found(text) == words) }

  @Test(arguments: [
    "Het is vals als je liegt.", "De instrumentmaker woont hier.", "Een partij van de parade.",
    "Het contextmenu is klein.",
    "Dat is meteen klaar.", "Wij zijn met betere buren tot laat op.", "Zij betrekt de mensen.",
    "Inwoners wonen in Zaken.",
    "Dochter en doctor.", "https://voorbeeld.nl/significant",
  ])
  func anotherWordIsLeftAlone(_ text: String) { #expect(found(text).isEmpty, "\(found(text))") }

  @Test func anExplainedTermMayBeUsed() {
    #expect(found("Laaggeletterdheid komt voor.", allowed: ["laaggeletterdheid"]).isEmpty)
    #expect(found("Het prevalentiecijfer.", allowed: ["prevalentie"]).isEmpty)
    #expect(found("Met betrekking tot geld.", allowed: ["met betrekking tot"]).isEmpty)
    #expect(found("Indien dit, tevens dat.", allowed: ["indien"]) == ["tevens"])
  }

  @Test func theListIsLongAndInOrder() {
    let entries = WordFile.hardWords.entries
    #expect(entries.count >= 150)
    for (left, right) in entries {
      #expect(!right.isEmpty && left == left.lowercased(), "\(left)")
      #expect(left.split(separator: "|").allSatisfy { !$0.hasPrefix(" ") && !$0.hasSuffix(" ") }, "\(left)")
    }
  }

  @Test func noWordIsInTheListTwice() {
    var seen: Set<Substring> = []
    for (left, _) in WordFile.hardWords.entries {
      for form in left.split(separator: "|") {
        #expect(seen.insert(form.split(separator: "/")[0]).inserted, "\(form)")
      }
    }
  }

  @Test func noAdviceIsItselfHard() {
    let lint = PlainDutchLint()
    for (left, right) in WordFile.hardWords.entries + WordFile.abbreviations.entries + WordFile.people.entries
    {
      let problems = lint.problems(in: right).filter { [.hardWord, .abbreviation].contains($0.kind) }
      #expect(problems.isEmpty, "\(left) = \(right): \(problems)")
    }
  }
}
