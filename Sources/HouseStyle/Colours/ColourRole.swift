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
  /// The lines through areas without a figure, and the outlines of areas, on the maps of pages.
  case hatch, outline
  /// The classes of a map, from little to much.
  case sequence1, sequence2, sequence3, sequence4, sequence5
  /// The classes of a map with a middle, from below it to above it.
  case diverging1, diverging2, diverging3, diverging4, diverging5
  /// The band at the top of a praatplaat: what it is on, its text, and what stands out.
  case posterBackground, posterOnBackground, posterHighlight
  /// The rest of a praatplaat: what it is on, its text, and its figures.
  case posterPaper, posterInk, posterSoft, posterAccent
  /// The question of a praatplaat.
  case posterQuestionBackground, posterOnQuestion
  /// The classes of the map of a praatplaat, from little to much.
  case posterMap1, posterMap2, posterMap3, posterMap4, posterMap5
}

extension ColourRole {
  /// The classes of a map, from little to much.
  public static let sequence: [ColourRole] = [.sequence1, .sequence2, .sequence3, .sequence4, .sequence5]
  /// The classes of a map with a middle, from below it to above it.
  public static let diverging: [ColourRole] = [
    .diverging1, .diverging2, .diverging3, .diverging4, .diverging5,
  ]

  /// The classes of the map of a praatplaat, from little to much.
  public static let posterMap: [ColourRole] = [
    .posterMap1, .posterMap2, .posterMap3, .posterMap4, .posterMap5,
  ]

  /// The colours of pages that have a name of their own, by that name.
  static let page: [(name: String, role: ColourRole)] = [
    ("paper", .paper), ("card", .card), ("tint", .tint), ("ink", .ink), ("soft", .soft), ("accent", .accent),
    ("slate", .slate), ("line", .line), ("band", .band), ("hatch", .hatch), ("outline", .outline),
  ]
  /// The colours of a praatplaat, by their name.
  static let poster: [(name: String, role: ColourRole)] = [
    ("background", .posterBackground), ("on_background", .posterOnBackground),
    ("highlight", .posterHighlight), ("paper", .posterPaper), ("ink", .posterInk), ("soft", .posterSoft),
    ("accent", .posterAccent), ("question_background", .posterQuestionBackground),
    ("on_question", .posterOnQuestion),
  ]
  /// The lists of classes, by their name in messages.
  static let classes: [(name: String, roles: [ColourRole])] = [
    ("sequence", sequence), ("diverging", diverging), ("poster.map", posterMap),
  ]

  /// The name in messages, such as `accent`, `poster.ink` and `sequence 2`.
  public var name: String {
    if let name = ColourRole.page.first(where: { $0.role == self })?.name { return name }
    if let name = ColourRole.poster.first(where: { $0.role == self })?.name { return "poster." + name }
    for (name, roles) in ColourRole.classes {
      if let index = roles.firstIndex(of: self) { return "\(name) \(index + 1)" }
    }
    return "\(rawValue)"
  }

  /// The name of the property in CSS; nil for those of a praatplaat, which is a drawing.
  var property: String? {
    if let name = ColourRole.page.first(where: { $0.role == self })?.name { return "--" + name }
    if let index = ColourRole.sequence.firstIndex(of: self) { return "--s\(index + 1)" }
    return ColourRole.diverging.firstIndex(of: self).map { "--d\($0 + 1)" }
  }
}
