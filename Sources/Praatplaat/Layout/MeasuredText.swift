import Markup

/// A text in words, each measured once: lines can then be broken at any size by adding up.
struct MeasuredText {
  /// A word, or a part of one.
  private struct Word {
    var text: String
    /// Its width at size 1.
    var width: Double
  }

  private let words: [Word]
  private let space: Double
  private let isBold: Bool

  init(_ text: String, isBold: Bool) {
    self.isBold = isBold
    space = TextMetrics.width(" ", size: 1, isBold: isBold)
    words = text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).map {
      MeasuredText.word(String($0), isBold)
    }
  }

  private static func word(_ text: String, _ isBold: Bool) -> Word {
    Word(text: text, width: TextMetrics.width(text, size: 1, isBold: isBold))
  }

  /// The width of the widest word at a size.
  func widestWord(_ size: Double) -> Double { (words.map(\.width).max() ?? 0) * size }

  /// The lines at a size; a word that is wider than a line is parted at its hyphens, or else anywhere.
  func lines(width: Double, size: Double) -> [String] {
    let room = width / size
    var lines: [String] = []
    var used = 0.0
    for word in words.contains(where: { $0.width > room }) ? parted(room) : words {
      if lines.isEmpty || used + space + word.width > room {
        lines.append(word.text)
        used = word.width
      } else {
        lines[lines.count - 1] += " " + word.text
        used += space + word.width
      }
    }
    return lines
  }

  /// How many lines it takes at a size, where no word is wider than a line.
  func lineCount(width: Double, size: Double) -> Int {
    let room = width / size
    var (count, used) = (0, 0.0)
    for word in words {
      if count == 0 || used + space + word.width > room {
        count += 1
        used = word.width
      } else {
        used += space + word.width
      }
    }
    return count
  }

  private func parted(_ room: Double) -> [Word] {
    words.flatMap { $0.width > room ? pieces(of: $0.text, room) : [$0] }
  }

  /// The pieces of a word, each as wide as there is room for, with the hyphen that it needs.
  private func pieces(of text: String, _ room: Double) -> [Word] {
    var pieces = [""]
    for part in parts(of: text, room) {
      let last = pieces[pieces.count - 1]
      // A hyphen may have to follow.
      if last.isEmpty || MeasuredText.word(last + part + "-", isBold).width <= room {
        pieces[pieces.count - 1] = last + part
      } else {
        if !MeasuredText.isHyphen(last.last) { pieces[pieces.count - 1] += "-" }
        pieces.append(part)
      }
    }
    return pieces.map { MeasuredText.word($0, isBold) }
  }

  private static func isHyphen(_ letter: Character?) -> Bool { letter == "-" || letter == "/" }

  /// What a word can be parted in: at its hyphens, and each letter of what is then still too wide.
  private func parts(of text: String, _ room: Double) -> [String] {
    var parts = [""]
    for letter in text {
      parts[parts.count - 1].append(letter)
      if MeasuredText.isHyphen(letter) { parts.append("") }
    }
    return parts.flatMap { part in
      MeasuredText.word(part, isBold).width <= room ? [part] : part.map { String($0) }
    }
  }
}
