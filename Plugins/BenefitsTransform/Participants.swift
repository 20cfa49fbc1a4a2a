import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// How many people take part in a year: R.
enum Participants: Sendable {
  /// The same number in every area.
  case number(Scenarios<Double>)
  /// A share of a column.
  case share(Scenarios<Double>, of: IndicatorID)

  /// The column they are a share of.
  var column: IndicatorID? { if case .share(_, let column) = self { column } else { nil } }

  /// The fields of a share of a column.
  static let fields: [ConfigField] = [
    ConfigField(
      "indicator", .indicator, .required, doc: "A column that counts people.",
      example: "low_literacy_people"),
    ConfigField(
      "share", ModelFields.scenarios, .defaults(to: "1"), doc: "The share of them who take part in a year.",
      example: "{ low: 0.02, central: 0.03, high: 0.05 }"),
  ]

  /// A number, a column, or a share of a column.
  static let type = ConfigType.either([.number, .indicator, .object(fields)])

  /// Reads the field; nil after a complaint.
  init?(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    guard let node = config.node("participants") else { return nil }
    if let number = node.number {
      self.init(number, config, node.place, into: &diagnostics)
    } else {
      let nested = config.object("participants")
      self.init(nested?.node("indicator") ?? node, nested?.node("share"), input, into: &diagnostics)
    }
  }

  private init?(_ number: Double, _ config: Config, _ place: Place, into diagnostics: inout Diagnostics) {
    guard number >= 0 else {
      diagnostics.add(
        Diagnostic(.invalidValue, "there can't be \(NumberText.plain(number)) participants", at: place))
      return nil
    }
    if config.node("levels") == nil {
      diagnostics.add(
        Diagnostic(
          .missingField,
          "\(NumberText.plain(number)) participants would be those of every area, the country as well as a buurt",
          at: place, hint: "say which areas are meant, for example levels: [municipality]"))
    }
    self = .number(Scenarios(low: number, central: number, high: number))
  }

  private init?(
    _ name: ConfigNode, _ share: ConfigNode?, _ input: FrameSchema, into diagnostics: inout Diagnostics
  ) {
    guard let column = input.column(named: name.text ?? "", at: name.place, into: &diagnostics) else {
      return nil
    }
    if column.unit != .count {
      diagnostics.add(
        Diagnostic(
          .unitClash, "'\(column.id)' is in \(column.unit.rawValue), and participants are counted",
          at: name.place, hint: "make a number of people of it with 'derive'"))
    }
    let shares = share.map(ModelFigure.scenarios) ?? Scenarios(low: 1, central: 1, high: 1)
    if let share, shares.range.lower < 0 || shares.range.upper > 1 {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a share of people lies between 0 and 1", at: share.place, hint: "write 3% as 0.03"))
    }
    self = .share(shares, of: column.id)
  }

  /// The columns it is read from.
  var inputs: [IndicatorID] {
    switch self {
    case .number: []
    case .share(_, let column): [column]
    }
  }

  /// R for a reader: `R = 0.03 (0.02 to 0.05) * low_literacy_people`.
  var text: String {
    switch self {
    case .number(let number): "R = \(NumberText.plain(number.central))"
    case .share(let share, let column):
      share == Scenarios(low: 1, central: 1, high: 1)
        ? "R = \(column)"
        : "R = \(NumberText.plain(share.central))"
          + (share.low == share.high
            ? "" : " (\(NumberText.plain(share.low)) to \(NumberText.plain(share.high)))") + " * \(column)"
    }
  }

  /// The participants of each row with the status of the number; where a count has bounds, the cautious scenario
  /// takes the lower and the hopeful one the upper.
  func cells(_ batch: IndicatorFrame) -> [(values: Scenarios<Double>?, status: CellStatus)] {
    switch self {
    case .number(let number): return (0..<batch.rowCount).map { _ in (number, .observed) }
    case .share(let share, let id):
      guard let column = batch.column(id) else { return [] }
      return (0..<batch.rowCount).map { row in
        let people = column[row].map { value in
          let lower = column.bounds?.lower[row] ?? .nan
          let upper = column.bounds?.upper[row] ?? .nan
          return Scenarios(
            low: lower.isFinite ? lower : value, central: value, high: upper.isFinite ? upper : value)
        }
        return (people.map { $0.zip(share).map { $0 * $1 } }, column.statuses[row])
      }
    }
  }
}
