import IndicatorSchema

/// Says of every column what it is taken for.
struct ColumnReport {
  let columns: [Proposal.Column]

  init(_ reading: TableReading, _ dimensions: Dimensions, figures: Set<Int>) {
    columns = reading.columns.map { facts in
      let role = ColumnReport.role(facts, reading, dimensions, figures)
      return Proposal.Column(
        name: facts.name, role: role, type: facts.type, count: facts.count, missing: facts.missing,
        remark: ColumnReport.remark(facts, role, reading))
    }
  }

  private static func role(
    _ facts: ColumnFacts, _ reading: TableReading, _ dimensions: Dimensions, _ figures: Set<Int>
  ) -> ColumnRole {
    let index = facts.index
    if index == reading.area.column { return .area }
    if index == dimensions.name { return .areaName }
    if index == dimensions.parent { return .parent }
    if case .column(index) = reading.period.content { return .period }
    if dimensions.filters.contains(where: { $0.column == index }) { return .dimension }
    if let long = reading.long {
      if index == long.indicator { return .indicator }
      if index == long.value { return .value }
      if index == long.status { return .status }
      if index == long.lower || index == long.upper { return .bound }
    }
    if figures.contains(index) { return .figure }
    let role = ColumnRole(of: facts, unit: reading.titles[index].printedUnit)
    return role == .figure ? .text : role
  }

  private static func remark(_ facts: ColumnFacts, _ role: ColumnRole, _ reading: TableReading) -> String? {
    if facts.index >= reading.survey.columnsOfFirst { return "the first record does not have it" }
    if let oddity = facts.oddity { return oddity }
    switch role {
    case .identifier: return facts.countsUp ? "the values count up by one" : "every value differs"
    case .text, .code:
      if facts.values.count == 1, facts.missing == 0, let only = facts.values.first {
        return "always '\(only.text.shortened(30))'"
      }
      return facts.hasAllValues ? "\(facts.values.count) different values" : nil
    default: return nil
    }
  }
}
