import IndicatorSchema

/// The title of a column, its groups and its unit, as far as its name tells them apart.
struct ColumnTitle: Hashable {
  var title: String
  var group: [String] = []
  /// The unit as it is printed.
  var printedUnit: String?
  var unit: Unit? { printedUnit.flatMap { Unit(printed: $0) ?? Unit(rawValue: $0) } }

  /// The titles of all columns; neighbours tell where the groups of a name without separators end.
  static func titles(_ names: [String]) -> [ColumnTitle] {
    names.indices.map { index in
      let name = names[index]
      if name.contains("|") { return joined(name) }
      if isMangled(name) {
        return mangled(
          name, neighbours: [index - 1, index + 1].filter(names.indices.contains).map { names[$0] })
      }
      return plain(name)
    }
  }

  /// `Inkomen|Inkomen van personen|Actieven 15-75 jaar|%`.
  private static func joined(_ name: String) -> ColumnTitle {
    var parts = name.split(separator: "|").map { ColumnWords.readable(String($0)) }.filter { !$0.isEmpty }
    var title = ColumnTitle(title: "")
    if parts.count > 1, let last = parts.last, looksLikeUnit(last) {
      title.printedUnit = last
      parts.removeLast()
    }
    title.title = parts.last ?? name
    title.group = Array(parts.dropLast())
    return title
  }

  /// `Inwoners (aantal)`, `Aandeel huurwoningen [%]`.
  private static func plain(_ name: String) -> ColumnTitle {
    let text = ColumnWords.readable(name)
    for (open, close) in [("(", ")"), ("[", "]")] where text.hasSuffix(close) {
      guard let start = text.lastIndex(of: Character(open)), start != text.startIndex else { continue }
      let unit = String(text[text.index(after: start)...].dropLast())
      guard looksLikeUnit(unit) else { continue }
      let title = text[..<start].split(separator: " ").joined(separator: " ")
      return ColumnTitle(title: title, printedUnit: unit)
    }
    return ColumnTitle(title: text.isEmpty ? name : text)
  }

  /// Whether R put dots for all that is no letter and no digit.
  private static func isMangled(_ name: String) -> Bool {
    name.contains("..") && name.hasSuffix(".") && !name.contains(" ")
  }

  /// `Bevolking.Aantal.inwoners..aantal.`: two dots start the unit, of which nothing is left of a percent sign.
  private static func mangled(_ name: String, neighbours: [String]) -> ColumnTitle {
    let (words, unit) = parts(name)
    let shared =
      neighbours.map { neighbour in
        zip(words, parts(neighbour).words).prefix { $0 == $1 }.count
      }.max() ?? 0
    var start = min(shared, words.count - 1)
    while start > 0, !startsTitle(words[start]) { start -= 1 }
    let group = start > 0 ? [words[..<start].joined(separator: " ")] : []
    return ColumnTitle(title: words[start...].joined(separator: " "), group: group, printedUnit: unit)
  }

  private static func parts(_ name: String) -> (words: [String], unit: String?) {
    let body = name.hasSuffix("....") ? String(name.dropLast(4)) : name
    guard body == name, let start = name.dropLast().ranges(of: "..").last else {
      return (body.split(separator: ".").map(String.init), body == name ? nil : "%")
    }
    // `m..` was `m³)` or `m²)`: a sign of the unit is lost.
    let lost = name.hasSuffix("..") ? " with a sign lost" : ""
    let unit = name[start.upperBound...].split(separator: ".").joined(separator: " ") + lost
    let words = name[..<start.lowerBound].split(separator: ".").map(String.init)
    return words.isEmpty ? ([name], nil) : (words, unit.isEmpty || unit == lost ? nil : unit)
  }

  private static func startsTitle(_ word: String) -> Bool {
    word.first.map { $0.isUppercase || $0.isNumber } ?? false
  }

  private static func looksLikeUnit(_ text: String) -> Bool {
    Unit(printed: text) != nil
      || ["kwh", "m3", "m2", "km2", "ha", "code", "naam", "omschrijving", "uur", "kg", "ton", "jaar"]
        .contains(text.lowercased())
  }
}
