import Markup
import PageTemplates

/// A text in lines, at its place.
struct Paragraph {
  /// Which side of a text stands at its place.
  enum Side {
    case start
    case middle
    case end
  }

  let lines: [String]
  let style: TypeStyle
  let side: Side
  /// Where the start, the middle or the end of each line stands.
  private(set) var x = 0.0
  /// The top of the first line.
  private(set) var y = 0.0

  /// A text in lines of at most a width.
  init(_ text: String, width: Double, _ style: TypeStyle, side: Side = .start, isBalanced: Bool = false) {
    // Bold letters can be a little wider than the measure of them.
    let room = width * (style.isBold ? 0.97 : 0.995)
    lines =
      isBalanced
      ? Typesetter.balanced(text, width: room, style) : Typesetter.lines(text, width: room, style)
    (self.style, self.side) = (style, side)
  }

  var height: Double { Double(lines.count) * style.size * style.leading }
  var width: Double { lines.map(style.width).max() ?? 0 }
  var bottom: Double { y + height }

  /// The same with its top at a place.
  func at(_ x: Double, _ y: Double) -> Paragraph {
    var placed = self
    (placed.x, placed.y) = (x, y)
    return placed
  }

  /// Where a line stands on its base, seen from the top of the line.
  private var ascent: Double { style.size * (style.leading / 2 + 0.346) }

  /// The base of the first line.
  var baseline: Double { y + ascent }

  /// The same with the base of its first line at a height.
  func standing(at x: Double, base: Double) -> Paragraph { at(x, base - ascent) }

  /// The room that each line takes.
  var boxes: [Box] {
    lines.enumerated().map { number, line in
      let width = style.width(line)
      let left =
        switch side {
        case .start: x
        case .middle: x - width / 2
        case .end: x - width
        }
      // The letters themselves, from the top of the capitals to the foot of a g.
      let base = baseline + Double(number) * style.size * style.leading
      return Box(x: left, y: base - style.size * 0.74, width: width, height: style.size * 0.95)
    }
  }

  /// What the template draws it with; where numbers are marked, words with digits stand out.
  ///
  /// Each line is one row of pieces beside each other: WeasyPrint 57 loses what follows a piece within a piece.
  func view(level: Int? = nil, marksNumbers: Bool = false) -> View {
    let pieces = lines.enumerated().flatMap { number, line -> [View] in
      let base = baseline + Double(number) * style.size * style.leading
      // The space keeps the last word of a line apart from the next when the text is copied or read aloud.
      let text = number + 1 < lines.count && side == .start ? line + " " : line
      let runs = marksNumbers ? Paragraph.runs(of: text) : [Run(text: text, isStrong: false)]
      return runs.enumerated().map { index, run in
        [
          "start": .view(index == 0 ? ["x": .text(x.tenths), "y": .text(base.tenths)] : nil),
          "text": .text(run.text), "strong": .flag(run.isStrong),
        ]
      }
    }
    return [
      "level": .text(level.map(String.init)), "size": .text(style.size.tenths), "bold": .flag(style.isBold),
      "pieces": .list(pieces), "anchor": .text(side == .start ? nil : side == .end ? "end" : "middle"),
    ]
  }

  private struct Run {
    var text: String
    var isStrong: Bool
  }

  /// A line in pieces: words that start with a digit, and what stands between them.
  private static func runs(of line: String) -> [Run] {
    var runs: [Run] = []
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let isStrong = word.first?.isNumber ?? false
      let space = runs.isEmpty ? "" : " "
      if isStrong, !runs.isEmpty { runs[runs.count - 1].text += space }
      if let last = runs.last, last.isStrong == isStrong {
        runs[runs.count - 1].text += (isStrong ? "" : space) + word
      } else {
        runs.append(Run(text: (isStrong ? "" : space) + word, isStrong: isStrong))
      }
    }
    return runs
  }
}
