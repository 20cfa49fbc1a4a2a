import Markup
import PageTemplates

/// An area that is named: its number, its name, its people, and what is to be said of it.
struct PlaceEntry {
  /// How much the names weigh on the page.
  enum Weight {
    /// Beside a map.
    case usual
    /// Instead of one.
    case large
  }

  private let number: Int
  private let name: Paragraph
  private let lines: [Paragraph]
  private let radius: Double

  init(_ place: PosterContent.Place, number: Int, width: Double, _ weight: Weight, _ scale: TypeScale) {
    self.number = number
    let isLarge = weight == .large
    // As large as on the map, where there is one.
    radius = isLarge ? scale.scaled(15) : 10
    let room = width - 2 * radius - 10
    let large = TypeStyle(size: scale.running(isLarge ? 30 : 18), isBold: true, leading: 1.15)
    name = Paragraph(place.name, width: room, PlaceEntry.fitting(place.name, width: room * 0.97, large))
    let people = Paragraph(place.people, width: room, TypeStyle(size: scale.running(isLarge ? 17 : 13)))
    let note = place.note.map {
      Paragraph($0, width: room, TypeStyle(size: isLarge ? scale.running(13) : scale.fine(10.5)))
    }
    lines = [people] + (note.map { [$0] } ?? [])
  }

  /// A little smaller rather than on two lines.
  private static func fitting(_ name: String, width: Double, _ style: TypeStyle) -> TypeStyle {
    let smaller = Typesetter.fitting(name, width: width, style, lines: 1, least: style.size * 0.78)
    if Typesetter.lines(name, width: width, smaller).count == 1 { return smaller }
    return Typesetter.fitting(name, width: width, style, lines: 2, least: 11)
  }

  var height: Double { max(2 * radius, name.height + lines.reduce(0) { $0 + $1.height }) }

  /// The entry with its top at a place.
  func placed(_ x: Double, _ y: Double) -> (texts: [Paragraph], pictures: [Box], view: View) {
    let left = x + 2 * radius + 10
    let name = name.at(left, y)
    let people = lines[0].at(left, name.bottom)
    let note = lines.dropFirst().first?.at(left, people.bottom)
    let size = TypeStyle(size: radius * 1.3, isBold: true, leading: 1)
    // The middle of the disc at the middle of the capitals of the name.
    let middle = max(y + radius, name.baseline - name.style.size * 0.36)
    let number = Paragraph("\(number)", width: 40, size, side: .middle)
      .standing(at: x + radius, base: middle + radius * 1.3 * 0.36)
    let disc = Box(x: x, y: middle - radius, width: 2 * radius, height: 2 * radius)
    return (
      [name, people] + (note.map { [$0] } ?? []), [disc],
      [
        "disc": .view([
          "x": .text((x + radius).tenths), "y": .text(middle.tenths), "radius": .text(radius.tenths),
        ]),
        "number": .view(number.view()), "name": .view(name.view()), "people": .view(people.view()),
        "note": .view(note?.view()),
      ]
    )
  }
}
