import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Treatment of outliers")
struct OutlierTreatmentTests {
  /// Columns from near normal to far from it, with gaps, and with ties in every third.
  private static let columns: [[Double?]] = {
    var random = SeededGenerator(seed: 77)
    return (0..<60).map { number in
      (0..<Int.random(in: 4...60, using: &random)).map { _ -> Double? in
        guard Int.random(in: 0..<8, using: &random) > 0 else { return nil }
        let base = Double.random(in: 0.01...1, using: &random)
        let value = number % 2 == 0 ? base : 1 / (base * base * base)
        let signed = number % 4 == 3 ? -value : value
        return number % 3 == 0 ? signed.rounded() : signed
      }
    }
  }()

  @Test("a column within either limit is left as it is")
  func withinLimits() {
    let skewed: [Double?] = [1, 1, 2, nil, 2, 3, 3, 4, 100]
    let gentle = OutlierTreatment(skewness: 4)
    #expect(gentle.apply(to: skewed).outcome == .untouched)
    #expect(gentle.apply(to: skewed).values == skewed)
    #expect(OutlierTreatment(kurtosis: 10).apply(to: skewed).outcome == .untouched)
    #expect(OutlierTreatment().apply(to: skewed).outcome == .winsorised)
  }

  @Test("the outermost points move to the next value, on the side of the skew, gaps aside")
  func winsorising() {
    let high = OutlierTreatment().apply(to: [1, 1, 2, nil, 2, 3, 3, 4, 100])
    #expect(high.values == [1, 1, 2, nil, 2, 3, 3, 4, 4])
    #expect(high.moved == [8])
    let low = OutlierTreatment().apply(to: [-100, -1, -1, -2, -2, -3, -3, -4])
    #expect(low.values == [-4, -1, -1, -2, -2, -3, -3, -4])
    #expect(low.moved == [0])
  }

  @Test("equal outliers move together and count as as many points as they are")
  func ties() {
    let column: [Double?] = (1...40).map { Double($0 % 7) } + [90, 90, 90]
    #expect(OutlierTreatment(points: 3).apply(to: column).moved == [40, 41, 42])
    let tooFew = OutlierTreatment(points: 2).apply(to: column)
    #expect(tooFew.outcome == .logged)
    #expect(tooFew.moved == [])
  }

  @Test("where points are not enough the column as it was is logged, or left when no log is asked for")
  func logging() throws {
    let column: [Double?] = [nil] + (0..<24).map { Double(1 << $0) }
    let logged = OutlierTreatment(points: 1).apply(to: column)
    #expect(logged.outcome == .logged)
    let (lowest, highest) = (try #require(logged.values[1]), try #require(logged.values[24]))
    // ln(0.01 range) and ln(1.01 range): 101 times as much.
    #expect(abs(highest - lowest - 4.615_120_516_841_26) < 1e-12)
    let left = OutlierTreatment(points: 1, usesLog: false).apply(to: column)
    #expect(left.outcome == .outlying)
    #expect(left.values == column)
    #expect(left.before == left.after)
  }

  @Test("a column that one step would make constant is not winsorised to a single value")
  func singleValue() {
    let column: [Double?] = [Double?](repeating: 1, count: 30) + [2]
    let result = OutlierTreatment().apply(to: column)
    #expect(result.outcome == .loggedOutlying)
    #expect(Set(result.values).count == 2)
    #expect(OutlierTreatment(usesLog: false).apply(to: column).values == column)
  }

  @Test("too few, equal, infinite and hugely apart numbers are left untouched")
  func untreatable() {
    let largest = Double.greatestFiniteMagnitude
    let columns: [[Double?]] = [
      [], [nil], [1], [1, 2, 1000], [5, 5, 5, 5, 5], [1, 2, .nan, 4, 5], [1, 2, 3, .infinity],
      [-largest, 0, 0, 0, largest],
    ]
    for column in columns {
      let result = OutlierTreatment(skewness: 0, kurtosis: -10).apply(to: column)
      #expect(result.outcome == .untouched)
      #expect(result.values.map { $0?.bitPattern } == column.map { $0?.bitPattern })
    }
  }

  @Test("no gap is filled, no value turned round, no number lost, and no more points moved than allowed")
  func properties() {
    for column in Self.columns {
      for points in [0, 1, 5] {
        let result = OutlierTreatment(points: points).apply(to: column)
        #expect(result.values.map { $0 == nil } == column.map { $0 == nil })
        let finite = result.values.allSatisfy { $0?.isFinite ?? true }
        #expect(finite)
        #expect(result.moved.count <= points)
        let pairs = zip(column, result.values).compactMap { before, after in before.map { ($0, after ?? 0) } }
          .sorted { $0.0 < $1.0 }
        #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.1 <= $1.1 })
        let untouched = column.indices.filter { !result.moved.contains($0) }
        if result.outcome == .winsorised {
          #expect(untouched.allSatisfy { result.values[$0] == column[$0] })
        }
      }
    }
  }

  @Test("the order of the areas changes nothing, to the last bit")
  func permutation() {
    var random = SeededGenerator(seed: 5)
    for column in Self.columns {
      let order = Array(column.indices).shuffled(using: &random)
      let result = OutlierTreatment().apply(to: column)
      let shuffled = OutlierTreatment().apply(to: order.map { column[$0] })
      #expect(shuffled.values.map { $0?.bitPattern } == order.map { result.values[$0]?.bitPattern })
      #expect(shuffled.before == result.before)
      #expect(shuffled.outcome == result.outcome)
    }
  }

  @Test("a power of two as another unit changes neither the outcome nor the shape")
  func scale() {
    for column in Self.columns {
      for unit in [0x1p-30, 0x1p40] {
        let result = OutlierTreatment().apply(to: column)
        let scaled = OutlierTreatment().apply(to: column.map { $0.map { $0 * unit } })
        #expect(scaled.outcome == result.outcome)
        #expect(scaled.moved == result.moved)
        #expect(scaled.before == result.before)
      }
    }
  }
}
