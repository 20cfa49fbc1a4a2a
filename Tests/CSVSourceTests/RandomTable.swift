import PluginTesting

/// A table of random texts, and ways of writing it down.
struct RandomTable {
  var names: [String]
  var rows: [[String]]

  init(_ random: inout SeededGenerator) {
    let width = Int.random(in: 1...6, using: &random)
    names = (0..<width).map { "n\($0)" + RandomTable.field(&random).filter { !$0.isWhitespace && $0 != "#" } }
    rows = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      (0..<width).map { _ in RandomTable.field(&random) }
    }
  }

  private static let pieces = [
    "a", "Bronx", "é", "€", "😀", "\"", "\"\"", ";", ",", "\t", "|", "\n", "\r\n", "\r", " ", ".", "12", "0.5",
    "-", "#",
  ]

  static func field(_ random: inout SeededGenerator) -> String {
    let count = [0, 1, 1, 2, 3, 5, 40].randomElement(using: &random) ?? 1
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  /// The table as text, quoting what has to be quoted and, at random, what does not; lines end at random.
  func text(delimiter: String, _ random: inout SeededGenerator) -> String {
    let lines = ([names] + rows).map { fields in
      fields.map { written($0, delimiter, isAlone: fields.count == 1, &random) }.joined(separator: delimiter)
    }
    let ends = ["\n", "\r\n", "\r"]
    let isMixed = Bool.random(using: &random)
    let one = ends.randomElement(using: &random) ?? "\n"
    var text = ""
    for line in lines { text += line + (isMixed ? ends.randomElement(using: &random) ?? one : one) }
    return text
  }

  private func written(
    _ field: String, _ delimiter: String, isAlone: Bool, _ random: inout SeededGenerator
  ) -> String {
    let mustQuote =
      field.contains("\"") || field.contains(delimiter) || field.contains(where: \.isNewline)
      || (isAlone && field.isEmpty)
    guard mustQuote || Bool.random(using: &random) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
