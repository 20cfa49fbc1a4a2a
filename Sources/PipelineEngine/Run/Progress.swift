import Synchronization

/// How far a run is, to be looked at by another thread.
public final class Progress: Sendable {
  private let byteCount = Atomic<Int>(0)
  private let rowCount = Atomic<Int>(0)
  private let consumedCount = Atomic<Int>(0)
  private let totalCount = Atomic<Int>(0)

  /// Makes a progress of nothing done.
  public init() {}

  /// The bytes read so far, decompressed.
  public var bytes: Int { byteCount.load(ordering: .relaxed) }

  /// The rows read so far.
  public var rows: Int { rowCount.load(ordering: .relaxed) }

  /// The seconds that the rest will take at the pace so far; nil until that can be told.
  public func secondsLeft(after elapsed: Double) -> Double? {
    let total = totalCount.load(ordering: .relaxed)
    let consumed = consumedCount.load(ordering: .relaxed)
    guard consumed > 0, total > consumed, elapsed > 0.5 else { return nil }
    return elapsed * Double(total - consumed) / Double(consumed)
  }

  /// Counts bytes that were read: as they stand in the file, and decompressed.
  func add(bytes: Int, consumed: Int) {
    byteCount.wrappingAdd(bytes, ordering: .relaxed)
    consumedCount.wrappingAdd(consumed, ordering: .relaxed)
  }

  func add(rows: Int) { rowCount.wrappingAdd(rows, ordering: .relaxed) }

  /// Says how many bytes there are to read in another file.
  func expect(bytes: Int) { totalCount.wrappingAdd(bytes, ordering: .relaxed) }
}
