import AreaMaps
import IndicatorAnalysis
import Testing

@Suite("Class breaks")
struct ClassBreaksTests {
  @Test("a value on a bound belongs to the class above it")
  func fixed() throws {
    let breaks = try #require(ClassBreaks([80, 95, 105, 120]))
    #expect(breaks.count == 5)
    #expect(
      [-.infinity, 79.99, 80, 100, 105, 120, .infinity].map { breaks.classIndex(of: $0) } == [
        0, 0, 1, 2, 3, 4, 4,
      ])
    #expect(breaks.classIndex(of: nil) == nil && breaks.classIndex(of: .nan) == nil)
    #expect(breaks.range(of: 0).lower == nil && breaks.range(of: 0).upper == 80)
    #expect(breaks.range(of: 4).lower == 120 && breaks.range(of: 4).upper == nil)
    let counts = breaks.counts(of: [80, nil, 200, .nan, 81])
    #expect(counts.classes == [0, 2, 0, 0, 1] && counts.missing == 2)
  }

  @Test("bounds must ascend")
  func wrong() {
    let wrong: [[Double]] = [[1, 1], [2, 1], [.nan], [1, .infinity]]
    for bounds in wrong { #expect(ClassBreaks(bounds) == nil) }
    #expect(ClassBreaks([])?.count == 1)
  }

  @Test("quantiles are round, and the classes about as full")
  func quantiles() throws {
    let values: [Double] = (0..<1000).map { Double($0) * 0.0173 + 3.004 }
    let breaks = try #require(ClassBreaks.quantiles(of: values))
    #expect(breaks.bounds == [6, 10, 13, 17])
    #expect(breaks.counts(of: values).classes.allSatisfy { (150...250).contains($0) })
    let small = try #require(ClassBreaks.quantiles(of: values.map { $0 / 100 }))
    #expect(small.bounds == [0.06, 0.1, 0.13, 0.17])
    #expect(ClassBreaks.quantiles(of: values.map { $0 * 1e6 })?.bounds == [6e6, 1e7, 1.3e7, 1.7e7])
  }

  @Test("few or equal values make fewer classes, never an empty one at an end")
  func ties() throws {
    #expect(ClassBreaks.quantiles(of: []) == nil)
    #expect(ClassBreaks.quantiles(of: [nil, .nan, .infinity]) == nil)
    #expect(ClassBreaks.quantiles(of: [5, 5, 5])?.bounds == [])
    let samples: [[Double?]] = [
      [1, 2], [0, 0, 0, 0, 7], [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2], [-1e300, 1e300], [1, 1 + 1e-15],
      [-1.7e308, 1.7e308],
    ]
    for values in samples {
      let breaks = try #require(ClassBreaks.quantiles(of: values))
      let counts = breaks.counts(of: values).classes
      #expect(counts.first != 0 && counts.last != 0, "\(values) \(breaks.bounds)")
      #expect(breaks.bounds.allSatisfy { $0.isFinite })
    }
  }

  @Test("the order of values makes no difference, and every value has a class", arguments: 0..<30)
  func order(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, stream: 1)
    var values: [Double?] = (0..<Int(3 + seed * 4)).map { _ in stream.normal() * 12 + 40 }
    let breaks = try #require(ClassBreaks.quantiles(of: values))
    #expect(breaks.counts(of: values).classes.reduce(0, +) == values.count)
    values.append(nil)
    stream.shuffle(&values)
    #expect(ClassBreaks.quantiles(of: values) == breaks)
  }
}
