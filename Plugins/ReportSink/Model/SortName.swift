import Foundation

/// The order of Dutch names: case, accents and apostrophes do not count, so that `'s-Hertogenbosch` stands under S.
struct SortName: Comparable {
  private let folded: String
  private let name: String

  init(_ name: String) {
    self.name = name
    folded = String(
      String.UnicodeScalarView(
        name.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.filter { scalar in
          !["'", "’", "‘", "`", "\""].contains(scalar) && scalar.properties.generalCategory != .nonspacingMark
        }))
  }

  /// The letter to find the name under; `#` when it starts with something else.
  var letter: String {
    guard let first = folded.unicodeScalars.first, ("a"..."z").contains(first) else { return "#" }
    return String(first).uppercased()
  }

  static func < (lhs: SortName, rhs: SortName) -> Bool { (lhs.folded, lhs.name) < (rhs.folded, rhs.name) }
}
