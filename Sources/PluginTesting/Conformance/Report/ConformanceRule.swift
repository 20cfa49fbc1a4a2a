/// One promise of a plugin's contract.
public enum ConformanceRule: String, Hashable, Sendable, CaseIterable {
  /// The declaration is complete, and its defaults and examples are accepted by itself.
  case declaration
  /// A misspelt field is refused with `config.unknown-field` and a hint.
  case misspelling
  /// Whatever stands in a configuration is accepted or refused with diagnostics; nothing traps.
  case configuration
  /// The columns that come are those that were stated, and the same configuration states the same ones.
  case schema
  /// `in = out + filtered + quarantined` holds, and each refused record reached the quarantine.
  case ledger
  /// A source reads the areas, periods and values that were written.
  case reading
  /// Cells without a value hold none, and values of ordinary rows are finite.
  case cells
  /// Columns without a derivation pass through unchanged, and derivations name columns that exist.
  case lineage
  /// Neither the size of batches and blocks nor the order in which inputs arrive makes a difference.
  case batches
  /// The order of the rows makes no difference, the order of what comes out apart.
  case order
  /// The same input gives the same output, to the last bit.
  case determinism
  /// No rows, one row, missing everywhere, duplicates, extremes, hostile names, and damaged or cut bytes are taken
  /// or refused with diagnostics.
  case hostileInput = "hostile-input"
  /// An error of the host or of the next step is passed on, and ends the work.
  case faults
  /// A run that is cancelled ends at once and leaves nothing published.
  case cancellation
  /// What does not need all rows does not keep them.
  case memory
  /// A sink makes the outputs that it stated, and nothing else.
  case outputs
  /// What a sink counted is what is stored.
  case recount
}
