/// Which way an indicator points when it is scored.
public enum Polarity: String, Hashable, Sendable, CaseIterable {
  /// A higher value is better: less vulnerable.
  case better
  /// A higher value is worse: more vulnerable.
  case worse
  /// Neither: background to read the other figures by. Never scored, never weighted.
  case context
}
