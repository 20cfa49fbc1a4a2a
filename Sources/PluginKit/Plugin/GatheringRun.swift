import IndicatorSchema

/// A run of a transform that takes all rows of its input together before it gives any.
public protocol GatheringRun: TransformRun {
  /// The rows gathered so far.
  var frame: IndicatorFrame { get set }
}

extension GatheringRun {
  /// Keeps the rows of a batch.
  public mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    frame.append(contentsOf: batch)
  }
}
