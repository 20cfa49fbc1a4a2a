/// How an indicator is found among the columns of one edition of a publisher's table.
///
/// Publishers renumber and reorder columns, so a binding never names a literal column suffix: it gives the
/// title, and where titles repeat the parent group or which of the repeats is meant.
public struct ColumnBinding: Hashable, Sendable {
  /// The title of the column (`40% personen met laagste inkomen`), its stem (`k_40PersonenMetLaagsteInkomen`),
  /// or the exact name of the column.
  public var title: String
  /// The path of parent groups, outermost first, where the source prints one.
  public var group: [String]
  /// The unit in the source; a different one than the indicator's is converted.
  public var unit: Unit?
  /// The unit as the publisher prints it in the header.
  public var printedUnit: String?
  /// Which of the columns with this title is meant, counted from 1, and how many there should be.
  public var occurrence: Occurrence?
  /// The number that each text of a column of words stands for; empty for a column of numbers.
  public var values: [String: Double]

  /// One of several columns with the same title.
  public struct Occurrence: Hashable, Sendable {
    /// Which one, counted from 1.
    public let number: Int
    /// How many there should be; another number means that the table has changed.
    public let total: Int

    /// Makes an occurrence.
    public init(_ number: Int, of total: Int) {
      self.number = number
      self.total = total
    }
  }

  /// Makes a binding.
  public init(
    title: String, group: [String] = [], unit: Unit? = nil, printedUnit: String? = nil,
    occurrence: Occurrence? = nil, values: [String: Double] = [:]
  ) {
    self.values = values
    self.title = title
    self.group = group
    self.unit = unit
    self.printedUnit = printedUnit
    self.occurrence = occurrence
  }
}
