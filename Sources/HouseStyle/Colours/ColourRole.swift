/// What a colour of a house style is for.
public enum ColourRole: Int, CaseIterable, Sendable {
  /// What pages are on, and what lies on it.
  case paper, card, tint
  /// Text, and text of less weight.
  case ink, soft
  /// The first and the second colour of the library.
  case accent, slate
  /// Lines between parts, which say nothing.
  case line
  /// Where most areas lie, in charts.
  case band
  /// The lines through areas without a figure, and the outlines of areas, on maps.
  case hatch, outline
  /// The classes of a map, from little to much.
  case sequence1, sequence2, sequence3, sequence4, sequence5
  /// The classes of a map with a middle, from below it to above it.
  case diverging1, diverging2, diverging3, diverging4, diverging5
  /// The top of a praatplaat: what it is on, its text, what stands out, and what does not.
  case posterBackground, posterOnBackground, posterHighlight, posterQuiet
  /// The rest of a praatplaat.
  case posterQuestionBackground, posterPaper, posterCard, posterInk
}

extension ColourRole {
  /// The classes of a map, from little to much.
  public static let sequence: [ColourRole] = [.sequence1, .sequence2, .sequence3, .sequence4, .sequence5]
  /// The classes of a map with a middle, from below it to above it.
  public static let diverging: [ColourRole] = [
    .diverging1, .diverging2, .diverging3, .diverging4, .diverging5,
  ]

  /// The colours of pages that have a name of their own, by that name.
  static let page: [(name: String, role: ColourRole)] = [
    ("paper", .paper), ("card", .card), ("tint", .tint), ("ink", .ink), ("soft", .soft), ("accent", .accent),
    ("slate", .slate), ("line", .line), ("band", .band), ("hatch", .hatch), ("outline", .outline),
  ]
  /// The colours of a praatplaat, by their name.
  static let poster: [(name: String, role: ColourRole)] = [
    ("background", .posterBackground), ("on_background", .posterOnBackground),
    ("highlight", .posterHighlight), ("quiet", .posterQuiet),
    ("question_background", .posterQuestionBackground), ("paper", .posterPaper), ("card", .posterCard),
    ("ink", .posterInk),
  ]

  /// The name in messages, such as `accent`, `poster.ink` and `sequence 2`.
  public var name: String {
    if let name = ColourRole.page.first(where: { $0.role == self })?.name { return name }
    if let name = ColourRole.poster.first(where: { $0.role == self })?.name { return "poster." + name }
    if let index = ColourRole.sequence.firstIndex(of: self) { return "sequence \(index + 1)" }
    return "diverging \((ColourRole.diverging.firstIndex(of: self) ?? 0) + 1)"
  }

  /// The name of the property in CSS; nil for those of a praatplaat, which is a drawing.
  var property: String? {
    if let name = ColourRole.page.first(where: { $0.role == self })?.name { return "--" + name }
    if let index = ColourRole.sequence.firstIndex(of: self) { return "--s\(index + 1)" }
    return ColourRole.diverging.firstIndex(of: self).map { "--d\($0 + 1)" }
  }
}
