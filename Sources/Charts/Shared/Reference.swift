/// A line across a chart that figures are compared with, such as that of the country.
public struct Reference: Hashable, Sendable {
  /// What stands beside the line, with its figure: `Nederland 11,9%`.
  public var label: String
  /// Where it lies.
  public var value: Double
  /// How it is drawn.
  public var line: LineForm

  /// Makes a line.
  public init(label: String, value: Double, line: LineForm = .solid) {
    self.label = label
    self.value = value
    self.line = line
  }
}

/// Reference lines with their labels above the chart, on as few levels as they need.
struct ReferenceLabels {
  private struct Placed {
    var reference: Reference
    var x: Double
    var label: String
    var isLeft: Bool
    var level: Int
    var start, end: Double
  }

  private var placed: [Placed] = []
  private static let levelHeight = 18.0

  /// Places labels beside lines at those places, none over another or over the line of another.
  init(_ references: [Reference], x: (Double) -> Double, within bounds: ClosedRange<Double>) {
    let known = references.filter { $0.value.isDrawable }.map { (reference: $0, x: x($0.value)) }
    let ordered = known.enumerated().sorted { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }
    for (order, (_, item)) in ordered.enumerated() {
      let others = ordered.enumerated().filter { $0.offset != order }.map { $0.element.element.x }
      let prefersLeft = order == 0 && ordered.count > 1
      placed.append(place(item.reference, item.x, others, bounds, prefersLeft: prefersLeft))
    }
  }

  /// How high the labels are together.
  var height: Double { Double((placed.map(\.level).max() ?? -1) + 1) * Self.levelHeight }

  private func place(
    _ reference: Reference, _ x: Double, _ others: [Double], _ bounds: ClosedRange<Double>, prefersLeft: Bool
  ) -> Placed {
    for level in 0...placed.count {
      for isLeft in [prefersLeft, !prefersLeft] {
        let width = Lettering.width(reference.label)
        let (start, end) = isLeft ? (x - 6 - width, x - 2) : (x + 2, x + 6 + width)
        let candidate = Placed(
          reference: reference, x: x, label: reference.label, isLeft: isLeft, level: level, start: start,
          end: end)
        if fits(candidate, others, bounds) { return candidate }
      }
    }
    return shortened(reference, x, bounds)
  }

  /// A label that has no room anywhere: on a level of its own, as much of it as fits.
  private func shortened(_ reference: Reference, _ x: Double, _ bounds: ClosedRange<Double>) -> Placed {
    let isLeft = x - bounds.lowerBound > bounds.upperBound - x
    let room = (isLeft ? x - bounds.lowerBound : bounds.upperBound - x) - 6
    let label = Lettering.lines(reference.label, width: room, most: 1).first ?? ""
    return Placed(
      reference: reference, x: x, label: label, isLeft: isLeft,
      level: (placed.map(\.level).max() ?? -1) + 1, start: isLeft ? x - 6 - room : x + 2,
      end: isLeft ? x - 2 : x + 6 + room)
  }

  private func fits(_ one: Placed, _ others: [Double], _ bounds: ClosedRange<Double>) -> Bool {
    guard one.start >= bounds.lowerBound, one.end <= bounds.upperBound else { return false }
    // A line runs up to the level of its label.
    let isCrossed = one.level == 0 && others.contains { $0 > one.start && $0 < one.end }
    return !isCrossed
      && placed.allSatisfy { other in
        let isOver = other.level == one.level && one.start < other.end && other.start < one.end
        let crossesIt = other.level > one.level && other.x > one.start && other.x < one.end
        let isCrossedByIt = one.level > other.level && one.x > other.start && one.x < other.end
        return !isOver && !crossesIt && !isCrossedByIt
      }
  }

  /// Draws lines from their labels, which stand above `top`, down to `bottom`.
  func draw(into drawing: inout Drawing, top: Double, bottom: Double, _ style: ChartStyle) {
    drawing.group(" fill=\"\(style.ink.hex)\" stroke-width=\"1.5\"") { drawing in
      for item in placed {
        let base = top - Double(item.level) * Self.levelHeight
        let look = " stroke=\"\(style.ink.hex)\"\(item.reference.line.attributes)"
        drawing.down(item.x, from: base - 14, to: bottom, look)
        drawing.text(
          item.label, item.isLeft ? item.x - 6 : item.x + 6, base - 4, item.isLeft ? .end : .start)
      }
    }
  }
}
