import IndicatorSchema
import PluginKit

/// Says which indicator each column of figures is: one that a table of the catalogue binds, one that the catalogue
/// knows, or a new one.
struct FigureMaker {
  private let reading: TableReading
  private let matcher: IndicatorMatcher
  private let reference: ColumnReference
  /// The table whose bindings all fit, if there is one.
  let table: TableMatch?
  /// The best table of which not all bindings fit, to be mentioned.
  let nearTable: TableMatch?
  private var names: IndicatorNames
  private var refused: Set<IndicatorID>

  /// The most figures that are proposed; a wider table is one that nobody reads whole.
  static let mostFigures = 2000

  /// - Parameter refused: Indicators of the catalogue that a trial showed to be wrong.
  init(_ reading: TableReading, refused: Set<IndicatorID>) {
    self.reading = reading
    self.refused = refused
    let catalogue = reading.input.catalogues.union
    matcher = IndicatorMatcher(catalogue)
    let columns = reading.survey.columns.map(\.name)
    reference = ColumnReference(columns)
    var period: Period?
    if case .fixed(let fixed) = reading.period.content { period = fixed }
    let best =
      reading.long != nil
      ? nil
      : TableMatcher.best(
        catalogue, names: columns, period: period,
        hints: [reading.input.name] + reading.input.recognition.titles)
    let fits = best.map {
      $0.absent.isEmpty && $0.certainty.probability >= 0.8 && refused.isDisjoint(with: $0.columns.keys)
    }
    table = fits == true ? best : nil
    nearTable = fits == true ? nil : best
    names = IndicatorNames(taken: Set(catalogue.indicators.keys))
  }

  /// The figures of a wide table.
  mutating func figures(_ columns: [ColumnFacts]) -> [Proposal.Figure] {
    let bound = Dictionary((table?.columns ?? [:]).map { ($1, $0) }, uniquingKeysWith: { min($0, $1) })
    let near = columns.map { bound[$0.index] == nil ? nearest($0) : [] }
    let adopted = adopt(near, except: Set(bound.values))
    return zip(columns, near).enumerated().map { position, entry in
      let (column, near) = entry
      if let id = bound[column.index], let table {
        return figure(
          column, id, Certainty(table.certainty.probability, "bound by \(table.key)"), near, isBound: true)
      }
      if let match = adopted[position] { return figure(column, match.indicator, match.certainty, near) }
      return declared(column, near)
    }
  }

  /// The indicators that columns come near to; those of a table that fits in part are known best.
  private func nearest(_ column: ColumnFacts) -> [IndicatorMatch] {
    let near = matcher.nearest(to: reading.titles[column.index], column).filter {
      !refused.contains($0.indicator)
    }
    guard let table = nearTable, table.certainty.probability >= 0.5,
      let bound = table.columns.filter({ $0.value == column.index }).keys.sorted().first,
      !refused.contains(bound)
    else { return near }
    let isStrong = table.columns.count >= 3
    let match = IndicatorMatch(
      indicator: bound, certainty: Certainty(isStrong ? 0.88 : 0.7, "the title is that of \(table.key)"))
    return [match] + near.filter { $0.indicator != bound }
  }

  /// For each column the indicator to propose: a likely one that no other column comes nearer to.
  private func adopt(_ near: [[IndicatorMatch]], except taken: Set<IndicatorID>) -> [Int: IndicatorMatch] {
    var claims: [IndicatorID: [(position: Int, match: IndicatorMatch)]] = [:]
    for (position, matches) in near.enumerated() {
      guard let best = matches.first, best.certainty.probability >= IndicatorMatcher.adopted,
        !taken.contains(best.indicator)
      else { continue }
      claims[best.indicator, default: []].append((position, best))
    }
    return claims.values.reduce(into: [:]) { adopted, claims in
      let ranked = claims.sorted { $0.match.certainty.probability > $1.match.certainty.probability }
      let isSole =
        ranked.count == 1
        || ranked[0].match.certainty.probability - ranked[1].match.certainty.probability >= 0.04
      if isSole { adopted[ranked[0].position] = ranked[0].match }
    }
  }

  private func figure(
    _ column: ColumnFacts, _ id: IndicatorID, _ certainty: Certainty, _ near: [IndicatorMatch],
    isBound: Bool = false
  ) -> Proposal.Figure {
    Proposal.Figure(
      column: column.index, id: id, binding: withUnit(column, id), certainty: certainty, declared: nil,
      unitCertainty: nil, isBound: isBound, nearest: near.filter { $0.indicator != id })
  }

  /// The column, with its printed unit where values have to be converted to that of the indicator.
  private func withUnit(_ column: ColumnFacts, _ id: IndicatorID) -> ConfigNode.Content {
    let content = reference.content(column.index)
    guard let unit = reading.titles[column.index].unit,
      let wanted = reading.input.catalogues.union.indicators[id]?.unit,
      unit != wanted, unit.dimension == wanted.dimension
    else { return content }
    // The unit is part of the name of a column, too, so the exact name goes with its own word for the unit.
    return .members([
      ("title", .text(reading.survey.columns[column.index].name)), ("unit", .text(unit.rawValue)),
    ])
  }

  private mutating func declared(_ column: ColumnFacts, _ near: [IndicatorMatch]) -> Proposal.Figure {
    let title = reading.titles[column.index]
    let (unit, unitCertainty) = UnitGuess.unit(title, column)
    let indicator = declaration(title, unit)
    return Proposal.Figure(
      column: column.index, id: indicator.id, binding: reference.content(column.index),
      certainty: Certainty(
        0.5, near.isEmpty ? "no indicator of the catalogue comes near" : "none of the catalogue for certain"),
      declared: indicator, unitCertainty: unitCertainty, isBound: false, nearest: near)
  }

  private mutating func declaration(_ title: ColumnTitle, _ unit: Unit) -> Indicator {
    let label = (title.group.last.map { "\(title.title) (\($0))" } ?? title.title).shortened(120)
    return Indicator(
      id: names.name(for: title), label: LocalizedText(nl: label), unit: unit, polarity: .context,
      domain: "unsorted")
  }

  /// The indicators of a long table: one for each text of the indicator column.
  mutating func figures(of long: LongGuess) -> [Proposal.Figure] {
    let catalogue = reading.input.catalogues.union
    let value = reading.columns[long.value]
    return reading.columns[long.indicator].values.map(\.text).sorted().map { text in
      if let known = catalogue.indicators[IndicatorID(text)], !refused.contains(known.id) {
        return Proposal.Figure(
          column: nil, id: known.id, binding: .text(text),
          certainty: Certainty(0.97, "the catalogue has this name"),
          declared: nil, unitCertainty: nil, isBound: false, nearest: [])
      }
      let title = ColumnTitle(title: ColumnWords.readable(text))
      let near = matcher.nearest(to: title, value).filter { !refused.contains($0.indicator) }
      let indicator = declaration(title, .score)
      return Proposal.Figure(
        column: nil, id: indicator.id, binding: .text(text),
        certainty: Certainty(0.5, "none of the catalogue for certain"),
        declared: indicator, unitCertainty: Certainty(0.3, "all units stand in one column"), isBound: false,
        nearest: near)
    }
  }
}
