import AreaMaps

/// A colour for every role.
public struct StyleColours: Hashable, Sendable {
  /// In the order of `ColourRole.allCases`.
  private var values: [Colour]

  /// The colour of a role.
  public subscript(role: ColourRole) -> Colour {
    get { values[role.rawValue] }
    set { values[role.rawValue] = newValue }
  }

  /// The colours without any house style.
  public static let standard = StyleColours { role in
    switch role {
    case .paper: 0xFBF7F0
    case .card: 0xFFFDF9
    case .tint: 0xF6E5D8
    case .ink: 0x241F1A
    case .soft: 0x62584D
    case .accent: 0xAD431A
    case .slate: 0x23485C
    case .line: 0xE4D9C9
    case .band: 0x9A8870
    case .hatch: 0x858B95
    case .outline: 0x262B33
    case .sequence1: 0xEFF3FF
    case .sequence2: 0xBDD7E7
    case .sequence3: 0x6BAED6
    case .sequence4: 0x3182BD
    case .sequence5: 0x08519C
    case .diverging1: 0x5E3C99
    case .diverging2: 0xB2ABD2
    case .diverging3: 0xF7F7F7
    case .diverging4: 0xFDB863
    case .diverging5: 0xE66101
    case .posterBackground: 0xFCE5CB
    case .posterOnBackground: 0x241F1A
    case .posterHighlight: 0xA13A12
    case .posterPaper: 0xFFFFFF
    case .posterInk: 0x241F1A
    case .posterSoft: 0x62584D
    case .posterAccent: 0xA13A12
    case .posterQuestionBackground: 0xA13A12
    case .posterOnQuestion: 0xFFFFFF
    case .posterMap1: 0xFDF1E1
    case .posterMap2: 0xF8D09F
    case .posterMap3: 0xEE9D57
    case .posterMap4: 0xCB5E22
    case .posterMap5: 0x7F2A0B
    }
  }

  private init(_ standard: (ColourRole) -> UInt32) {
    values = ColourRole.allCases.map { role in
      let hex = standard(role)
      return Colour(
        red: UInt8(hex >> 16 & 255), green: UInt8(hex >> 8 & 255), blue: UInt8(hex & 255))
    }
  }

  /// The colours with one replaced.
  func with(_ role: ColourRole, _ colour: Colour) -> StyleColours {
    var colours = self
    colours[role] = colour
    return colours
  }
}
