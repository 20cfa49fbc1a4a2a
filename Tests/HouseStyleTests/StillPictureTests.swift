import Testing

@testable import HouseStyle

/// An SVG logo is a picture and nothing more.
@Suite struct StillPictureTests {
  private static func problem(_ content: String, root: String = "") -> String? {
    StillPicture.problem(
      in: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"\(root)>\(content)</svg>".utf8))
  }

  @Test(
    arguments: [
      "<script>alert(1)</script>", "<SCRIPT/>", "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\"/>",
      "<foreignObject><p/></foreignObject>", "<iframe/>", "<path onload=\"x()\"/>", "<g ONCLICK='x()'/>",
      "<g\nonclick = 'x()'/>", "<image href=\"https://example.org/a.png\"/>",
      "<image xlink:href=\"//example.org/a.png\"/>", "<image href=\"&#104;ttps://example.org/a.png\"/>",
      "<use href=\"other.svg#a\"/>", "<a href=\"javascript:alert(1)\"><path/></a>",
      "<image href=\"data:image/svg+xml;base64,PHN2Zz4=\"/>",
      "<image href=\"data:text/html;base64,PHN2Zz4=\"/>",
      "<path fill=\"url(https://example.org/a.svg#b)\"/>", "<path fill=\"url( 'a.svg#b' )\"/>",
      "<path style=\"fill:url(//example.org)\"/>", "<path fill=\"&#x75;rl(https://example.org)\"/>",
      "<path fill=\"u\\72l(https://example.org)\"/>", "<style>@import 'a.css';</style>",
      "<style>a{fill:URL(a.svg)}</style>", "<style><![CDATA[@import 'a.css';]]></style>",
      "<style>&#64;import 'a.css';</style>", "<style>@\\69mport 'a.css';</style>",
      "<style>a<!-- -->{fill:u<![CDATA[rl(a.svg)]]>}</style>",
      "<style>@font-face{src:url(a.woff2)}</style>", "<style>a{background:image-set('a.png' 1x)}</style>",
      "<animate attributeName=\"x\"/>", "<set attributeName=\"href\" to=\"a\"/>",
      "<style>a{animation:x 1s}</style>", "<g xml:base=\"https://example.org/\"/>", "&logo;",
      "<style>&logo;</style>", "<path d=\"&logo;\"/>", "<?xml-stylesheet href=\"a.css\"?>",
      "<!DOCTYPE svg>", "<!ENTITY a 'b'>",
    ])
  func whatCouldDoSomethingIsRefused(_ content: String) {
    #expect(Self.problem(content) != nil)
  }

  @Test(
    arguments: [
      "", "<!", "<", "<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"",
      "<svg xmlns='http://www.w3.org/2000/svg'>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", "<svg/>",
      "<html xmlns=\"http://www.w3.org/2000/svg\"/>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\"/><svg/>", "<svg xmlns=\"http://www.w3.org/2000/svg\" a/>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" a=b/>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>text",
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- </svg>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" a='<'/>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" a=\"1\" a=\"2\"/>",
      "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
      "<!-- --><?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    ])
  func whatIsNoWholePictureIsRefused(_ text: String) {
    #expect(StillPicture.problem(in: Array(text.utf8)) != nil)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(StillPicture.problem(in: Array("<svg>".utf8) + [0xFF]) == "is not UTF-8")
  }

  /// As drawing programs write them.
  @Test(
    arguments: [
      "<g id=\"a\"><path d=\"M0 0h9v9z\" fill=\"#f00\"/></g>",
      "<defs><linearGradient id=\"b\"><stop offset=\"0\"/></linearGradient></defs><path fill=\"url(#b)\"/>",
      "<style type=\"text/css\"><![CDATA[ .st0{fill:#FFF;stroke:url( '#b' )} ]]></style>",
      "<use xlink:href=\"#a\"/><image href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
      "<sodipodi:namedview inkscape:label=\"url(x) animation\" inkscape:export-filename=\"C:\\logo (1).png\"/>",
      "<metadata><rdf:RDF><cc:Work rdf:about=\"\"><dc:type rdf:resource=\"http://purl.org/x\"/></cc:Work></rdf:RDF></metadata>",
      "<title>Bos &amp; Zee &#8211; é</title><text x=\"1\">onload=script</text>", "<!-- <script> -->",
    ])
  func anOrdinaryLogoPasses(_ content: String) {
    #expect(Self.problem(content) == nil)
  }

  @Test func aDeclarationAtTheStartPasses() {
    let text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- Made by hand -->\n\(Fixture.svg)\n"
    #expect(StillPicture.problem(in: Array(text.utf8)) == nil)
  }

  /// A letter with a mark on it is one character, and its `<` is still there.
  @Test func aMarkHidesNothing() {
    #expect(Self.problem("<\u{301}script>alert(1)</script>") != nil)
    #expect(Self.problem("a<script>\u{301}</script>") != nil)
    #expect(Self.problem("<path on\u{301}load=\"x\"/>") != nil)
  }
}
