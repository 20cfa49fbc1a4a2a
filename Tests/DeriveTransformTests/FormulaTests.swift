import IndicatorSchema
import PluginTesting
import Testing

@Suite("Formulas")
struct FormulaTests {
  @Test(
    "operators bind and associate as in arithmetic",
    arguments: [
      ("x", 6), ("x + y * z", 0), ("(x + y) * z", -18), ("x - y - z", 5), ("x / y / 2", 1), ("-x + y", -3),
      ("-(x + y)", -9), ("x * -y", -18), ("--x", 6), ("x - -y", 9), ("2 * x / y * 3", 12), ("x-y", 3),
      ("  x+ y ", 9),
    ] as [(String, Double)])
  func precedence(formula: String, expected: Double) throws {
    let found = try DeriveFixture.compute(formula)
    #expect(found == expected)
  }

  @Test(
    "functions",
    arguments: [
      ("min(x, y)", 3), ("max(x, y)", 6), ("min(x, y, z)", -2), ("max(z, 0)", 0), ("abs(z)", 2),
      ("abs(y - x)", 3), ("round(x / 4)", 2), ("round(-x / 4)", -2), ("round(x / 5)", 1),
      ("min(max(x, y), abs(z)) + 1", 3),
    ] as [(String, Double)])
  func functions(formula: String, expected: Double) throws {
    let found = try DeriveFixture.compute(formula)
    #expect(found == expected)
  }

  @Test(
    "numbers are written with decimals and exponents",
    arguments: [
      ("1.5 * y", 4.5), ("0.5*x", 3), (".5 * x", 3), ("1e3 * y", 3000), ("1E+2 * y", 300),
      ("1e-1 * 60 + 0 * x", 6),
    ] as [(String, Double)])
  func numbers(formula: String, expected: Double) throws {
    let found = try DeriveFixture.compute(formula)
    #expect(found == expected)
  }

  @Test("a name may be that of a function when nothing is called")
  func functionNames() throws {
    let schema = FrameSchema([DeriveFixture.indicator("min", .score)])
    let derive = try DeriveFixture.transform(DeriveFixture.node("min(min, 1)", unit: "score"), schema)
    let run = try PluginHarness.run(derive, [.rows(["min"], [("GM0363", 2017, [5])])])
    #expect(run.frame.column("result")?.cells == [1])
  }

  @Test("random formulas have the value of an independent evaluation")
  func randomFormulas() throws {
    var random = SeededGenerator(seed: 30)
    for _ in 0..<300 {
      let tree = Tree.random(depth: 4, &random)
      let cells = (0..<3).map { _ in Double(Int.random(in: -9...9, using: &random)) }
      guard let expected = tree.value(cells), expected.isFinite else { continue }
      let found = try DeriveFixture.compute("\(tree.text) + 0 * x", cells)
      #expect(found == expected, "\(tree.text) of \(cells)")
    }
  }

  /// An expression that prints itself with all parentheses and computes itself by recursion.
  private indirect enum Tree {
    case column(Int)
    case number(Int)
    case operation(Character, Tree, Tree)

    static func random(depth: Int, _ generator: inout SeededGenerator) -> Tree {
      if depth == 0 || Int.random(in: 0..<5, using: &generator) == 0 {
        return Bool.random(using: &generator)
          ? .column(.random(in: 0...2, using: &generator)) : .number(.random(in: 0...9, using: &generator))
      }
      return .operation(
        "+-*/".randomElement(using: &generator) ?? "+", random(depth: depth - 1, &generator),
        random(depth: depth - 1, &generator))
    }

    var text: String {
      switch self {
      case .column(let index): ["x", "y", "z"][index]
      case .number(let value): String(value)
      case .operation(let symbol, let left, let right): "(\(left.text) \(symbol) \(right.text))"
      }
    }

    /// Nil where something is divided by zero, and where that can be seen without any data.
    func value(_ cells: [Double]) -> Double? {
      switch self {
      case .column(let index): return cells[index]
      case .number(let value): return Double(value)
      case .operation(let symbol, let left, let right):
        guard let a = left.value(cells), let b = right.value(cells) else { return nil }
        switch symbol {
        case "+": return a + b
        case "-": return a - b
        case "*": return a * b
        default: return b == 0 ? nil : a / b
        }
      }
    }
  }
}
