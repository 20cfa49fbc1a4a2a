import Markup

/// What the colours of a map mean, as an SVG picture.
public struct MapLegend: Sendable {
  /// A line of a legend.
  public struct Entry: Hashable, Sendable {
    /// What the colour means, such as `10 tot 12%` or `geen cijfer`.
    public var text: String
    /// How many areas have it.
    public var count: Int

    /// Makes a line.
    public init(text: String, count: Int) {
      self.text = text
      self.count = count
    }
  }

  /// The classes, from low to high, for the colours of the style.
  public var classes: [Entry]
  /// Areas without a figure; nil leaves the line out.
  public var missing: Entry?
  /// The texts; `empty` is not used.
  public var texts: MapTexts
  /// The looks: colours, fonts and whether classes have numbers. The size follows from the lines.
  public var style: MapStyle
  /// The start of every `id` in the picture; different from that of the map.
  public var idPrefix: String

  /// Makes a legend.
  public init(classes: [Entry], missing: Entry?, texts: MapTexts, style: MapStyle, idPrefix: String) {
    self.classes = classes
    self.missing = missing
    self.texts = texts
    self.style = style
    self.idPrefix = idPrefix
  }

  private static let lineHeight = 24
  private static let textStart = 38

  /// The picture: a line for each class, the highest first as one reads a thermometer, and that of the areas
  /// without a figure last.
  public func svg() -> String {
    let prefix = MarkupText.identifier(idPrefix)
    let entries = lines
    var sized = style
    sized.height = max(1, entries.count * MapLegend.lineHeight)
    sized.width = width
    var text = PictureHead(texts, sized, prefix: prefix).opening
    if missing != nil { text += "<defs>\(hatchPattern("\(prefix)-hatch", style, unit: 1))</defs>" }
    text += "<g font-size=\"13\" fill=\"\(style.background.readableInk.hex)\">"
    for (number, line) in entries.enumerated() {
      text += svg(of: line, top: number * MapLegend.lineHeight, "\(prefix)-hatch")
    }
    return text + "</g></svg>"
  }

  private struct Line {
    var entry: Entry
    var number: Int?
    var colour: Colour?
  }

  private var lines: [Line] {
    let known = zip(classes, style.colours).enumerated().map { number, pair in
      Line(entry: pair.0, number: number + 1, colour: pair.1)
    }
    return known.reversed() + (missing.map { [Line(entry: $0)] } ?? [])
  }

  /// Wide enough for fonts of usual width.
  private var width: Int {
    let longest = lines.map { $0.entry.text.count + String($0.entry.count).count + 3 }.max() ?? 0
    return MapLegend.textStart + Int((Double(min(longest, 1000)) * 7.6).rounded(.up))
  }

  private func svg(of line: Line, top: Int, _ hatch: String) -> String {
    let fill = line.colour?.hex ?? "url(#\(hatch))"
    let border = style.background.mostContrasting(of: [style.ink, style.lightInk])
    var text = "<rect x=\"1\" y=\"\(top + 3)\" width=\"28\" height=\"18\" fill=\"\(fill)\""
    text += " stroke=\"\(border.hex)\"/>"
    if style.showsClassNumbers, let number = line.number, let colour = line.colour {
      text += "<text x=\"15\" y=\"\(top + 16)\" font-size=\"11\" text-anchor=\"middle\""
      text += " fill=\"\(colour.readableInk.hex)\">\(number)</text>"
    }
    text += "<text x=\"\(MapLegend.textStart)\" y=\"\(top + 17)\">\(MarkupText.escaped(line.entry.text))"
    return text + " (\(line.entry.count))</text>"
  }
}
