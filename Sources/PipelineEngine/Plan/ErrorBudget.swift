import IndicatorSchema
import PluginKit

/// How many records a step may refuse before the run fails. Zero unless the pipeline says otherwise.
public struct ErrorBudget: Hashable, Sendable {
  /// The number of records that may be refused.
  public var maximum: Int
  /// The share of the records that may be refused, in percent; both limits hold when both are given.
  public var percent: Double?
  /// The number of records from which the share is looked at.
  public var minimumRecords: Int

  /// No record may be refused.
  public static let zero = ErrorBudget(maximum: 0, percent: nil, minimumRecords: 0)

  static let fields = [
    ConfigField("max", .integer, doc: "The number of records that may be refused."),
    ConfigField("percent", .number, doc: "The share of the records that may be refused, in percent."),
    ConfigField(
      "minimum_records", .integer, .defaults(to: "0"),
      doc: "The number of records from which the share is looked at."),
  ]

  init(maximum: Int, percent: Double?, minimumRecords: Int) {
    self.maximum = maximum
    self.percent = percent
    self.minimumRecords = minimumRecords
  }

  init(_ config: Config?) {
    guard let config else {
      self = .zero
      return
    }
    let percent = config.number("percent")
    self.init(
      maximum: config.integer("max") ?? (percent == nil ? 0 : Int.max), percent: percent,
      minimumRecords: config.integer("minimum_records") ?? 0)
  }

  /// Whether this many refused out of so many records are too many.
  public func isExceeded(refused: Int, of records: Int) -> Bool {
    if refused > maximum { return true }
    guard let percent, records >= minimumRecords, records > 0 else { return false }
    return Double(refused) * 100 > percent * Double(records)
  }

  /// The budget in words, for a message.
  var words: String {
    var parts = maximum == Int.max ? [] : ["at most \(maximum)"]
    if let percent { parts.append("at most \(percent)%") }
    return parts.joined(separator: " and ")
  }
}
