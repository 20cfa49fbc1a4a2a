/// Where in a file or a source something was found; lines, columns and records count from 1.
public struct Place: Hashable, Sendable, CustomStringConvertible {
  /// The file, as the user named it.
  public var file: String
  /// The line, where known.
  public var line: Int?
  /// The column within the line in characters, where known.
  public var column: Int?
  /// The name of the field or column of a record, where known.
  public var field: String?

  /// Makes a place.
  public init(_ file: String, line: Int? = nil, column: Int? = nil, field: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
  }

  /// `file:line:column` as far as known, with the field in brackets.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    if let field { text += " (\(field))" }
    return text
  }
}
