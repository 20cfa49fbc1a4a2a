import PluginKit
import PluginTesting
import Testing

@Suite struct TableTallyTests {
  private func tally(_ columns: [[String]], decimal: UInt8 = 0x2E) -> TableTally {
    let tally = TableTally(columns: columns.count, decimal: decimal)
    for (column, cells) in columns.enumerated() {
      for cell in cells { add(cell, to: column, of: tally) }
    }
    return tally
  }

  private func add(_ cell: String, to column: Int, of tally: TableTally) {
    let bytes = [UInt8](repeating: 0x39, count: TableTally.margin) + Array(cell.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      tally.add(start + TableTally.margin, cell.utf8.count, to: column)
    }
  }

  private func profile(_ cells: [String], decimal: UInt8 = 0x2E) -> ColumnProfile {
    tally([cells], decimal: decimal).profiles(names: ["x"], rows: cells.count)[0]
  }

  @Test func `a column of whole numbers is an integer column`() {
    let found = profile(["1", "  20", "-3", "+4", "0", "", " . ", "."])
    #expect(
      found
        == ColumnProfile(name: "x", type: .integer, count: 5, missing: 3, sum: 22, minimum: -3, maximum: 20))
  }

  @Test func `one decimal makes it a number column`() {
    let found = profile(["1", "     2.5", "-0.25", "\t3", ".5"])
    #expect(
      found
        == ColumnProfile(
          name: "x", type: .number, count: 5, missing: 0, sum: 6.75, minimum: -0.25, maximum: 3))
  }

  @Test func `one text makes it a text column of which all values count`() {
    let found = profile(["1", "a", "2", "", " .", "   ", "b", " 3"])
    #expect(found == ColumnProfile(name: "x", type: .text, count: 5, missing: 3))
  }

  @Test func `a column without any value is empty`() {
    #expect(
      profile(["", ".", "  ", "\t", "       ."])
        == ColumnProfile(name: "x", type: .empty, count: 0, missing: 5))
    #expect(profile([]) == ColumnProfile(name: "x", type: .empty, count: 0, missing: 0))
  }

  @Test(arguments: ["0363", "00", "007.5", "-01", "     034", "0123456789012", "00000000000000000000001"])
  func `digits with a leading zero are a code`(cell: String) {
    #expect(profile(["12", cell]).type == .text)
  }

  @Test(arguments: ["0", "0.5", "-0.5", "     0.0", "0.12345678", "0.1234567890123456789012"])
  func `a zero before the separator is no code`(cell: String) {
    #expect(profile(["12", cell]).type == (cell == "0" ? .integer : .number))
  }

  @Test(arguments: [
    "1.", "1..2", "1 2", "1,5", "--1", "12a", "1e", "-", "12345678a", "1.2.3456789", "1-2", "é",
  ])
  func `anything else is text`(cell: String) {
    #expect(profile(["12", cell]).type == .text)
  }

  @Test func `reads a decimal comma where that is the separator`() {
    #expect(profile(["33,5", "7"], decimal: 0x2C).sum == 40.5)
    #expect(profile(["33.5", "7"], decimal: 0x2C).type == .text)
  }

  @Test func `adds decimals up without any error`() {
    let found = profile([String](repeating: "0.1", count: 1000) + ["0.01", "1234567.8"])
    #expect(found.sum == 1_234_667.81)
  }

  @Test func `takes long numbers and exponents`() {
    let found = profile(["1e3", "123456789012345678901234567890", "-123456789012345678901234567890", "0.5"])
    #expect(found.type == .number)
    #expect(found.sum == 1000.5)
    #expect(found.maximum == 1.2345678901234568e29)
    #expect(profile(["123456789012345678901234567890"]).type == .integer)
  }

  @Test func `a sum out of range is left out`() {
    let found = profile(["1e308", "1e308"])
    #expect(found.sum == nil)
    #expect(found.maximum == 1e308)
    #expect(found.type == .number)
  }

  @Test func `a sum of many large whole numbers is exact`() {
    let found = profile([String](repeating: "999999999999999999", count: 100))
    #expect(found.sum == 9.99999999999999999e19)
    #expect(found.type == .integer)
  }

  @Test func `does not depend on the order or on how the table is cut`() {
    var random = SeededGenerator(seed: 3)
    let cells = (0..<4000).map { _ in randomCell(&random) }
    let whole = tally([cells, cells]).profiles(names: ["a", "b"], rows: 4000)
    for _ in 0..<5 {
      let shuffled = cells.shuffled(using: &random)
      let cut = Int.random(in: 0...4000, using: &random)
      let first = tally([Array(shuffled[..<cut]), Array(cells[..<cut])])
      let second = tally([Array(shuffled[cut...]), Array(cells[cut...])])
      second.merge(first)
      #expect(second.profiles(names: ["a", "b"], rows: 4000) == whole)
    }
  }

  private func randomCell(_ random: inout SeededGenerator) -> String {
    let value = Int.random(in: -9_999_999...99_999_999, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return "."
    case 1: return String(value)
    case 2: return String(Double(value) / 10)
    case 3: return String(Double(value) / 1000)
    case 4: return String(repeating: " ", count: value % 5 & 3) + String(abs(value % 1000))
    case 5: return String(Double(value) * 1.1e20)
    case 6: return String(Double(value) / 7)
    default: return ""
    }
  }

  @Test func `agrees with the standard library on what is a number`() {
    var random = SeededGenerator(seed: 4)
    let letters = Array("0123456789.- ")
    for _ in 0..<200_000 {
      let length = Int.random(in: 1...10, using: &random)
      let cell = String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
      let found = profile([cell])
      let expected = expectation(cell)
      #expect(found == expected, "'\(cell)'")
    }
  }

  /// What one cell should be, found the slow way.
  private func expectation(_ cell: String) -> ColumnProfile {
    let start = cell.drop { $0 == " " }
    let value = String(start.reversed().drop { $0 == " " }.reversed())
    if value.isEmpty || value == "." { return ColumnProfile(name: "x", type: .empty, count: 0, missing: 1) }
    let text = ColumnProfile(name: "x", type: .text, count: 1, missing: 0)
    let digits = value.hasPrefix("-") ? value.dropFirst() : value[...]
    let isCode = digits.first == "0" && digits.dropFirst().first?.isNumber == true
    guard let number = Double(value), digits.first != "-", digits.last != ".", !isCode else { return text }
    return ColumnProfile(
      name: "x", type: value.contains(".") ? .number : .integer, count: 1, missing: 0, sum: number,
      minimum: number,
      maximum: number)
  }
}
