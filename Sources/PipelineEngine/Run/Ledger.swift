import IndicatorSchema
import PluginKit

/// What happened to the rows of one step: `in + added = out + filtered + quarantined`.
public struct LedgerEntry: Hashable, Sendable, Codable {
  /// The step.
  public var step: String
  /// Source, transform or sink.
  public var kind: PluginDeclaration.Kind
  /// The records or rows that came in; for a step with several inputs those of the first.
  public var rowsIn = 0
  /// The records or rows that were used; for a sink those it counted in what it stored.
  public var rowsOut = 0
  /// The rows that a transform made of others, such as those of regions it put together.
  public var added = 0
  /// The rows of further inputs, which are looked up.
  public var rowsLookedUp = 0
  /// The rows left out on purpose, by reason.
  public var filtered: [String: Int] = [:]
  /// The records refused.
  public var quarantined = 0
  /// The rows given to each step that reads from this one; another number than `rowsOut` only for a long
  /// table, where many records make one row.
  public var rowsGiven = 0
  /// The cells without a value in what a source accepted.
  public var missingCells = 0
  /// What a reader of the log should know.
  public var notes: [String] = []
  /// Figures about the step as a whole.
  public var findings: [Finding] = []

  /// The rows left out on purpose.
  public var filteredTotal: Int { filtered.values.reduce(0, +) }

  /// Whether no row was lost, or made without being counted.
  public var isBalanced: Bool { rowsIn + added == rowsOut + filteredTotal + quarantined }

  /// Complains when rows were lost or made, which is a fault of the plugin.
  func checkBalance() throws {
    guard !isBalanced else { return }
    throw Diagnostic(
      .ledgerMismatch,
      "step '\(step)' lost count: \(rowsIn) in, \(added) added, \(rowsOut) out, \(filteredTotal) filtered, "
        + "\(quarantined) quarantined",
      hint: "nothing was published; please report this")
  }
}
