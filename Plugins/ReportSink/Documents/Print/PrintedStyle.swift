/// Style sheets for printers that do not know custom properties.
enum PrintedStyle {
  /// The sheet with each `var(--name)` replaced by what `:root` says of it; where it says it twice, the last counts,
  /// which is that of paper.
  static func resolved(_ css: String) -> String {
    var values: [Substring: String] = [:]
    for rule in css.matches(of: /:root\s*\{([^}]*)\}/) {
      for declaration in rule.1.split(separator: ";") {
        let parts = declaration.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let name = parts[0].drop { $0.isWhitespace }
        if name.hasPrefix("--") { values[name] = String(parts[1].drop { $0.isWhitespace }) }
      }
    }
    return css.replacing(/var\((--[a-z0-9-]+)\)/) { match in
      values[match.1] ?? String(match.0)
    }
  }
}
