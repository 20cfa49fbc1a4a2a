import AreaGeometry
import AreaMaps
import Foundation
import Testing

@Suite("A choropleth")
struct ChoroplethTests {
  @Test("names itself, and each area, for who can't see it")
  func names() {
    let svg = choropleth([area("a", 0, 0, label: "Noord: 12,5%"), area("b", 1, 0, label: "Zuid: 3%")]).svg()
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\""))
    #expect(svg.contains("role=\"img\" aria-labelledby=\"kaart-title kaart-desc\""))
    #expect(
      svg.contains("<title id=\"kaart-title\">Kaart</title><desc id=\"kaart-desc\">Wat men ziet</desc>"))
    #expect(svg.contains("<title>Noord: 12,5%</title>") && svg.contains("<title>Zuid: 3%</title>"))
  }

  @Test("a hostile name is only a name")
  func hostile() throws {
    let name = "<script>alert('x')</script>\" onload=\"x & \u{0}\u{1B}\u{202E}\u{FFFF}\n</svg>"
    var map = choropleth([area("a", 0, 0, label: name)], highlights: ["a"])
    map.texts = MapTexts(title: name, description: name, empty: name)
    map.style.fontFamily = name
    map.idPrefix = "1\"><script>"
    for svg in [
      map.svg(),
      {
        map.areas = []; return map.svg()
      }(),
    ] {
      #expect(!svg.contains("<script") && !svg.contains("onload=\"") && !svg.contains("'x'"))
      #expect(svg.unicodeScalars.allSatisfy { $0.value >= 32 && $0 != "\u{202E}" && $0 != "\u{FFFF}" })
      #expect(svg.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;x &amp; "))
      #expect(svg.contains("id=\"m1___script_-title\""))
      #expect(parts(of: svg, from: "</svg>", to: "").count == 1)
    }
  }

  @Test("keeps proportions, with north up, in the middle of its box")
  func proportions() {
    // Degrees at 60 north are half as wide as high; metres are square.
    func corners(_ rings: [(Double, Double, Double, Double)]) -> String {
      let areas = rings.map { box in
        MapArea(
          shape: AreaShape(
            code: "a",
            polygons: [
              MapPolygon(
                outer: MapRing([
                  MapPoint(box.0, box.1), MapPoint(box.2, box.1), MapPoint(box.2, box.3),
                  MapPoint(box.0, box.3),
                ]))
            ]), classIndex: 0, label: "")
      }
      return parts(of: choropleth(areas, width: 200, height: 104).svg(), from: "<path d=\"", to: "\">")[0]
    }
    #expect(corners([(5, 59.5, 6, 60.5)]) == "M750 20l0 1000 500 0 0-1000z")
    #expect(corners([(100_000, 400_000, 101_000, 401_000)]) == "M500 20l0 1000 1000 0 0-1000z")
  }

  @Test("can be cropped to its land, which keeps its size")
  func cropped() {
    let wide = choropleth([area("a", 1000, 0), area("b", 1001, 0)], width: 404, height: 304)
    let svg = wide.cropped().svg()
    #expect(svg.contains("width=\"404\" height=\"204\""))
    let lines = { (svg: String) in
      parts(of: svg, from: "<path d=\"", to: "z\">").first?.components(separatedBy: "l").last
    }
    #expect(lines(svg) == lines(wide.svg()) && lines(svg)?.contains("2000 0") == true)
    #expect(choropleth([]).cropped().style.height == 300)
  }

  @Test("cuts out holes and draws all parts of an area")
  func holesAndParts() {
    let polygons = [
      MapPolygon(outer: square(0, 0, 10), holes: [square(2, 2, 3)]), MapPolygon(outer: square(20, 0, 5)),
    ]
    let svg = choropleth([
      MapArea(shape: AreaShape(code: "a", polygons: polygons), classIndex: 1, label: "a")
    ]).svg()
    #expect(svg.contains("fill-rule=\"evenodd\""))
    let path = parts(of: svg, from: "<path d=\"", to: "\">")[0]
    #expect(path.filter { $0 == "M" }.count == 3 && path.filter { $0 == "z" }.count == 3)
  }

  @Test("an area too small to see is drawn as a square; a speck beside a larger part is not")
  func tiny() {
    let tiny = AreaShape(code: "tiny", polygons: [MapPolygon(outer: square(5, 5, 0.001))])
    let large = AreaShape(
      code: "large",
      polygons: [MapPolygon(outer: square(100, 0, 50)), MapPolygon(outer: square(60, 60, 0.001))])
    let svg = choropleth([tiny, large].map { MapArea(shape: $0, classIndex: 0, label: $0.code) }).svg()
    let paths = parts(of: svg, from: "<path d=\"", to: "\">")
    #expect(paths[0].hasSuffix("l20 0 0 20-20 0z"))
    #expect(paths[1].filter { $0 == "M" }.count == 1)
  }

  @Test("one area, one point, no place at all: always a picture")
  func extremes() {
    let point = AreaShape(code: "p", polygons: [MapPolygon(outer: MapRing([MapPoint(5, 52)]))])
    let nowhere = AreaShape(code: "n", polygons: [])
    let broken = AreaShape(
      code: "x",
      polygons: [MapPolygon(outer: MapRing([MapPoint(.nan, 0), MapPoint(.infinity, 1), MapPoint(0, 0)]))])
    func drawn(_ shapes: [AreaShape]) -> String {
      choropleth(
        shapes.map { MapArea(shape: $0, classIndex: 0, label: $0.code) }, highlights: ["p", "n", "x"],
        numbers: true
      ).svg()
    }
    #expect(drawn([point]).contains("<path d=\"M1990 1490l20 0 0 20-20 0z\">"))
    #expect(drawn([]).contains(">Geen kaart</text>"))
    #expect(drawn([nowhere]).contains(">Geen kaart</text>"))
    #expect(!drawn([broken, nowhere]).contains("nan"))
    let vast = MapArea(
      shape: AreaShape(
        code: "v",
        polygons: [
          MapPolygon(outer: MapRing([(-1.0, 0.0), (1, 1), (1, 0)].map { MapPoint($0 * 1.7e308, $1) }))
        ]
      ), classIndex: 0, label: "")
    #expect(choropleth([vast], highlights: ["v"]).cropped().svg().hasSuffix("</svg>"))
    #expect(choropleth([area("a", 0, 0)]).svg().contains("<path d=\"M520 20l0 2960 2960 0 0-2960z\">"))
  }

  @Test("colours each area by its class, and hatches those without")
  func classes() {
    let svg = choropleth([
      area("a", 0, 0, class: 0), area("b", 1, 0, class: 4), area("c", 2, 0, class: nil),
      area("d", 3, 0, class: 5), area("e", 4, 0, class: -1),
    ]).svg()
    let groups = parts(of: svg, from: "<g fill=\"", to: "</g>")
    func codes(_ fill: String) -> [String] {
      groups.filter { $0.hasPrefix(fill + "\"") }.flatMap { parts(of: $0, from: "<title>", to: "</title>") }
    }
    #expect(codes("#eff3ff") == ["a"])
    #expect(codes("#08519c") == ["b"])
    #expect(codes("url(#kaart-hatch)") == ["c", "d", "e"])
    #expect(svg.contains("<pattern id=\"kaart-hatch\""))
    #expect(!choropleth([area("a", 0, 0)]).svg().contains("<pattern"))
  }

  @Test("tells the class with a number too, in a colour that reads")
  func numbers() {
    let svg = choropleth([area("a", 0, 0, class: 0), area("b", 1, 0, class: 4)], numbers: true).svg()
    #expect(svg.contains("fill=\"#000000\">1</text>") && svg.contains("fill=\"#ffffff\">5</text>"))
  }

  @Test("outlines what stands out, dark within light, and numbers it in the given order")
  func highlights() {
    let areas = [area("a", 0, 0), area("b", 1, 0), area("c", 2, 0)]
    let svg = choropleth(areas, highlights: ["c", "unknown", "a"]).svg()
    let numbers = parts(of: svg, from: "stroke=\"none\" fill=\"#ffffff\">", to: "</text>")
    #expect(numbers == ["1", "3"])
    let outlines = parts(of: svg, from: "<g fill=\"none\" stroke=\"", to: "</g>")
    #expect(outlines.map { String($0.prefix(7)) } == ["#ffffff", "#262b33"])
    #expect(outlines.allSatisfy { parts(of: $0, from: "<path", to: "/>").count == 2 })
  }

  @Test("is the same, byte for byte, each time")
  func deterministic() {
    let areas = (0..<40).map { area("a\($0)", Double($0 % 7), Double($0 / 7), class: $0 % 6) }
    let map = choropleth(areas, highlights: ["a3", "a9"], numbers: true)
    #expect(map.svg() == map.svg())
  }
}
