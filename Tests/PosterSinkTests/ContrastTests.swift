import Foundation
import Testing

@testable import PosterSink

@Suite("Every text of the praatplaat can be read")
struct ContrastTests {
  /// The relative luminance of a colour (WCAG 2.2).
  private func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test("text has 4.5 to 1 on what it stands on, signs have 3 to 1")
  func pairs() {
    typealias Colour = PosterDrawing.Colour
    for (text, ground) in [
      (Colour.paper, Colour.night), (Colour.sun, Colour.night), (Colour.night, Colour.paper),
      (Colour.ink, Colour.paper), (Colour.night, Colour.card), (Colour.ink, Colour.card),
      (Colour.paper, Colour.leaf),
      (Colour.sun, Colour.leaf), (Colour.paper, Colour.ink),
    ] { #expect(contrast(text, ground) >= 4.5, "\(text) on \(ground)") }
    #expect(contrast(Colour.dim, Colour.night) >= 3)
  }
}
