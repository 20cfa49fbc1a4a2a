import Markup
import PageTemplates

/// Drawn people in rows, one of them filled: what `1 in N` looks like.
struct People {
  let count: Int
  /// The height of a person.
  let size: Double
  private let columns: Int
  private let rows: Int

  /// How wide a person is, with the room beside it, in heights.
  private static let breadth = 0.45
  /// How far rows stand apart, in heights.
  private static let rise = 1.08
  /// Who comes after whom.
  private static let kinds = [0, 1, 2, 3, 1, 0, 3, 2]

  /// As many people as large as they fit in a room.
  init(_ count: Int, width: Double, height: Double) {
    self.count = max(1, count)
    var best = (size: 0.0, rows: 1)
    for rows in 1...8 {
      let columns = (self.count + rows - 1) / rows
      let size = min(
        height / (1 + Double(rows - 1) * People.rise), width / (Double(columns) * People.breadth))
      if size > best.size { best = (size, rows) }
    }
    (size, rows) = best
    columns = (self.count + best.rows - 1) / best.rows
  }

  var width: Double { Double(columns) * People.breadth * size }
  var height: Double { (1 + Double(rows - 1) * People.rise) * size }

  /// Who is filled: neither first nor last, for it is one of many.
  private var chosen: Int { (columns - 1) / 3 + (rows - 1) * columns - (rows == 1 ? 0 : rows / 2 * columns) }

  /// The people with their feet on a line.
  func view(x: Double, foot: Double) -> View {
    let scale = size / 100
    let people = (0..<count).map { index -> View in
      let left = x + (Double(index % columns) + 0.5) * People.breadth * size - 20 * scale
      let top = foot - height + Double(index / columns) * People.rise * size
      return [
        "x": .text(left.tenths), "y": .text(top.tenths), "chosen": .flag(index == chosen),
        "kind": .text("\(People.kinds[(index + index / columns) % People.kinds.count])"),
      ]
    }
    // Lines are as thick on small people as on large ones, but for very small ones.
    let line = min(6, max(1.1, size / 55) / scale)
    return [
      "people": .list(people), "scale": .text(scale.thousandths),
      "stroke": .text(line.tenths),
    ]
  }
}
