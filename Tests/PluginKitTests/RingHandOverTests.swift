import PluginKit
import Testing

@Suite("What goes round in a ring is handed over in order, to its end or until something is wrong")
struct RingHandOverTests {
  private struct Wrong: Error, Equatable {
    var number: Int
  }

  /// Fills a ring of three places with numbers, and takes them out.
  private func numbers(
    _ count: Int, fillsUntil last: Int = .max, takesUntil end: Int = .max
  ) -> (taken: [Int], failure: Wrong?) {
    let places = RingHandOver()
    let ring = UnsafeMutablePointer<Int>.allocate(capacity: 3)
    ring.initialize(repeating: 0, count: 3)
    defer { ring.deallocate() }
    var taken: [Int] = []
    nonisolated(unsafe) let shared = ring
    do {
      try places.run(
        places: 3,
        {
          for number in 0..<count {
            guard places.waitForPlace() else { return }
            if number == last { throw Wrong(number: number) }
            shared[number % 3] = number
            places.handOver()
          }
        }
      ) { number in
        if number == end { throw Wrong(number: -number) }
        taken.append(ring[number % 3])
      }
    } catch {
      return (taken, error as? Wrong)
    }
    return (taken, nil)
  }

  @Test("everything comes, in order", arguments: [0, 1, 2, 3, 4, 1000])
  func all(_ count: Int) {
    let found = numbers(count)
    #expect(found.taken == Array(0..<count))
    #expect(found.failure == nil)
  }

  @Test("what was filled before a failure comes before it", arguments: [0, 1, 5])
  func filling(_ last: Int) {
    let found = numbers(10, fillsUntil: last)
    #expect(found.taken == Array(0..<last))
    #expect(found.failure == Wrong(number: last))
  }

  @Test("who takes no more ends the filling, also of what would never end", arguments: [1, 2, 7])
  func taking(_ end: Int) {
    let found = numbers(.max, takesUntil: end)
    #expect(found.taken == Array(0..<end))
    #expect(found.failure == Wrong(number: -end))
  }
}
