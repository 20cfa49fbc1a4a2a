import Foundation
import Markup
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A picture as a reader of SVG sees it.
final class Picture: NSObject, XMLParserDelegate {
  /// An element, with what it inherits.
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    /// The names of what it lies in.
    var path: [String]

    func number(_ attribute: String) -> Double { attributes[attribute].flatMap(Double.init) ?? .nan }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// Nil when it is no well-formed XML.
  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let inherited = ["font-size", "font-weight", "text-anchor", "fill", "stroke"]
    var all = open.last.map { elements[$0].attributes.filter { inherited.contains($0.key) } } ?? [:]
    all.merge(attributes) { $1 }
    elements.append(Element(name: name, attributes: all, path: open.map { elements[$0].name }))
    open.append(elements.count - 1)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  var width: Double { elements[0].number("width") }
  var height: Double { elements[0].number("height") }
  var texts: [String] { all("text").map(\.text) }

  /// Where the texts are, in letters of Helvetica.
  var textBoxes: [(text: String, left: Double, right: Double, top: Double, bottom: Double)] {
    all("text").map { element in
      let size = element.number("font-size")
      let width = TextMetrics.width(
        element.text, size: size, isBold: element.attributes["font-weight"] == "bold")
      let anchor = element.attributes["text-anchor"]
      let left = element.number("x") - (anchor == "end" ? width : anchor == "middle" ? width / 2 : 0)
      let base = element.number("y")
      return (element.text, left, left + width, base - size * 0.72, base)
    }
  }

  /// Pairs of texts that lie over each other.
  var overlaps: [String] {
    let boxes = textBoxes
    return boxes.indices.flatMap { one in
      boxes.indices.filter { $0 > one }.compactMap { two -> String? in
        let (a, b) = (boxes[one], boxes[two])
        let isOver = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
        return isOver ? "\(a.text) | \(b.text)" : nil
      }
    }
  }

  /// Texts that do not lie within the picture.
  var outside: [String] {
    textBoxes.filter { $0.left < -0.5 || $0.right > width + 0.5 || $0.top < -0.5 || $0.bottom > height + 0.5 }
      .map(\.text)
  }
}

/// The picture as it is read; a failure when it is no well-formed XML.
func drawn(_ svg: String) throws -> Picture { try #require(Picture(svg)) }

/// Numbers that come out the same each time: the generator of Knuth, "The Art of Computer Programming", volume 2.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

/// A text that would do harm were it not escaped.
let hostile = "<script>alert('x')</script>\" onload=\"x & \u{0}\u{202E}\u{FFFF}\n</svg>; DROP TABLE"

/// What no picture with a hostile text may hold.
func expectHarmless(_ svg: String) {
  #expect(Picture(svg) != nil)
  #expect(!svg.contains("<script") && !svg.contains("onload=\"") && !svg.contains("'x'"))
  #expect(svg.unicodeScalars.allSatisfy { $0.value >= 32 && $0 != "\u{202E}" && $0 != "\u{FFFF}" })
  #expect(!svg.contains("nan") && !svg.contains("inf\""))
}
