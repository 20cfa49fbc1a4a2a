import Foundation
import Synchronization
import Testing

@testable import PipelineEngine

@Suite("Threads run all work and report the first failure")
struct ThreadTests {
  private struct Broken: Error { var number: Int }

  @Test("all work is done, by no more threads than asked for", arguments: [1, 3, 100])
  func limited(_ jobs: Int) throws {
    let state = Mutex((running: 0, most: 0, done: 0))
    let work = (0..<20).map { _ in
      { @Sendable in
        state.withLock {
          $0.running += 1; $0.most = max($0.most, $0.running)
        }
        Thread.sleep(forTimeInterval: 0.001)
        state.withLock {
          $0.running -= 1; $0.done += 1
        }
      }
    }
    try Parallel.run(work, jobs: jobs)
    #expect(state.withLock { $0.done } == 20)
    #expect(state.withLock { $0.most } <= jobs)
  }

  @Test("of several failures the first in the order of the work is thrown, when all have ended")
  func firstFailure() {
    let done = Mutex(0)
    let work = (0..<10).map { number in
      { @Sendable in
        done.withLock { $0 += 1 }
        if number % 4 == 3 { throw Broken(number: number) }
      }
    }
    let failure = #expect(throws: Broken.self) { try Parallel.run(work, jobs: 4) }
    #expect(failure?.number == 3)
    #expect(done.withLock { $0 } == 10)
  }

  @Test("no work at all is no failure")
  func nothing() throws { try Parallel.run([], jobs: 2) }
}
