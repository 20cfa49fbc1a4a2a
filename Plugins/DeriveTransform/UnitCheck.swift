import IndicatorSchema

/// Checks that a formula adds what can be added, and that its result has the unit that was declared.
///
/// The rules, in the order in which they apply:
/// 1. `+`, `-`, `min` and `max` need both sides to measure the same thing: two counts, two shares, two amounts,
///    two distances or two scores. A number written in the formula goes with anything.
/// 2. A side plainly in another unit of the same dimension (percent and per_1000, euro and thousand_euro, km and
///    metre) is converted to the unit of the left side.
/// 3. `*` and `/` combine dimensions: a count by a count is a ratio, an amount by a count stays an amount, a
///    percentage is a ratio times 100.
/// 4. The result must measure what the declared unit measures, on its scale: a ratio needs `100 *` to be a
///    percentage and `1000 *` to be per_1000. A scale that is off by a power of ten is refused; any other factor,
///    as in `0.5 * a + 0.5 * b`, is taken to be meant.
/// 5. A `score` may be any combination that no other unit fits, such as people per household.
struct UnitCheck {
  private let formula: Formula
  private let units: (IndicatorID) -> Unit?
  private var stack: [Operand] = []
  private var checked: [Formula.Step] = []
  private(set) var conversions: [String] = []

  /// A value on the stack, and the characters it is computed by.
  private typealias Operand = (quantity: Quantity, range: Range<Int>)

  private init(_ formula: Formula, units: @escaping (IndicatorID) -> Unit?) {
    self.formula = formula
    self.units = units
  }

  /// A formula that was checked, with the conversions put in.
  struct Result {
    /// The formula to compute.
    let formula: Formula
    /// What is converted, for a reader.
    let conversions: [String]
  }

  /// Checks a formula.
  ///
  /// - Parameter units: The unit of each indicator the formula names.
  /// - Throws: `Diagnostic` that points at the operator.
  static func check(
    _ formula: Formula, declared: Unit, units: @escaping (IndicatorID) -> Unit?
  ) throws -> Result {
    var check = UnitCheck(formula, units: units)
    for step in formula.steps { try check.apply(step) }
    try check.finish(declared)
    var result = formula
    result.steps = check.checked
    return Result(formula: result, conversions: check.conversions)
  }

  private mutating func apply(_ step: Formula.Step) throws {
    switch step.operation {
    case .number(let value): stack.append((.number(value), step.range))
    case .indicator(let id): stack.append((units(id).map(Quantity.of) ?? .number(nil), step.range))
    case .negate, .absolute, .round:
      let operand = pop()
      stack.append((unary(step.operation, operand.quantity), step.range))
    case .multiply, .divide:
      let (right, left) = (pop(), pop())
      if step.operation == .divide, right.quantity.isNumber, right.quantity.factor == 0 {
        throw formula.source.complaint(.expressionSyntax, "division by zero", at: step.position)
      }
      let result = left.quantity.times(right.quantity, isDivision: step.operation == .divide)
      stack.append((result, step.range))
    case .add, .subtract, .minimum, .maximum:
      let (right, left) = (pop(), pop())
      stack.append((try combine(left, right, step), step.range))
    case .convert: break
    }
    checked.append(step)
  }

  private mutating func pop() -> Operand {
    stack.popLast() ?? (.number(nil), 0..<0)
  }

  private func unary(_ operation: Formula.Operation, _ operand: Quantity) -> Quantity {
    guard operand.isNumber else { return operand }
    return .number(operation == .negate ? operand.factor.map { -$0 } : nil)
  }

  private mutating func combine(_ left: Operand, _ right: Operand, _ step: Formula.Step) throws -> Quantity {
    let (one, other) = (left.quantity, right.quantity)
    if one.isNumber && other.isNumber { return .number(sum(one, other, step.operation)) }
    if one.isNumber { return other }
    if other.isNumber { return one }
    guard one.measuresSame(as: other) else {
      throw clash("can't combine \(words(left)) with \(words(right))", at: step.position)
    }
    if let unit = one.unit, let otherUnit = other.unit {
      if unit != otherUnit { convert(right.range, otherUnit, unit) }
      return one
    }
    return try combineScales(left, right, step)
  }

  /// Two values that measure the same, of which at least one is computed and so in no plain unit.
  private func combineScales(_ left: Operand, _ right: Operand, _ step: Formula.Step) throws -> Quantity {
    var result = left.quantity
    result.unit = nil
    guard let scale = left.quantity.scale, let other = right.quantity.scale,
      !UnitCheck.isSame(scale, other)
    else { return result }
    let power = UnitCheck.powerOfTen(max(scale, other) / min(scale, other))
    if let power, !UnitCheck.isSame(left.quantity.unitScale, right.quantity.unitScale) {
      throw clash(
        "\(words(left)) and \(words(right)) differ in scale by \(power)", at: step.position,
        hint: "bring both on one scale, such as by dividing a percentage by 100")
    }
    result.factor = nil
    return result
  }

  private func words(_ operand: Operand) -> String {
    "\(operand.quantity.description) '\(formula.source[operand.range])'"
  }

  private func sum(_ one: Quantity, _ other: Quantity, _ operation: Formula.Operation) -> Double? {
    guard let a = one.factor, let b = other.factor else { return nil }
    return switch operation {
    case .add: a + b
    case .subtract: a - b
    case .minimum: min(a, b)
    default: max(a, b)
    }
  }

  private mutating func convert(_ range: Range<Int>, _ from: Unit, _ to: Unit) {
    checked.append(Formula.Step(operation: .convert(from, to), range: range, position: range.lowerBound))
    conversions.append("\(formula.source[range]) converted from \(from.rawValue) to \(to.rawValue)")
  }

  private mutating func finish(_ declared: Unit) throws {
    let (result, range) = pop()
    if declared == .score {
      guard result.isScore || result.unit == nil else { throw mismatch(result, declared) }
      return
    }
    guard result.measuresSame(as: .of(declared)) else { throw mismatch(result, declared) }
    if let unit = result.unit {
      if unit != declared { convert(range, unit, declared) }
      return
    }
    guard let scale = result.scale, let power = UnitCheck.powerOfTen(Quantity.scale(of: declared) / scale)
    else { return }
    throw clash(
      "the formula gives \(result.description) on another scale than \(declared.rawValue)", at: 0,
      hint: "multiply by \(power)")
  }

  private func mismatch(_ result: Quantity, _ declared: Unit) -> Diagnostic {
    let fitting = result.unit?.rawValue ?? (result.description == "a ratio" ? "score" : nil)
    return clash(
      "the formula gives \(result.description), not \(declared.rawValue)", at: 0,
      hint: fitting.map { "declare the unit \($0)" })
  }

  private func clash(_ message: String, at character: Int, hint: String? = nil) -> Diagnostic {
    formula.source.complaint(.unitClash, message, at: character, hint: hint)
  }

  /// Whether two scales are the same but for the rounding of a few products.
  private static func isSame(_ one: Double, _ other: Double) -> Bool {
    one == other || abs(one / other - 1) < 1e-9
  }

  /// A power of ten other than 1 as text, or nil.
  private static func powerOfTen(_ ratio: Double) -> String? {
    guard ratio > 0, ratio.isFinite else { return nil }
    var (power, zeros) = (1.0, 0)
    while zeros < 12 {
      (power, zeros) = (power * 10, zeros + 1)
      let digits = String(repeating: "0", count: zeros)
      if isSame(ratio, power) { return "1" + digits }
      if isSame(ratio * power, 1) { return "0." + digits.dropLast() + "1" }
    }
    return nil
  }
}
