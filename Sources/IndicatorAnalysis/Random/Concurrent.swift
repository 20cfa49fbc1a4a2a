import Dispatch

/// Work on several cores whose result does not depend on how many there are.
public enum Concurrent {
  /// The results of a piece of work for each index from 0, in that order.
  ///
  /// Each piece must depend on nothing but its index.
  ///
  /// - Parameter chunk: How many neighbouring indices one thread takes at a time; more when a piece is short.
  public static func map<Result: Sendable>(
    _ count: Int, chunk: Int = 1, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    let chunk = max(1, chunk)
    let chunks = (count + chunk - 1) / chunk
    guard chunks > 1 else { return (0..<count).map(work) }
    let parts = [[Result]](unsafeUninitializedCapacity: chunks) { buffer, initialized in
      let parts = Parts(base: buffer.baseAddress)
      DispatchQueue.concurrentPerform(iterations: chunks) { part in
        let range = part * chunk..<min(count, (part + 1) * chunk)
        // Every part is written once, by the one thread that was given its number.
        parts.base?.advanced(by: part).initialize(to: range.map(work))
      }
      initialized = chunks
    }
    return parts.flatMap { $0 }
  }

  private struct Parts<Result>: @unchecked Sendable {
    let base: UnsafeMutablePointer<[Result]>?
  }
}
