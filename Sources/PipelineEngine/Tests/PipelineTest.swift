import IndicatorSchema
import PluginKit

/// A test inside a pipeline file: what its sources are given, and what its steps must make of that.
public struct PipelineTest: Sendable {
  /// What it shows, in words.
  public var name: String
  /// Where it stands.
  public var place: Place
  /// What takes the place of an input, by step.
  var given: [String: Given]
  /// The rows that steps must give.
  var expected: [String: ExpectedRows]
  /// The code of the complaint with which it must end, such as `data.not-a-number`; nil when it must succeed.
  var failure: String?
  /// How many records each source must refuse, where that is said.
  var refused: [String: Int]

  /// What takes the place of an input.
  enum Given: Sendable {
    /// The text that a source reads instead of its file.
    case text(String)
    /// The file that a source reads instead of its own, named as in the pipeline file.
    case file(Location)
    /// The rows that a source or transform gives, whatever it would have done.
    case rows(IndicatorFrame)
  }

  /// The rows that a step must give, in any order.
  struct ExpectedRows: Sendable {
    var rows: [ExpectedRow]
    /// Whether the step may give other rows as well.
    var amongOthers: Bool
    var place: Place
  }

  /// A row by its area, and by its period where the area has more than one.
  struct ExpectedRow: Sendable {
    var area: String
    var period: Period?
    var cells: [(indicator: IndicatorID, cell: ExpectedCell)]
    var place: Place
  }

  /// What is said of a cell; what is nil may be anything.
  struct ExpectedCell: Sendable {
    var value: ExpectedNumber?
    var status: CellStatus?
    var lower: ExpectedNumber?
    var upper: ExpectedNumber?
  }

  /// The steps that it needs no more than to look at.
  var looksAt: Set<String> { Set(expected.keys).union(refused.keys) }
}

/// A number as a test writes it: with decimals it is compared to as many, without it must be met exactly.
struct ExpectedNumber: Sendable {
  let text: String
  let value: Double
  private let decimals: Int?

  init?(_ text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self.text = text
    self.value = value
    let isPlain = !text.lowercased().contains("e")
    decimals = isPlain ? text.firstIndex(of: ".").map { text[$0...].count - 1 } : nil
  }

  /// Whether a number that was found is this one.
  func fits(_ found: Double) -> Bool {
    guard let decimals else { return found == value }
    // A little more than half a unit of the last decimal, since 0.15 and its neighbours are not exact.
    var unit = 1.0
    for _ in 0..<decimals { unit /= 10 }
    return abs(found - value) <= unit * 0.5000001
  }
}
