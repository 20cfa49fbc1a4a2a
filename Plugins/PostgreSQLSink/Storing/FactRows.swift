import IndicatorSchema
import PluginKit

/// The rows of all tables but that of the figures.
struct FactRows {
  let schema: FrameSchema
  let areas: AreaTable
  let periods: [Period]
  let facts: RunFacts

  /// The rows of a table, each with the columns behind that of the pipeline.
  func rows(of table: String) -> [[String?]] {
    switch table {
    case "run": [[facts.pipelineSHA256, facts.version]]
    case "area": areaRows
    case "period": periods.map(periodRow)
    case "indicator": schema.columns.enumerated().map(indicatorRow)
    case "indicator_break": breakRows
    case "origin": originRows
    case "origin_input": inputRows
    case "origin_other": otherRows
    case "finding": facts.findings.enumerated().map(findingRow)
    default: []
    }
  }

  /// The areas and, without a name, the areas that hold them and have no row of their own.
  private var areaRows: [[String?]] {
    var table = areas
    var next = 0
    while next < table.count {
      if let parent = table.areas[next].parent { _ = table.intern(Area(parent)) }
      next += 1
    }
    return table.areas.map { [$0.code.text, $0.code.level.rawValue, $0.name, $0.parent?.text] }
  }

  private func periodRow(_ period: Period) -> [String?] {
    let granularity =
      switch period.granularity {
      case .year: "year"
      case .quarter: "quarter"
      case .month: "month"
      }
    return [
      period.description, String(period.ordinalKey), String(period.year), granularity,
      period.granularity == .year ? nil : String(period.ordinal),
    ]
  }

  private func indicatorRow(_ position: Int, _ indicator: Indicator) -> [String?] {
    [
      indicator.id.text, String(position + 1), indicator.label.nl, indicator.label.en,
      indicator.definition?.nl, indicator.definition?.en, indicator.unit.rawValue,
      indicator.polarity.rawValue, indicator.domain, indicator.numerator?.text, indicator.denominator?.text,
      indicator.validRange?.lowerBound.description, indicator.validRange?.upperBound.description,
    ]
  }

  private var breakRows: [[String?]] {
    schema.columns.flatMap { indicator in
      Set(indicator.breaks).map { [indicator.id.text, $0.from.description, $0.note] }
    }
  }

  private func findingRow(_ position: Int, _ found: StepFinding) -> [String?] {
    let finding = found.finding
    return [
      String(position + 1), found.step, finding.name, FactRows.array(finding.subject),
      finding.value?.description,
      finding.bounds?.lowerBound.description, finding.bounds?.upperBound.description, finding.note,
    ]
  }

  /// A list of texts as PostgreSQL writes an array.
  static func array(_ texts: [String]) -> String {
    let quoted = texts.map { text in
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    return "{" + quoted.joined(separator: ",") + "}"
  }
}

// Origins.
extension FactRows {
  private var derivations: [(id: IndicatorID, derivation: Derivation)] {
    facts.origins.compactMap { id, origin in
      if case .derived(let derivation) = origin { (id, derivation) } else { nil }
    }
  }

  private var originRows: [[String?]] {
    let inputs = Set(derivations.flatMap(\.derivation.inputs))
    let ids = Set(facts.origins.keys).union(inputs).union(schema.ids)
    return ids.map { id in [id.text] + FactRows.originRow(facts.origins[id]) }
  }

  private static func originRow(_ origin: Origin?) -> [String?] {
    let nothing = [String?](repeating: nil, count: 9)
    return switch origin {
    case .source(let source): ["source"] + sourceRow(source) + [nil]
    case .derived(let derivation): ["derived", derivation.step] + nothing + [derivation.formula]
    case nil: ["unknown", nil] + nothing + [nil]
    }
  }

  private static func sourceRow(_ source: SourceOrigin) -> [String?] {
    let table = source.table
    return [
      source.step, source.column, table?.publisher, table?.id, table?.title, table?.edition, table?.licence,
      table?.address, source.file, source.sha256,
    ]
  }

  private var inputRows: [[String?]] {
    derivations.flatMap { id, derivation in
      derivation.inputs.enumerated().map { [id.text, String($0.offset + 1), $0.element.text] }
    }
  }

  private var otherRows: [[String?]] {
    facts.origins.flatMap { id, origin -> [[String?]] in
      guard case .source(let source) = origin else { return [] }
      return source.others.enumerated().map {
        [id.text, String($0.offset + 1)] + FactRows.sourceRow($0.element)
      }
    }
  }
}
