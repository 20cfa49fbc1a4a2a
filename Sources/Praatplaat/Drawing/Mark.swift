import Markup
import PageTemplates

/// The little balloon that stands before a text: this page is to talk about.
enum Mark {
  /// Where it lies: its middle at the middle of the capitals of the first line.
  static func box(x: Double, before text: Paragraph, size: Double) -> Box {
    let middle = text.baseline - text.style.size * 0.36
    return Box(x: x, y: middle - size / 2, width: size, height: size)
  }

  /// What the template draws it with, in a drawing of 10 by 10.
  static func view(x: Double, before text: Paragraph, size: Double) -> View {
    let box = box(x: x, before: text, size: size)
    return box.view.adding(["scale": .text((size / 10).thousandths)])
  }
}

extension Double {
  /// Rounded to thousandths, for a scale.
  var thousandths: String { ((self * 1000).rounded() / 1000).description }
}
