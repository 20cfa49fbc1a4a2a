import AreaMaps
import Foundation
import Testing

@Suite("A legend")
struct MapLegendTests {
  private static func legend(_ texts: [String], missing: Int?, numbers: Bool = false) -> MapLegend {
    MapLegend(
      classes: texts.enumerated().map { MapLegend.Entry(text: $1, count: $0 + 1) },
      missing: missing.map { MapLegend.Entry(text: "geen cijfer", count: $0) },
      texts: MapTexts(title: "Legenda", description: "Vijf klassen", empty: ""),
      style: MapStyle(
        width: 400, height: 300, colours: Palette.sequential.colours, showsClassNumbers: numbers),
      idPrefix: "legenda")
  }

  @Test("has a line for each class with its range and count, the highest first, the missing ones last")
  func lines() throws {
    let texts = ["minder dan 5%", "5 tot 8%", "8 tot 10%", "10 tot 15%", "15% of meer"]
    let svg = MapLegendTests.legend(texts, missing: 3).svg()
    #expect(
      parts(of: svg, from: "<text x=\"38\"", to: "</text>").map { $0.components(separatedBy: ">")[1] }
        == ["15% of meer (5)", "10 tot 15% (4)", "8 tot 10% (3)", "5 tot 8% (2)"] + [
          "minder dan 5% (1)", "geen cijfer (3)",
        ])
    let fills = parts(of: svg, from: "height=\"18\" fill=\"", to: "\"")
    #expect(fills == Palette.sequential.colours.reversed().map(\.hex) + ["url(#legenda-hatch)"])
    #expect(svg.contains("role=\"img\"") && svg.contains("<title id=\"legenda-title\">Legenda</title>"))
    if let folder = ProcessInfo.processInfo.environment["PEIL_PICTURES"] {
      let numbered = MapLegendTests.legend(texts, missing: 3, numbers: true).svg()
      try Data(numbered.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent("legend.svg"))
    }
  }

  @Test("escapes its texts, and has no hatching when nothing is missing")
  func hostile() {
    let svg = MapLegendTests.legend(["<script>&\"'"], missing: nil).svg()
    #expect(svg.contains("&lt;script&gt;&amp;&quot;&#39; (1)") && !svg.contains("<script"))
    #expect(!svg.contains("pattern"))
  }

  @Test("is a picture even without lines")
  func none() {
    #expect(MapLegendTests.legend([], missing: nil).svg().hasSuffix("</svg>"))
  }
}
