import Testing

@testable import PlainDutch

/// The texts of a page are what a reader sees or hears.
@Suite struct PageSentencesTests {
  @Test(arguments: [
    ("<p>Een <b>vet</b> woord.</p><p>Twee.</p>", ["Een vet woord.", "Twee."]),
    ("<table><tr><th>Wijk</th><td>12,5%</td></tr></table>", ["Wijk", "12,5%"]),
    ("<style>p { color: red }</style><script>if (a < b) { }</script><code>x = 1</code><p>Ja</p>", ["Ja"]),
    ("<p title=\"De uitleg\" aria-label='Een naam'>Tekst</p>", ["De uitleg", "Een naam", "Tekst"]),
    ("<img alt=\"Een kaart\" src=x>", ["Een kaart"]),
    (
      "<p>Caf&eacute; &amp; thee&nbsp;&#8212; &#x20AC; 3 &lt;b&gt; &onbekend;</p>",
      ["Café & thee — € 3 <b> &onbekend;"]
    ),
    (
      "<svg><title>Kaart</title><desc>Een kaart.</desc><text>Een <tspan>twee</tspan></text><text>Drie</text></svg>",
      ["Kaart", "Een kaart.", "Een twee", "Drie"]
    ),
    ("<text><tspan x='1'>Een lange</tspan><tspan x='1'>regel.</tspan></text>", ["Een lange regel."]),
    ("<span>lager</span><span>hoger</span>", ["lager", "hoger"]), ("<p>vaak<br>soms</p>", ["vaak", "soms"]),
    ("<!-- niets --><!DOCTYPE html><?xml version='1.0'?><p>Ja</p>", ["Ja"]),
    ("<p>soft&shy;hyphen</p>", ["softhyphen"]),
    ("<text><![CDATA[Een < twee]]></text>", ["Een < twee"]), ("<p>3 < 4</p>", ["3 < 4"]),
    ("<p>Een\n\n  regel</p>", ["Een regel"]),
    ("<p>&lt;script&gt; is een naam</p>", ["<script> is een naam"]), ("<script/><p>Ja</p>", ["Ja"]),
    ("<p>Niet dicht", ["Niet dicht"]), ("<p class=>Leeg</p>", ["Leeg"]),
    ("<P>A</P><SCRIPT>x</Script>B", ["A", "B"]), ("", []),
    ("<a href=\"x>y\">Een</a> twee", ["Een twee"]), ("–", []),
  ])
  func textsAreTakenOut(_ markup: String, _ fragments: [String]) {
    #expect(PageSentences.fragments(inPage: markup) == fragments)
  }

  @Test func aSentenceIsTakenOnce() {
    #expect(
      PageSentences.sentences(inPage: "<p>Een. Twee.</p><p>Twee.</p><td>Een.</td>") == ["Een.", "Twee."])
  }

  @Test func problemsOfLanguageAndOfOriginAreFound() {
    let page = "<h1>Tevens</h1><p title='Dit wordt geteld.'>Allochtonen.</p><p>Tevens</p>"
    #expect(PageSentences.problems(inPage: page).map(\.kind) == [.hardWord, .passive, .label])
    #expect(PageSentences.problems(inPage: page, allowedTerms: ["tevens"]).map(\.kind) == [.passive, .label])
    #expect(PageSentences.problems(inPage: "<p>In Tevens</p>", names: ["Tevens"]).isEmpty)
  }

  @Test func aHostileNameIsOneWord() {
    let names = ["<script>", "\"; DROP TABLE"]
    let page = "<p>In &lt;script&gt; en &quot;; DROP TABLE wonen mensen.</p>"
    #expect(PageSentences.problems(inPage: page, names: names).isEmpty)
    #expect(
      SentenceSplitter(names: names).split("In <script> en \"; DROP TABLE wonen mensen.")[0].tokens.count == 6
    )
  }

  @Test func noPageCanBreakIt() {
    var random = Seeded(10)
    let lint = PageLint(names: Noise.names)
    for _ in 0..<3000 {
      let page = Noise.text(&random)
      _ = lint.problems(inPage: page)
      for fragment in PageSentences.fragments(inPage: page) {
        #expect(fragment.contains { $0.isLetter || $0.isNumber })
      }
    }
  }
}
