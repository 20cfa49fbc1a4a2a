import IndicatorSchema

/// Gives new indicators names of their own, made of the titles of their columns.
struct IndicatorNames {
  private var taken: Set<IndicatorID>
  private static let longest = 48

  init(taken: Set<IndicatorID>) { self.taken = taken }

  /// A name that no indicator has yet.
  mutating func name(for title: ColumnTitle) -> IndicatorID {
    let slug = IndicatorNames.slug(title.title)
    var candidates = [slug]
    if let group = title.group.last, group.count + title.title.count < IndicatorNames.longest {
      candidates.append(IndicatorNames.slug(group + " " + title.title))
    }
    if title.unit == .percent { candidates.append(slug + "_share") }
    let free = candidates.lazy.map { IndicatorID($0) }.first { !taken.contains($0) }
    let id = free ?? numbered(slug)
    taken.insert(id)
    return id
  }

  private func numbered(_ slug: String) -> IndicatorID {
    var number = 2
    while taken.contains(IndicatorID("\(slug)_\(number)")) { number += 1 }
    return IndicatorID("\(slug)_\(number)")
  }

  private static func slug(_ title: String) -> String {
    var slug = ""
    for word in ColumnWords.words(title) {
      guard slug.isEmpty || slug.count + word.count < longest else { break }
      slug += (slug.isEmpty ? "" : "_") + word
    }
    slug = String(slug.prefix(longest))
    if slug.isEmpty { return "figure" }
    return slug.first?.isNumber == true ? "n_" + slug : slug
  }
}

/// Names of pipelines, sources and outputs, made of the name of a file.
enum FileSlug {
  /// Lower-case letters, digits and dashes.
  static func slug(_ file: String) -> String {
    var base = file
    while let dot = base.lastIndex(of: "."), dot != base.startIndex,
      base.distance(from: dot, to: base.endIndex) <= 8
    {
      base = String(base[..<dot])
    }
    let words = withoutExport(ColumnWords.words(base))
    let slug = words.joined(separator: "-").prefix(60)
    return slug.isEmpty ? "source" : String(slug)
  }

  /// The words without those that StatLine puts behind the number of a table: its form, and when it was exported.
  private static func withoutExport(_ words: [String]) -> [String] {
    guard let form = words.firstIndex(where: { $0 == "untypeddataset" || $0 == "typeddataset" }), form > 0
    else {
      return words
    }
    return Array(words[..<form])
  }
}
