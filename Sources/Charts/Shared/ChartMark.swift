import Markup

/// What may be said of an area. Each has a shape of its own, so that none needs its colour.
public enum ChartMark: CaseIterable, Hashable, Sendable {
  /// A dot: nothing special.
  case ordinary
  /// An open triangle: it seems higher, but chance can explain that.
  case seemsHigher
  /// A filled diamond: it is over-represented.
  case overRepresented

  /// The marks as they lie over each other: what matters most on top.
  static let fromBelow: [ChartMark] = [.ordinary, .seemsHigher, .overRepresented]

  /// The outline around a place.
  private func outline(_ x: Double, _ y: Double) -> String {
    switch self {
    case .ordinary: "M\((x - 4.5).tenths) \(y.tenths)a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"
    case .seemsHigher: "M\(x.tenths) \((y - 6.5).tenths)l6.5 11h-13z"
    case .overRepresented: "M\(x.tenths) \((y - 7.5).tenths)l7.5 7.5-7.5 7.5-7.5-7.5z"
    }
  }

  /// The mark at a place, as SVG.
  func svg(_ x: Double, _ y: Double, _ style: ChartStyle) -> String {
    let path = "<path d=\"\(outline(x, y))\""
    return switch self {
    case .ordinary: path + " fill=\"\(style.second.hex)\" stroke=\"\(style.paper.hex)\"/>"
    case .seemsHigher:
      path + " fill=\"\(style.paper.hex)\" stroke=\"\(style.accent.hex)\" stroke-width=\"2\"/>"
    case .overRepresented: path + " fill=\"\(style.accent.hex)\" stroke=\"\(style.paper.hex)\"/>"
    }
  }
}

/// How a line is drawn, so that two can be told apart without their colours.
public enum LineForm: CaseIterable, Hashable, Sendable {
  /// An unbroken line.
  case solid
  /// A line of dashes.
  case dashed
  /// A line of dots.
  case dotted

  /// The attributes of the line.
  var attributes: String {
    switch self {
    case .solid: ""
    case .dashed: " stroke-dasharray=\"6 3\""
    case .dotted: " stroke-dasharray=\"1.5 3\""
    }
  }
}
