/// Makes the names of columns from the lines of a header.
enum ColumnNames {
  /// The names as the lines of a header give them: empty where none does, and maybe repeated.
  ///
  /// - Parameters:
  ///   - lines: The fields of each line; a shorter line lacks its last fields.
  ///   - fills: Whether an empty field of a line above the last one repeats the field to its left.
  static func joined(_ lines: [[String]], separator: String, fills: Bool) -> [String] {
    let width = lines.map(\.count).max() ?? 0
    let padded = lines.enumerated().map { number, fields in
      let line = fields.map(trimmed) + repeatElement("", count: width - fields.count)
      return fills && number < lines.count - 1 ? filled(line) : line
    }
    return (0..<width).map { column in
      padded.map { $0[column] }.filter { !$0.isEmpty }.joined(separator: separator)
    }
  }

  /// The name without outer blanks, on one line.
  static func trimmed(_ name: String) -> String {
    name.split(whereSeparator: \.isNewline).map { line in
      let start = line.drop(while: \.isWhitespace)
      return String(
        start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func filled(_ line: [String]) -> [String] {
    var last = ""
    return line.map { field in
      if !field.isEmpty { last = field }
      return last
    }
  }

  /// Names every column, and each in its own way.
  ///
  /// A column without a name gets its number, `#1` for the first; repeated names are kept apart as `name`, `name#2`,
  /// `name#3` from left to right. A name that is taken is passed over.
  static func distinct(_ names: [String]) -> [String] {
    var taken = Set(names)
    var met = Set<String>()
    return names.enumerated().map { position, name in
      let base = name.isEmpty ? "#\(position + 1)" : name
      if !name.isEmpty, met.insert(name).inserted { return name }
      if name.isEmpty, taken.insert(base).inserted { return base }
      var number = 2
      while !taken.insert("\(base)#\(number)").inserted { number += 1 }
      return "\(base)#\(number)"
    }
  }
}
