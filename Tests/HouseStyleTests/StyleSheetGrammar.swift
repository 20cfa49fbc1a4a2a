/// All that a style sheet of a house style may hold, line by line.
enum StyleSheetGrammar {
  /// A list of fonts.
  static var fonts: Regex<Substring> {
    #/(?:-?[A-Za-z][A-Za-z0-9-]*|"[A-Za-z0-9 -]+")(?:, (?:-?[A-Za-z][A-Za-z0-9-]*|"[A-Za-z0-9 -]+"))*/#
  }

  private static let fixed: Set<String> = [
    "@font-face {", ":root {", "}", "@media print {", "  :root {", "    --paper: #fff;", "    --card: #fff;",
    "  }", "  font-display: swap;", "",
  ]

  /// The lines that may not be there.
  static func strangeLines(in sheet: String) -> [String] {
    let lines = sheet.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.filter { !fixed.contains($0) && !isDeclaration($0) }
  }

  private static func isDeclaration(_ line: String) -> Bool {
    for name in ["  --sans: ", "  --serif: "] where line.hasPrefix(name) && line.hasSuffix(";") {
      return line.dropFirst(name.count).dropLast().wholeMatch(of: fonts) != nil
    }
    let colour = #/\ \ --[a-z][a-z0-9]*: #[0-9a-f]{6};/#
    let face = #/\ \ (?:font-family: "[A-Za-z0-9 -]+"|font-style: (?:normal|italic)|font-weight: [0-9 ]+);/#
    let source =
      #/\ \ src: url\(data:font/(?:woff2|ttf);base64,[A-Za-z0-9+/=]+\) format\("(?:woff2|truetype)"\);/#
    return [colour, face, source].contains { line.wholeMatch(of: $0) != nil }
  }
}
