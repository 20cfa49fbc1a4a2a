import IndicatorAnalysis
import IndicatorSchema

/// What a row says of its people.
struct AreaInput: Sendable {
  /// The number of people that the model is about; nil where it is not known.
  var people: Double?
  /// For each margin the total of each group of categories; nil where a column has no value.
  var totals: [[Double]?]
  /// What is known of the figures: the least certain of them.
  var status: CellStatus

  /// Whether every margin is known.
  var isWhole: Bool { totals.allSatisfy { $0 != nil } }
}

/// The columns that the model reads.
struct FigureTable: Sendable {
  private let settings: LiteracySettings
  private let columns: [IndicatorID: IndicatorColumn]

  init(_ frame: IndicatorFrame, _ settings: LiteracySettings) {
    self.settings = settings
    let used = settings.inputs.compactMap { id in frame.column(id).map { (id, $0) } }
    columns = Dictionary(used, uniquingKeysWith: { first, _ in first })
  }

  /// What a row says.
  func read(_ row: Int) -> AreaInput {
    input(row) { columns[$0]?[row] }
  }

  private func input(_ row: Int, _ value: @escaping (IndicatorID) -> Double?) -> AreaInput {
    let status = settings.inputs.reduce(CellStatus.observed) { status, id in
      status.combined(with: columns[id]?.statuses[row] ?? .missing)
    }
    return PeopleReader(settings, value).input(status.hasValue ? .missing : status)
  }

  /// The same with one column raised by half of what it is rounded to.
  func raised(_ id: IndicatorID, by half: Double, _ row: Int) -> AreaInput {
    input(row) { column in columns[column]?[row].map { column == id ? $0 + half : $0 } }
  }
}

/// Makes margins of the figures of one area.
private struct PeopleReader {
  private let settings: LiteracySettings
  private let value: (IndicatorID) -> Double?

  init(_ settings: LiteracySettings, _ value: @escaping (IndicatorID) -> Double?) {
    self.settings = settings
    self.value = value
  }

  func input(_ status: CellStatus) -> AreaInput {
    AreaInput(people: people, totals: settings.margins.map(totals), status: status)
  }

  private var people: Double? {
    let inhabitants = settings.inhabitants.flatMap(value)
    guard let margin = settings.peopleMargin else { return inhabitants.flatMap(PeopleReader.count) }
    let values = margin.columns.compactMap { value($0.id) }
    guard values.count == margin.columns.count else { return nil }
    let sum = values.reduce(0, +)
    guard margin.columns.first?.isShare ?? false else { return PeopleReader.count(sum) }
    return inhabitants.flatMap { PeopleReader.count($0 * sum / 100) }
  }

  private static func count(_ value: Double) -> Double? { value.isFinite && value >= 0 ? value : nil }

  /// The people, or percentages, in each group of a margin.
  private func totals(_ margin: FactorMargin) -> [Double]? {
    let values = margin.columns.compactMap { value($0.id) }
    guard values.count == margin.columns.count, values.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      return nil
    }
    let sum = values.reduce(0, +)
    guard !margin.rest.isEmpty else { return sum > 0 ? values : nil }
    let whole = margin.columns.first?.isShare ?? false ? 100 : settings.inhabitants.flatMap(value)
    guard let whole, whole > 0 else { return nil }
    // Rounded figures can exceed the whole by a little; then nobody is left over.
    return values + [max(0, whole - sum)]
  }
}
