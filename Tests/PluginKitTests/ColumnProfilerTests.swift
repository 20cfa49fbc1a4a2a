import PluginKit
import Testing

@Suite("What is in a column")
struct ColumnProfilerTests {
  private func profile(_ cells: [String?]) -> ColumnProfile {
    var profiler = ColumnProfiler()
    for cell in cells {
      if let cell {
        Array(cell.utf8).withUnsafeBytes { bytes in
          // An empty array has no address, and an empty cell is not an absent one.
          profiler.add(UnsafeRawBufferPointer(start: bytes.baseAddress, count: bytes.count))
        }
      } else {
        profiler.add(UnsafeRawBufferPointer(start: nil, count: 0))
      }
    }
    return profiler.profile(name: "x")
  }

  @Test(
    "the type is the narrowest that fits every value",
    arguments: [
      (["1", "-2", "+3", "0", "12345678901234567890"], ColumnProfile.ValueType.integer),
      (["1", "2.0"], .number), (["1e3"], .number), ([".5"], .number), (["-0.5", "0"], .number),
      (["1", "x"], .text), (["x", "1"], .text), (["007"], .text), (["-01"], .text), (["0.5", "00"], .text),
      (["1,5"], .text), (["nan"], .text), (["-"], .text), (["1 2"], .text), (["", " ", ".", " . "], .empty),
    ])
  func types(cells: [String], type: ColumnProfile.ValueType) {
    #expect(profile(cells).type == type)
  }

  @Test("values and missing cells are counted, numbers are summed")
  func counts() {
    #expect(
      profile(["1.5", " 2\t", nil, "", "       .", "-4"])
        == ColumnProfile(name: "x", type: .number, count: 3, missing: 3, sum: -0.5, minimum: -4, maximum: 2))
  }

  @Test("text has neither sum nor extremes")
  func text() {
    #expect(profile(["1", "x", "."]) == ColumnProfile(name: "x", type: .text, count: 2, missing: 1))
  }

  @Test("a column that appears late has missed the cells before")
  func late() {
    #expect(ColumnProfiler(missing: 7).profile(name: "x").missing == 7)
  }
}
