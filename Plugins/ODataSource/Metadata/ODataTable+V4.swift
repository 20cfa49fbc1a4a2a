extension ODataTable {
  /// Puts together what version 4 says: `Properties`, `Dimensions`, `MeasureCodes` and `MeasureGroups`.
  init(
    facts: MetadataRecord, dimensions: [MetadataRecord], measures: [MetadataRecord], groups: [MetadataRecord],
    name: String
  ) {
    identifier = facts["Identifier"] ?? name
    title = facts.line("Title") ?? name
    modified = facts["Modified"]
    hasObservations = true
    let titles = Dictionary(
      groups.map { ($0["Id"] ?? "", ($0.line("Title") ?? "", $0["ParentId"])) },
      uniquingKeysWith: { first, _ in first })
    self.dimensions = dimensions.compactMap { record in
      record["Identifier"].map { Dimension(key: $0, title: record.line("Title") ?? $0) }
    }
    self.measures = measures.compactMap { record in
      record["Identifier"].map { key in
        Measure(
          key: key, title: record.line("Title") ?? key,
          groups: ODataTable.path(record["MeasureGroupId"], titles),
          unit: record.line("Unit"), definition: record.line("Description"))
      }
    }
  }
}
