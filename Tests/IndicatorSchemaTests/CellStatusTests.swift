import IndicatorSchema
import Testing

@Suite("Cell statuses")
struct CellStatusTests {
  @Test("observed, estimated, imputed and provisional cells hold a value")
  func values() {
    #expect(
      CellStatus.allCases.filter(\.hasValue) == [.observed, .estimated, .imputed, .provisional])
  }

  @Test("a status is read by its name and by its code", arguments: CellStatus.allCases)
  func reading(status: CellStatus) {
    #expect(CellStatus(status.name) == status)
    #expect(CellStatus(status.code) == status)
  }

  @Test("an unknown status is refused", arguments: ["", "a", "X", "Observed"])
  func unknown(text: String) {
    #expect(CellStatus(text) == nil)
  }

  @Test("combining is symmetric, associative and keeps what is combined with itself")
  func algebra() {
    let all = CellStatus.allCases
    for a in all {
      #expect(a.combined(with: a) == a)
      for b in all {
        #expect(a.combined(with: b) == b.combined(with: a))
        for c in all {
          #expect(a.combined(with: b).combined(with: c) == a.combined(with: b.combined(with: c)))
        }
      }
    }
  }

  @Test("a result has a value only when all its inputs do")
  func missingIn() {
    for a in CellStatus.allCases {
      for b in CellStatus.allCases {
        #expect(a.combined(with: b).hasValue == (a.hasValue && b.hasValue))
      }
    }
  }

  @Test("a secret stays a secret in every result")
  func suppression() {
    for other in CellStatus.allCases { #expect(CellStatus.suppressed.combined(with: other) == .suppressed) }
  }
}
