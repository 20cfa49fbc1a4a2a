import AreaMaps

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How people see colours.
enum ColourSight: CaseIterable {
  case usual
  /// Without red cones.
  case protan
  /// Without green cones: with the one before, nearly all who are colour blind.
  case deutan

  /// How far two colours are apart in hue and chroma, however light they are: the distance in the plane of `a` and
  /// `b` of Oklab (Ottosson, "A perceptual color space for image processing", 2020).
  func hueDistance(_ one: Colour, _ other: Colour) -> Double {
    let (one, other) = (chroma(one), chroma(other))
    return hypot(one.a - other.a, one.b - other.b)
  }

  private func chroma(_ colour: Colour) -> (a: Double, b: Double) {
    let (red, green, blue) = seen(
      ColourSight.linear(colour.red), ColourSight.linear(colour.green), ColourSight.linear(colour.blue))
    let l = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let m = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let s = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    )
  }

  /// What a colour is seen as, in linear light: Viénot, Brettel and Mollon, "Digital video colourmaps for checking
  /// the legibility of displays by dichromats", 1999.
  private func seen(_ red: Double, _ green: Double, _ blue: Double) -> (Double, Double, Double) {
    switch self {
    case .usual: return (red, green, blue)
    case .protan:
      let yellow = 0.11238 * red + 0.88762 * green
      return (yellow, yellow, 0.00401 * red - 0.00401 * green + blue)
    case .deutan:
      let yellow = 0.29275 * red + 0.70725 * green
      return (yellow, yellow, -0.02234 * red + 0.02234 * green + blue)
    }
  }

  private static func linear(_ part: UInt8) -> Double {
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}
