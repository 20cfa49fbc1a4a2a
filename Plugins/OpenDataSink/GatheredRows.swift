import IndicatorSchema
import PluginKit

/// The rows of a run, kept until all are there, because outputs are in canonical order.
struct GatheredRows {
  private(set) var frame: IndicatorFrame

  init(_ input: FrameSchema) { frame = IndicatorFrame(columns: input.ids) }

  /// Keeps a batch.
  ///
  /// - Throws: `Diagnostic` for a value that no output can hold.
  mutating func add(_ batch: IndicatorFrame) throws {
    try batch.requireFiniteValues()
    frame.append(contentsOf: batch)
  }

  /// The rows in canonical order.
  ///
  /// - Throws: `Diagnostic` when an area has two rows for one period.
  func order() throws -> [Int] {
    let order = frame.canonicalOrder()
    try frame.requireOneRowPerAreaAndPeriod(in: order)
    return order
  }
}

/// The fields that the sinks of open data share.
enum SharedFields {
  static let language = ConfigField(
    "language", .choice(["nl", "en"]), .defaults(to: "nl"), doc: "The language of labels and descriptions.",
    example: "en")

  static let title = ConfigField(
    "title", .text, doc: "What the data is called; the name of the pipeline unless given.",
    example: "Laaggeletterdheid per wijk")
}
