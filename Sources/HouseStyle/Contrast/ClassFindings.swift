import AreaMaps

extension StyleColours {
  /// How many times the light of a class its neighbour has at least. Between neighbours of the palettes of ColorBrewer
  /// (Harrower and Brewer, 2003) it is 1.29 or more.
  static let leastStep = 1.2
  /// How far two sides are apart at least, in the plane of hue and chroma of Oklab. Of the palettes of ColorBrewer
  /// only that of red and green is below it, with 0.01; most are above 0.08.
  static let leastSides = 0.04

  /// Neighbouring classes that differ too little, or in the wrong order.
  func stepFindings(_ role: ColourRole?) -> [ContrastFinding] {
    let falling =
      [ColourRole.sequence, ColourRole.posterMap].flatMap { Array(zip($0, $0.dropFirst())) }
      + [(.diverging3, .diverging4), (.diverging4, .diverging5)]
    let rising: [(ColourRole, ColourRole)] = [(.diverging3, .diverging2), (.diverging2, .diverging1)]
    return (falling + rising).compactMap { light, dark in
      guard role == nil || role == light || role == dark else { return nil }
      let step = (self[light].luminance + 0.05) / (self[dark].luminance + 0.05)
      guard step < StyleColours.leastStep else { return nil }
      return ContrastFinding(
        front: dark, back: .role(light), measure: .step, found: step, needed: StyleColours.leastStep)
    }
  }

  /// Sides of a middle that are the same to who can't tell red from green.
  func sideFindings(_ role: ColourRole?) -> [ContrastFinding] {
    let mirrored: [(ColourRole, ColourRole)] = [(.diverging5, .diverging1), (.diverging4, .diverging2)]
    return mirrored.compactMap { one, other in
      guard role == nil || role == one || role == other else { return nil }
      let distance = ColourSight.allCases.map { $0.hueDistance(self[one], self[other]) }.min() ?? 0
      guard distance < StyleColours.leastSides else { return nil }
      return ContrastFinding(
        front: one, back: .role(other), measure: .sides, found: distance, needed: StyleColours.leastSides)
    }
  }
}
