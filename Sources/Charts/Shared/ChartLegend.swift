import Markup

/// A line of a legend: what something on a chart means.
public struct LegendEntry: Hashable, Sendable {
  /// What is explained.
  public enum Sign: Hashable, Sendable {
    /// The mark of an area.
    case mark(ChartMark)
    /// A line, such as that of the country.
    case line(LineForm)
  }

  /// What is explained.
  public var sign: Sign
  /// What it means.
  public var text: String

  /// Makes a line.
  public init(_ sign: Sign, _ text: String) {
    self.sign = sign
    self.text = text
  }
}

/// A legend: entries side by side, as many on a line as have room.
struct ChartLegend {
  private struct Placed {
    var entry: LegendEntry
    var x, y: Double
    var lines: [String]
  }

  private var placed: [Placed] = []
  /// How high it is, with the room below it; 0 without entries.
  private(set) var height = 0.0
  private static let sign = 24.0
  private static let textStart = 32.0
  private static let lineHeight = 22.0

  init(_ entries: [LegendEntry], width: Double) {
    guard !entries.isEmpty else { return }
    var (x, y) = (0.0, 0.0)
    for entry in entries {
      let lines = Lettering.lines(entry.text, width: width - Self.textStart, most: 3)
      let wide = Self.textStart + (lines.map { Lettering.width($0) }.max() ?? 0)
      if x > 0, x + wide > width || lines.count > 1 { (x, y) = (0, y + Self.lineHeight) }
      placed.append(Placed(entry: entry, x: x, y: y, lines: lines))
      x += wide + 22
      if lines.count > 1 { (x, y) = (0, y + Self.lineHeight + Double(lines.count - 1) * Lettering.leading) }
    }
    height = y + (x > 0 ? Self.lineHeight : 0) + 8
  }

  func draw(into drawing: inout Drawing, _ style: ChartStyle) {
    drawing.group(" fill=\"\(style.ink.hex)\"") { drawing in
      for item in placed {
        let middle = item.y + Self.lineHeight / 2
        drawing.add(Self.svg(item.entry.sign, item.x, middle, style))
        for (number, line) in item.lines.enumerated() {
          drawing.text(line, item.x + Self.textStart, middle + 4.5 + Double(number) * Lettering.leading)
        }
      }
    }
  }

  private static func svg(_ sign: LegendEntry.Sign, _ x: Double, _ y: Double, _ style: ChartStyle) -> String {
    let centre = x + Self.sign / 2
    var drawing = Drawing()
    switch sign {
    case .mark(let mark): drawing.add(mark.svg(centre, y, style))
    case .line(let form):
      let look = " stroke=\"\(style.ink.hex)\" stroke-width=\"1.5\"\(form.attributes)"
      drawing.across(y, from: x, to: x + Self.sign, look)
    }
    return drawing.svg
  }
}
