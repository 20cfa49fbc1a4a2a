/// What a source takes an input for: how to read it, and how sure that is.
public struct Recognition: Sendable {
  /// What the input is, as the end of a sentence, such as "a table of text with ';' between fields".
  public var what: String
  /// The probability that the input can be read in this way.
  public var confidence: Double
  /// The fields of the format to set, in the order in which to write them.
  public var choices: [Choice]
  /// The title lines before the data.
  public var titles: [String]
  /// The titles of the columns, where they stand in the input and yet can't serve as its header.
  public var columnTitles: [String]?
  /// What separates decimals, where the format itself says so.
  public var decimal: UInt8?

  /// A field of the format with the value to give it.
  public struct Choice: Sendable {
    /// The name of the field.
    public var field: String
    /// Its value.
    public var value: ConfigNode.Content
    /// The probability that this is right.
    public var confidence: Double
    /// What tells so.
    public var reason: String

    /// Makes a choice.
    public init(_ field: String, _ value: ConfigNode.Content, confidence: Double, reason: String) {
      self.field = field
      self.value = value
      self.confidence = confidence
      self.reason = reason
    }
  }

  /// Makes a recognition.
  public init(
    _ what: String, confidence: Double, choices: [Choice] = [], titles: [String] = [],
    columnTitles: [String]? = nil, decimal: UInt8? = nil
  ) {
    self.what = what
    self.confidence = confidence
    self.choices = choices
    self.titles = titles
    self.columnTitles = columnTitles
    self.decimal = decimal
  }
}
