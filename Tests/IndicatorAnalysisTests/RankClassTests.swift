import IndicatorAnalysis
import Testing

@Suite("Classes by rank")
struct RankClassTests {
  @Test("each class has as many ranks as the others, give or take one", arguments: 1...60)
  func sizes(count: Int) {
    let ranks = (1...count).map { Double($0) }
    let classes = RankClass.classes(10, of: ranks).compactMap { $0 }
    #expect(classes.count == count)
    #expect(zip(classes, classes.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(classes.last == 10)
    let sizes = (1...10).map { number in classes.count { $0 == Double(number) } }
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }

  @Test("ties share a class, gaps have none and do not count, and whole tenths are not rounded up")
  func cases() {
    #expect(RankClass.classes(2, of: [1, 1, 3, nil, 4]) == [1, 1, 2, nil, 2])
    #expect(RankClass.classes(10, of: (1...30).map { Double($0) })[2] == 1)
    #expect(RankClass.classes(5, of: [nil, nil]) == [nil, nil])
    #expect(RankClass.classes(5, of: [1]) == [5])
    #expect(RankClass.classes(5, of: [0, 7, .nan, .infinity]) == [nil, nil, nil, nil])
  }
}
