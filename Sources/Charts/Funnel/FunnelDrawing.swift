import AreaMaps
import Markup

/// Draws a funnel plot.
struct FunnelDrawing {
  private let plot: FunnelPlot
  /// The axes: people by square root, which gives small areas room; shares from nought.
  private let mostPeople: Double
  private let range: ClosedRange<Double>
  private static let size = (width: 720.0, height: 440.0)
  private static let edge = (left: 56.0, right: 18.0, top: 34.0, bottom: 58.0)

  init(_ plot: FunnelPlot) {
    self.plot = plot
    mostPeople = (plot.points.map(\.people).max() ?? 1) * 1.08
    let shares = plot.points.map(\.share) + [plot.expected]
    let highest = min(100, (shares.max() ?? 1) * 1.1)
    range = 0...max(highest, plot.expected * 1.2, 1)
  }

  var svg: String {
    let style = plot.style
    let (width, height) = Self.size
    var text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width.tenths)\" height=\"\(height.tenths)\""
    text += " viewBox=\"0 0 \(width.tenths) \(height.tenths)\" role=\"img\""
    text += " aria-labelledby=\"\(plot.prefix)-title \(plot.prefix)-desc\" font-family=\"inherit\">"
    text += "<title id=\"\(plot.prefix)-title\">\(MarkupText.escaped(plot.texts.title))</title>"
    text += "<desc id=\"\(plot.prefix)-desc\">\(MarkupText.escaped(plot.texts.description))</desc>"
    text += "<g font-size=\"13\" fill=\"\(style.soft.hex)\">\(grid)</g>"
    text += limits(3.090, dash: "2 4", plot.words.wide) + limits(1.960, dash: "7 4", plot.words.narrow)
    return text + middle + marks + labels + "</svg>"
  }

  private func x(_ people: Double) -> Double {
    let width = Self.size.width - Self.edge.left - Self.edge.right
    return Self.edge.left + width * (people / mostPeople).squareRoot()
  }

  private func y(_ share: Double) -> Double {
    let height = Self.size.height - Self.edge.top - Self.edge.bottom
    return Self.edge.top + height * (1 - (min(share, range.upperBound) - range.lowerBound) / range.upperBound)
  }

  private var grid: String {
    let style = plot.style
    let (left, right) = (Self.edge.left, Self.size.width - Self.edge.right)
    let bottom = y(0)
    var text = ""
    for share in Ticks.linear(from: 0, to: range.upperBound) {
      let y = y(share)
      text += "<path d=\"M\(left.tenths) \(y.tenths)H\(right.tenths)\" stroke=\"\(style.line.hex)\"/>"
      text += self.text(plot.words.shareText(share), x: left - 8, y: y + 4, anchor: "end")
    }
    for people in peopleTicks {
      text += "<path d=\"M\(x(people).tenths) \(bottom.tenths)v5\" stroke=\"\(style.soft.hex)\"/>"
      text += self.text(plot.words.peopleText(people), x: x(people), y: bottom + 20, anchor: "middle")
    }
    text += self.text(plot.words.share, x: 4, y: 16, anchor: "start")
    return text + self.text(plot.words.people, x: right, y: bottom + 42, anchor: "end")
  }

  /// Round numbers with room between them.
  private var peopleTicks: [Double] {
    let wanted = [0.02, 0.1, 0.25, 0.5, 1].flatMap { Ticks.linear(from: 0, to: mostPeople * $0, about: 2) }
    var ticks: [Double] = []
    for tick in Set(wanted).sorted(by: >) where tick > 0 {
      if let last = ticks.last, x(last) - x(tick) < 70 { continue }
      ticks.append(tick)
    }
    return ticks.reversed()
  }

  private func limits(_ z: Double, dash: String, _ label: String) -> String {
    let share = plot.expected / 100
    var (upper, lower): ([String], [String]) = ([], [])
    for step in 1...60 {
      // Even steps along the axis, which is a square root.
      let part = Double(step) / 60
      let people = mostPeople * part * part
      let width = z * (share * (1 - share) / people).squareRoot()
      let high = 100 * (share + width)
      if high <= range.upperBound { upper.append("\(x(people).tenths) \(y(high).tenths)") }
      if share > width { lower.append("\(x(people).tenths) \(y(100 * (share - width)).tenths)") }
    }
    let paths = [upper, lower].filter { $0.count > 1 }.map { "M" + $0.joined(separator: "L") }
    guard !paths.isEmpty else { return "" }
    return "<path d=\"\(paths.joined())\" fill=\"none\" stroke=\"\(plot.style.second.hex)\""
      + " stroke-width=\"1.5\" stroke-dasharray=\"\(dash)\"><title>\(MarkupText.escaped(label))</title></path>"
  }

  private var middle: String {
    let right = Self.size.width - Self.edge.right
    let y = y(plot.expected)
    let label = "\(plot.words.expected): \(plot.words.shareText(plot.expected))"
    return
      "<path d=\"M\(Self.edge.left.tenths) \(y.tenths)H\(right.tenths)\" stroke=\"\(plot.style.second.hex)\""
      + " stroke-width=\"2\"/>"
      + "<g font-size=\"13\" font-weight=\"bold\" fill=\"\(plot.style.second.hex)\">"
      + text(label, x: right, y: y - 6, anchor: "end") + "</g>"
  }

  /// A dot, an open triangle, a filled one: told apart without colour.
  private var marks: String {
    plot.points.map { point in
      let (x, y) = (x(point.people), y(point.share))
      let title = "<title>\(MarkupText.escaped(point.title))</title>"
      let (accent, soft, paper) = (plot.style.accent.hex, plot.style.soft.hex, plot.style.paper.hex)
      let triangle = "M\(x.tenths) \((y - 7).tenths)l6.5 11.5h-13z"
      switch point.mark {
      case .ordinary:
        return "<circle cx=\"\(x.tenths)\" cy=\"\(y.tenths)\" r=\"4\" fill=\"\(soft)\">\(title)</circle>"
      case .seeming:
        return
          "<path d=\"\(triangle)\" fill=\"\(paper)\" stroke=\"\(accent)\" stroke-width=\"2\">\(title)</path>"
      case .over:
        return "<path d=\"\(triangle)\" fill=\"\(accent)\" stroke=\"\(paper)\">\(title)</path>"
      }
    }.joined()
  }

  /// Names beside their points, as far as they hide nothing.
  private var labels: String {
    var taken = plot.points.map { Box(x(plot: $0) - 7, y($0.share) - 7, 14, 14) }
    let right = Self.size.width - Self.edge.right
    taken.append(Box(right - 190, y(plot.expected) - 20, 190, 22))
    var text = ""
    for point in plot.points {
      guard let label = point.label else { continue }
      let width = Double(label.count) * 7 + 4
      let (x, y) = (x(point.people), y(point.share))
      let places = [
        (Box(x + 9, y - 9, width, 16), "start", x + 9), (Box(x - 9 - width, y - 9, width, 16), "end", x - 9),
      ]
      let free = places.first { box, _, _ in
        box.x >= Self.edge.left && box.x + box.width <= Self.size.width && !taken.contains(where: box.touches)
      }
      guard let (box, anchor, start) = free else { continue }
      taken.append(box)
      text += self.text(label, x: start, y: y + 4, anchor: anchor)
    }
    return "<g font-size=\"13\" fill=\"\(plot.style.ink.hex)\">\(text)</g>"
  }

  private func x(plot point: FunnelPlot.Point) -> Double { x(point.people) }

  private struct Box {
    let x, y, width, height: Double

    init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    func touches(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
  }

  private func text(_ text: String, x: Double, y: Double, anchor: String) -> String {
    "<text x=\"\(x.tenths)\" y=\"\(y.tenths)\" text-anchor=\"\(anchor)\">\(MarkupText.escaped(text))</text>"
  }
}
