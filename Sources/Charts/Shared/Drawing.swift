import Markup

/// SVG in the making.
struct Drawing {
  /// Where a text has its place.
  enum Anchor: String {
    case start, middle, end
  }

  private(set) var svg = ""

  /// Adds what is SVG already.
  mutating func add(_ svg: String) { self.svg += svg }

  /// Adds a text.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, _ attributes: String = ""
  ) {
    guard !text.isEmpty else { return }
    svg += "<text x=\"\(x.tenths)\" y=\"\(y.tenths)\""
    if anchor != .start { svg += " text-anchor=\"\(anchor.rawValue)\"" }
    svg += "\(attributes)>\(MarkupText.escaped(text))</text>"
  }

  /// Adds a line or an outline.
  mutating func path(_ data: String, _ attributes: String = "") {
    svg += "<path d=\"\(data)\"\(attributes)/>"
  }

  /// Adds a line across.
  mutating func across(_ y: Double, from start: Double, to end: Double, _ attributes: String = "") {
    path("M\(start.tenths) \(y.tenths)H\(end.tenths)", attributes)
  }

  /// Adds a line down.
  mutating func down(_ x: Double, from start: Double, to end: Double, _ attributes: String = "") {
    path("M\(x.tenths) \(start.tenths)V\(end.tenths)", attributes)
  }

  /// Adds a box.
  mutating func box(_ box: Box, _ attributes: String) {
    svg += "<rect x=\"\(box.left.tenths)\" y=\"\(box.top.tenths)\" width=\"\(box.width.tenths)\""
    svg += " height=\"\(box.height.tenths)\"\(attributes)/>"
  }

  /// Adds things that belong together; nothing when there are none.
  mutating func group(
    _ attributes: String = "", tag: String = "g", title: String = "", _ content: (inout Drawing) -> Void
  ) {
    var inner = Drawing()
    content(&inner)
    guard !inner.svg.isEmpty else { return }
    svg += "<\(tag)\(attributes)>"
    if !title.isEmpty { svg += "<title>\(MarkupText.escaped(title))</title>" }
    svg += inner.svg + "</\(tag)>"
  }
}

/// A place that something takes.
struct Box: Hashable {
  var left, top, width, height: Double

  init(_ left: Double, _ top: Double, _ width: Double, _ height: Double) {
    (self.left, self.top, self.width, self.height) = (left, top, width, height)
  }

  var right: Double { left + width }
  var bottom: Double { top + height }

  func touches(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ other: Box) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }
}

/// The size of the letters of a chart, and how wide they may come out.
enum Lettering {
  /// Names and figures.
  static let size = 13.0
  /// Axes and what is said by the way.
  static let small = 12.0
  /// From one line of text to the next.
  static let leading = 16.0

  /// The width of a text in the widest of fonts: pages choose their own.
  static func width(_ text: String, _ size: Double = size, isBold: Bool = false) -> Double {
    TextMetrics.width(text, size: size, isBold: isBold) * TextMetrics.widest
  }

  /// The lines of a text that is no wider than allowed in the widest of fonts.
  static func lines(
    _ text: String, width: Double, _ size: Double = size, isBold: Bool = false, most: Int
  ) -> [String] {
    TextMetrics.lines(
      text, width: width / TextMetrics.widest, size: size, isBold: isBold, most: most)
  }
}
