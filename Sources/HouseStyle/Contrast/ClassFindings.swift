import AreaMaps

extension StyleColours {
  /// How many times the light of a class its neighbour has at least: as the least of the palettes of ColorBrewer,
  /// with a little room.
  static let leastStep = 1.2
  /// How far two sides are apart at least, in the plane of hue and chroma of Oklab.
  static let leastSides = 0.04

  /// Neighbouring classes that differ too little, or in the wrong order.
  var stepFindings: [ContrastFinding] {
    let falling =
      Array(zip(ColourRole.sequence, ColourRole.sequence.dropFirst()))
      + [(.diverging3, .diverging4), (.diverging4, .diverging5)]
    let rising: [(ColourRole, ColourRole)] = [(.diverging3, .diverging2), (.diverging2, .diverging1)]
    return (falling + rising).compactMap { light, dark in
      let step = (self[light].luminance + 0.05) / (self[dark].luminance + 0.05)
      guard step < StyleColours.leastStep else { return nil }
      return ContrastFinding(
        front: dark, back: .role(light), measure: .step, found: step, needed: StyleColours.leastStep)
    }
  }

  /// Sides of a middle that are the same to who can't tell red from green.
  var sideFindings: [ContrastFinding] {
    let mirrored: [(ColourRole, ColourRole)] = [(.diverging5, .diverging1), (.diverging4, .diverging2)]
    return mirrored.compactMap { one, other in
      let distance = ColourSight.allCases.map { $0.hueDistance(self[one], self[other]) }.min() ?? 0
      guard distance < StyleColours.leastSides else { return nil }
      return ContrastFinding(
        front: one, back: .role(other), measure: .sides, found: distance, needed: StyleColours.leastSides)
    }
  }
}
