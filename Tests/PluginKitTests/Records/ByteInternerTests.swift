import Foundation
import PluginKit
import PluginTesting
import Testing

@Suite struct ByteInternerTests {
  private func number(_ text: String, in interner: inout ByteInterner) -> Int32 {
    Array(text.utf8).withUnsafeBytes { interner.find($0) ?? interner.add($0) }
  }

  @Test func `numbers distinct texts in the order in which they come`() {
    var interner = ByteInterner()
    let numbers = ["GM0003", "GM0005", "GM0003", "", "GM0003 ", ""].map { number($0, in: &interner) }
    #expect(numbers == [0, 1, 0, 2, 3, 2])
    #expect(interner.count == 4)
  }

  @Test func `does not find what was never added`() {
    var interner = ByteInterner()
    _ = number("a", in: &interner)
    #expect(Array("b".utf8).withUnsafeBytes { interner.find($0) } == nil)
    #expect(interner.count == 1)
  }

  @Test func `tells texts of every length apart by every byte`() {
    var interner = ByteInterner()
    var count: Int32 = 0
    for length in 0...40 {
      let base = String(repeating: "x", count: length)
      #expect(number(base, in: &interner) == count)
      count += 1
      for position in 0..<length {
        let start = base.index(base.startIndex, offsetBy: position)
        let changed = base.replacingCharacters(in: start..<base.index(after: start), with: "y")
        #expect(number(changed, in: &interner) == count)
        #expect(number(changed, in: &interner) == count)
        count += 1
      }
      #expect(number(base, in: &interner) == count - Int32(length) - 1)
    }
  }

  @Test(arguments: [1, 50, 5000]) func `agrees with a dictionary`(distinct: Int) {
    var random = SeededGenerator(seed: UInt64(distinct))
    var interner = ByteInterner()
    var expected: [String: Int32] = [:]
    for _ in 0..<20_000 {
      let text =
        String(repeating: "ab", count: distinct % 9)
        + String(Int.random(in: 0..<distinct, using: &random), radix: 7)
      let known = expected[text]
      let found = number(text, in: &interner)
      expected[text] = known ?? Int32(expected.count)
      #expect(found == expected[text])
    }
    #expect(interner.count == expected.count)
  }
}
