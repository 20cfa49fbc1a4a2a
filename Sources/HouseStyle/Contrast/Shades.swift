import AreaMaps

extension Colour {
  /// The lighter and darker colours of the same hue, the nearest first: mixed with black and with white.
  var shades: [Colour] {
    let all = [Colour.black, .white].flatMap { goal in (1...255).map { mixed(with: goal, share: $0) } }
    let byDistance = all.enumerated().map { (distance: $1.squaredDistance(to: self), index: $0) }
    return byDistance.filter { $0.distance > 0 }.sorted { $0 < $1 }.map { all[$0.index] }
  }

  /// The colour with so many 255ths of another.
  private func mixed(with other: Colour, share: Int) -> Colour {
    func mixed(_ one: UInt8, _ two: UInt8) -> UInt8 {
      UInt8((Int(one) * (255 - share) + Int(two) * share + 127) / 255)
    }
    return Colour(
      red: mixed(red, other.red), green: mixed(green, other.green), blue: mixed(blue, other.blue))
  }

  private func squaredDistance(to other: Colour) -> Int {
    zip([red, green, blue], [other.red, other.green, other.blue]).reduce(0) { sum, parts in
      let difference = Int(parts.0) - Int(parts.1)
      return sum + difference * difference
    }
  }
}
