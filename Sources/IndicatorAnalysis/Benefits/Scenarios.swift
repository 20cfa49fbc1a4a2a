/// A cautious, a central and a hopeful value of one thing.
public struct Scenarios<Value: Sendable>: Sendable {
  /// The cautious one: little is gained, and it costs much.
  public var low: Value
  /// The central one.
  public var central: Value
  /// The hopeful one: much is gained, and it costs little.
  public var high: Value

  /// Makes a value for each scenario.
  public init(low: Value, central: Value, high: Value) {
    self.low = low
    self.central = central
    self.high = high
  }

  /// What comes of each scenario.
  public func map<Result>(_ transform: (Value) throws -> Result) rethrows -> Scenarios<Result> {
    Scenarios<Result>(low: try transform(low), central: try transform(central), high: try transform(high))
  }

  /// Each scenario with the same one of another thing.
  public func zip<Other>(_ other: Scenarios<Other>) -> Scenarios<(Value, Other)> {
    Scenarios<(Value, Other)>(
      low: (low, other.low), central: (central, other.central), high: (high, other.high))
  }
}

extension Scenarios: Equatable where Value: Equatable {}
extension Scenarios: Hashable where Value: Hashable {}

extension Scenarios where Value == Double {
  /// The lowest and the highest of the three, whichever scenario they are of: the cautious scenario has the highest
  /// cost, and a net result may be lowest there or not.
  public var range: Interval { Interval(lower: min(low, central, high), upper: max(low, central, high)) }
}
