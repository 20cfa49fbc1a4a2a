/// Lines of YAML with comments behind them, which start in the same column within a block.
struct CommentedLines {
  private var lines: [(text: String, comment: String?)] = []
  private static let widest = 64

  /// Adds a line; a comment is kept to one line.
  mutating func add(_ text: String, _ comment: String? = nil) { lines.append((text, comment)) }

  /// Adds a line that is a comment.
  mutating func note(_ text: String, indentation: String = "") {
    lines.append((indentation + "# " + text.shortened(200), nil))
  }

  /// The text, with a line end behind each line.
  var text: String {
    let widths = lines.filter { $0.comment != nil }.map { min(CommentedLines.widest, $0.text.count) }
    let width = widths.max() ?? 0
    return lines.map { line in
      guard let comment = line.comment else { return line.text + "\n" }
      let padding = String(repeating: " ", count: max(0, width - line.text.count))
      return "\(line.text)\(padding)  # \(comment.shortened(200))\n"
    }.joined()
  }
}
