import IndicatorSchema

/// What a join takes from which input.
struct JoinPlan: Sendable {
  /// The number of inputs.
  let inputs: Int
  /// Each column of the result, and the input it comes from.
  let columns: [(id: IndicatorID, input: Int)]
  /// Whether rows match by area alone.
  let ignoresPeriods: Bool
  /// Where the configuration says so.
  let place: Place

  /// The columns to keep of an input, in the order in which they arrive.
  func columns(of input: Int) -> [IndicatorID] {
    columns.filter { $0.input == input }.map(\.id)
  }
}
