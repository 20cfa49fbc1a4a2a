import IndicatorSchema
import PluginKit

/// Builds the tree of a trace from what a run showed.
struct TraceResolver {
  let pipeline: Pipeline
  let rows: RowCapture
  let cells: CellLocator
  let origins: [Int: [IndicatorID: Origin]]
  let compositions: [String: Composition]
  /// The areas that turned out to be needed and were not followed.
  private(set) var unmet: Set<AreaCode> = []
  /// The files that figures were read from.
  private(set) var files: Set<SourceOrigin> = []
  private var shown: Set<Key> = []

  private struct Key: Hashable {
    let step: Int
    let indicator: IndicatorID
    let area: AreaCode
    let period: Period
  }

  init(
    _ pipeline: Pipeline, rows: RowCapture, cells: CellLocator, origins: [Int: [IndicatorID: Origin]],
    compositions: [String: Composition]
  ) {
    self.pipeline = pipeline
    self.rows = rows
    self.cells = cells
    self.origins = origins
    self.compositions = compositions
  }

  /// The figure of an area after a step, with all that went into it.
  mutating func cell(_ id: IndicatorID, _ area: AreaCode, _ period: Period, after step: Int) -> TracedCell {
    let maker = maker(of: id, area, period, after: step)
    let this = pipeline.steps[maker]
    var traced = describe(id, area, period, in: this)
    // Depth is bounded: each level goes to an earlier step, or to another column of the same one.
    guard shown.insert(Key(step: maker, indicator: id, area: area, period: period)).inserted else {
      traced.way = .shownBefore
      return traced
    }
    traced.way = way(id, area, period, madeBy: maker, hasRow: traced.status != nil)
    return traced
  }

  private mutating func way(
    _ id: IndicatorID, _ area: AreaCode, _ period: Period, madeBy maker: Int, hasRow: Bool
  ) -> TracedCell.Way {
    let this = pipeline.steps[maker]
    if case .source = this.plugin {
      if !cells.areas.contains(area) { unmet.insert(area) }
      let location = cells.location(step: this.name, id, area, period)
      if case .source(let origin)? = origins[maker]?[id] { files.formUnion(origin.files(of: location)) }
      return hasRow || location != nil ? .read(location) : .absent
    }
    if hides(id, area, period, at: maker, from: giver(of: id, area, period, to: maker)) { return .hidden }
    if let members = compositions[this.name]?.members[area] {
      return combined(id, area, period, members, by: maker)
    }
    guard case .transform(let transform) = this.plugin, let derivation = transform.derivations[id] else {
      return .absent
    }
    var inputs = derivation.inputs.map { input($0, of: id, area, period, maker) }
    if let level = derivation.against, let whole = whole(of: area, at: level) {
      inputs += derivation.inputs.map { input($0, of: id, whole, period, maker) }
    }
    return .computed(formula: derivation.formula, inputs: inputs)
  }

  /// A column that another one was computed from: of the same step, or of the steps before it.
  private mutating func input(
    _ id: IndicatorID, of target: IndicatorID, _ area: AreaCode, _ period: Period, _ maker: Int
  ) -> TracedCell {
    guard case .transform(let transform) = pipeline.steps[maker].plugin, id != target,
      transform.derivations[id] != nil
    else { return cell(id, area, period, after: giver(of: id, area, period, to: maker)) }
    return cell(id, area, period, after: maker)
  }

  private mutating func combined(
    _ id: IndicatorID, _ area: AreaCode, _ period: Period, _ members: [AreaCode], by maker: Int
  ) -> TracedCell.Way {
    let rule = compositions[pipeline.steps[maker].name]?.rules[id]
    let inputs = members.flatMap { member in
      (rule?.inputs ?? []).map { cell($0, member, period, after: giver(of: $0, member, period, to: maker)) }
    }
    unmet.formUnion(members.filter { !cells.areas.contains($0) })
    return .combined(formula: rule?.formula ?? "left out", members: members, inputs: inputs)
  }

  /// The step that made a column of an area: the last one that did more than pass it on.
  private func maker(of id: IndicatorID, _ area: AreaCode, _ period: Period, after step: Int) -> Int {
    var position = step
    while case .transform(let transform) = pipeline.steps[position].plugin,
      transform.derivations[id] == nil,
      compositions[pipeline.steps[position].name]?.members[area] == nil
    {
      let next = giver(of: id, area, period, to: position)
      guard next != position, !hides(id, area, period, at: position, from: next) else { break }
      position = next
    }
    return position
  }

  /// Whether a step hides a figure that came in, because it is about too few people or tells one that is.
  private func hides(
    _ id: IndicatorID, _ area: AreaCode, _ period: Period, at step: Int, from giver: Int
  ) -> Bool {
    func status(_ step: Int) -> CellStatus? {
      rows.row(of: area, period, after: pipeline.steps[step].name)?.column(id)?.statuses.first
    }
    return step != giver && status(step) == .suppressed && (status(giver) ?? .suppressed) != .suppressed
  }

  /// The step that a step has a column of an area from; the step itself where no input has it.
  private func giver(of id: IndicatorID, _ area: AreaCode, _ period: Period, to step: Int) -> Int {
    let this = pipeline.steps[step]
    if case .transform(let transform) = this.plugin, let input = transform.passedFrom[id] {
      return this.inputs[input]
    }
    let having = this.inputs.filter { pipeline.steps[$0].schema?.contains(id) ?? false }
    let withRow = having.first { rows.row(of: area, period, after: pipeline.steps[$0].name) != nil }
    return withRow ?? having.first ?? step
  }

  private func describe(
    _ id: IndicatorID, _ area: AreaCode, _ period: Period, in step: Pipeline.Step
  ) -> TracedCell {
    let row = rows.row(of: area, period, after: step.name)
    let column = row?.column(id)
    let bounds = column?.bounds.flatMap { bounds -> ClosedRange<Double>? in
      guard let lower = bounds.lower.first, let upper = bounds.upper.first, lower <= upper else { return nil }
      return lower...upper
    }
    let indicator =
      step.schema?[id]
      ?? Indicator(
        id: id, label: LocalizedText(nl: id.text, en: id.text), unit: .score, polarity: .context, domain: "")
    return TracedCell(
      step: step.name, indicator: indicator, area: row?.area(0) ?? rows.area(area) ?? Area(area),
      period: period, value: column?[0], status: column?.statuses.first, bounds: bounds, way: .absent)
  }

  /// The area of a level that holds another one, as far as rows tell; what is not known yet is to be followed.
  private mutating func whole(of area: AreaCode, at level: AreaLevel) -> AreaCode? {
    if level == .country { return rows.country }
    var next = (rows.area(area) ?? Area(area)).parent
    var met: Set<AreaCode> = [area]
    while let code = next, met.insert(code).inserted {
      if !cells.areas.contains(code) { unmet.insert(code) }
      if code.level == level { return code }
      next = rows.area(code)?.parent ?? code.parent
    }
    return nil
  }
}

extension SourceOrigin {
  /// The file that a figure was read from; every file of the source where that is not known.
  fileprivate func files(of cell: CellLocation?) -> [SourceOrigin] {
    let all = ([self] + others).map { origin in
      var origin = origin
      origin.others = []
      return origin
    }
    guard all.count > 1, let name = cell?.place.file else { return all }
    let fitting = all.filter { name == $0.file || name.hasSuffix("/" + $0.file) }
    return fitting.max { $0.file.utf8.count < $1.file.utf8.count }.map { [$0] } ?? all
  }
}
