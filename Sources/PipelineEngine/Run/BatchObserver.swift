import IndicatorSchema

/// Follows the rows that steps give.
///
/// Steps may run in several threads; a flow lets only one of them in at a time.
protocol BatchObserver: AnyObject {
  /// The steps whose rows are followed.
  var steps: Set<String> { get }

  /// Takes a batch that a step gave.
  func observe(_ batch: IndicatorFrame, of step: String)
}
