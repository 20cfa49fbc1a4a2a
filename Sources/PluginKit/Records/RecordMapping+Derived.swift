import IndicatorSchema

// What a source that knows its table well makes of a mapping, before it reads.

extension RecordMapping {
  /// The mapping for a table of which each record is one figure, where the user mapped figures as columns.
  ///
  /// Figures that the user did not map are left out and counted.
  ///
  /// - Parameters:
  ///   - indicator: The column that names the figure.
  ///   - status: The column of the status, by name or SDMX code.
  ///   - codes: Which indicator each text in that column stands for.
  public func pivoted(
    indicator: String, value: String, status: String?, codes: [String: IndicatorID]
  ) -> RecordMapping {
    let long = LongMapping(
      indicator: ColumnBinding(title: indicator), value: ColumnBinding(title: value),
      status: status.map { ColumnBinding(title: $0) }, codes: codes, skipsOthers: true, place: area.place)
    return with(area: area, long: long)
  }

  /// The mapping with the names of areas read from another column.
  public func namingAreas(by column: String) -> RecordMapping {
    var area = area
    area.name = ColumnBinding(title: column)
    return with(area: area, long: long)
  }

  private func with(area: AreaMapping, long: LongMapping?) -> RecordMapping {
    RecordMapping(
      step: step, area: area, period: period, columns: columns, long: long, missing: missing,
      numbers: numbers,
      filters: filters, skipsEmptyRows: skipsEmptyRows, table: table)
  }
}
