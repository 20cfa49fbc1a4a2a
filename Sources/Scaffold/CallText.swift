/// The calls of one function in a Swift file, found by their text.
struct CallText {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The end of the last line that a call of the function ends on, nil without a call.
  ///
  /// - Parameter start: How a line with a call starts, to the opening bracket.
  func endOfLastCall(_ start: String) -> String.Index? {
    guard let last = text.ranges(of: "\n" + start).last else { return nil }
    return endOfLine(endOfCall(text.index(before: last.upperBound)))
  }

  /// The position behind the bracket that closes the one at a position.
  func endOfCall(_ open: String.Index) -> String.Index {
    var depth = 0
    var isInString = false
    var index = open
    while index < text.endIndex {
      switch text[index] {
      case "\"": isInString.toggle()
      case "(", "[": if !isInString { depth += 1 }
      case ")", "]": if !isInString { depth -= 1 }
      default: break
      }
      index = text.index(after: index)
      if depth == 0 { break }
    }
    return index
  }

  /// The position of the next end of a line.
  private func endOfLine(_ index: String.Index) -> String.Index {
    text[index...].firstIndex(of: "\n") ?? text.endIndex
  }
}
