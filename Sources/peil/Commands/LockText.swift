import PipelineEngine

/// What people see of changes in a lock.
enum LockText {
  /// Each change on a line; of a first lock only how much it holds.
  static func lines(_ changes: [LockDifference], isFirst: Bool) -> [String] {
    if isFirst { return ["locked for the first time: \(changes.count) facts"] }
    if changes.isEmpty { return ["nothing changed since the last lock"] }
    return changes.map { "  \($0.words)" }
  }
}
