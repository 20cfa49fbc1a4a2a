import AreaMaps

/// Two colours that pages put on each other, and the contrast that they need for it.
struct ContrastRule: Hashable, Sendable {
  /// What has to be seen.
  let front: ColourRole
  /// What it is on.
  let back: Ground
  /// What it is.
  let kind: Kind

  /// What something is on.
  enum Ground: Hashable, Sendable {
    case role(ColourRole)
    /// Pages are printed without a background.
    case printedPage
    /// What sets dark lines off on a map.
    case halo

    var role: ColourRole? { if case .role(let role) = self { role } else { nil } }
  }

  /// What has to be seen, which decides how well.
  enum Kind: Hashable, Sendable {
    /// WCAG 2.2, criterion 1.4.3. Large text may have less; no pair is used for large text alone.
    case text
    /// WCAG 2.2, criterion 1.4.11: what one must see of a picture, and the ring around what has the focus.
    case shape

    var needed: Double { self == .text ? 4.5 : 3 }
  }

  private static func rules(_ kind: Kind, _ front: ColourRole, on grounds: [Ground]) -> [ContrastRule] {
    grounds.map { ContrastRule(front: front, back: $0, kind: kind) }
  }

  private static let surfaces: [Ground] = [.role(.paper), .role(.card), .role(.tint), .printedPage]

  /// Every pair that pages use; a pair serves both ways, so that text of paper on the accent needs none of its own.
  static let pages: [ContrastRule] =
    rules(.text, .ink, on: surfaces) + rules(.text, .soft, on: surfaces) + rules(.text, .accent, on: surfaces)
    + rules(.text, .slate, on: [.role(.paper), .role(.card), .printedPage])
    + rules(.shape, .slate, on: [.role(.tint)])
    + rules(.shape, .band, on: [.role(.paper), .printedPage])
    + rules(.shape, .hatch, on: [.role(.paper)])
    + rules(.shape, .outline, on: [.role(.paper), .halo])

  /// Every pair that a praatplaat uses; the number of an area is of its paper, on its ink.
  static let poster: [ContrastRule] =
    rules(.text, .posterOnBackground, on: [.role(.posterBackground)])
    + rules(.text, .posterHighlight, on: [.role(.posterBackground)])
    + rules(.text, .posterInk, on: [.role(.posterPaper)])
    + rules(.text, .posterSoft, on: [.role(.posterPaper)])
    + rules(.text, .posterAccent, on: [.role(.posterPaper)])
    + rules(.text, .posterOnQuestion, on: [.role(.posterQuestionBackground)])
    + rules(.shape, .posterQuestionBackground, on: [.role(.posterPaper)])
    + rules(.shape, .posterHighlight, on: [.role(.posterPaper)])

  static let all = pages + poster
}

extension StyleColours {
  /// The colour of what something is on.
  subscript(ground: ContrastRule.Ground) -> Colour {
    switch ground {
    case .role(let role): self[role]
    case .printedPage, .halo: .white
    }
  }
}
