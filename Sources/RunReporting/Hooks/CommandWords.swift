import IndicatorSchema

/// Takes a command line apart as a POSIX shell does, without running one: blanks, quotes and backslashes.
///
/// What only a shell can do, such as pipes and variables, is refused and not handed over as if it were text.
enum CommandWords {
  /// The words of a command line.
  ///
  /// - Throws: `Diagnostic` `config.invalid-value`.
  static func split(_ text: String) throws -> [String] {
    var reader = Reader(rest: text.unicodeScalars[...])
    let words = try reader.words()
    guard let first = words.first, !first.isEmpty else {
      throw Diagnostic(.invalidValue, "'\(text)' names no program", hint: "for example: notify-me --quiet")
    }
    guard !text.contains("\0") else { throw Diagnostic(.invalidValue, "a command holds a zero byte") }
    return words
  }

  private struct Reader {
    var rest: Substring.UnicodeScalarView
    /// The word being read; nil between words.
    private var word: String.UnicodeScalarView?

    init(rest: Substring.UnicodeScalarView) { self.rest = rest }

    mutating func words() throws -> [String] {
      var words: [String] = []
      while let scalar = rest.popFirst() {
        if scalar.properties.isWhitespace {
          if let word { words.append(String(word)) }
          word = nil
        } else {
          try take(scalar)
        }
      }
      return words + (word.map { [String($0)] } ?? [])
    }

    private mutating func take(_ scalar: Unicode.Scalar) throws {
      var word = self.word ?? .init()
      switch scalar {
      case "'": word += try quoted(until: "'", escapable: "")
      case "\"": word += try quoted(until: "\"", escapable: "\"\\$`")
      case "\\":
        guard let next = rest.popFirst() else { throw Reader.open("\\") }
        word.append(next)
      case "|", "&", ";", "<", ">", "(", ")", "$", "`":
        throw Diagnostic(
          .invalidValue, "a command holds '\(scalar)', which only a shell understands",
          hint: "put it in single quotes, or call a shell: sh -c '...'")
      default: word.append(scalar)
      }
      self.word = word
    }

    /// What stands between quotes; the closing one is read as well.
    private mutating func quoted(until end: Unicode.Scalar, escapable: String) throws
      -> String.UnicodeScalarView
    {
      var text = String.UnicodeScalarView()
      while let scalar = rest.popFirst() {
        if scalar == end { return text }
        if scalar == "\\", let next = rest.first, escapable.unicodeScalars.contains(next) {
          text.append(next)
          rest.removeFirst()
        } else {
          text.append(scalar)
        }
      }
      throw Reader.open(end)
    }

    private static func open(_ scalar: Unicode.Scalar) -> Diagnostic {
      Diagnostic(.invalidValue, "a command ends within what \(scalar) begins", hint: "close the quotes")
    }
  }
}
