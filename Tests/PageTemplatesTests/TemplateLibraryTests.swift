import IndicatorSchema
import Testing

@testable import PageTemplates

/// Templates are filled with escaped text, however they ask for it.
@Suite struct TemplateLibraryTests {
  private func render(_ template: String, _ view: View) throws -> String {
    try TemplateLibrary([.init(name: "page", text: template)]).render(view, "page")
  }

  @Test func textIsEscapedOnceWithTwoBracesAndWithThree() throws {
    #expect(
      try render("{{a}}|{{{a}}}", ["a": .text("<b>\"'&")])
        == "&lt;b&gt;&quot;&#39;&amp;|&lt;b&gt;&quot;&#39;&amp;")
  }

  @Test func markupOfTheProgramStaysAsItIs() throws {
    #expect(try render("{{a}}", ["a": .markup("<svg/>")]) == "<svg/>")
  }

  @Test func aSectionWithoutAnythingIsHidden() throws {
    let view: View = ["a": .text(nil), "b": .view(nil), "c": .markup(nil), "d": .flag(false), "e": .list([])]
    #expect(try render("{{#a}}x{{/a}}{{#b}}x{{/b}}{{#c}}x{{/c}}{{#d}}x{{/d}}{{#e}}x{{/e}}.", view) == ".")
  }

  @Test func theLastTemplateOfANameCounts() throws {
    let library = try TemplateLibrary([
      .init(name: "page", text: "{{> part}}"), .init(name: "part", text: "old"),
      .init(name: "part", text: "new"),
    ])
    #expect(library.render([:], "page") == "new")
  }

  @Test func aMistakeIsNamedWithItsPlace() {
    let source = TemplateLibrary.Source(
      name: "page", text: "one\n{{#a}}x{{/b}}", place: Place("own/page.mustache"))
    #expect {
      try TemplateLibrary([source])
    } throws: { error in
      let diagnostic = error as? Diagnostic
      return diagnostic?.place?.file == "own/page.mustache" && diagnostic?.place?.line == 2
    }
  }
}
