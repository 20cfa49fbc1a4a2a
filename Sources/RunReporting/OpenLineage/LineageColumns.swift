import JSONWriting
import PipelineEngine

extension LineageFacets {
  /// What the figures that were read are like.
  ///
  /// - Parameter names: What the data set calls the columns, by indicator.
  func quality(_ profile: StepProfile, _ names: [String: String], bytes: Int) -> JSONValue {
    let columns = profile.columns.compactMap { column in
      names[column.name].map { (key: $0, value: metrics(column)) }
    }
    return facet(
      "DataQualityMetricsInputDatasetFacet", "1-0-3",
      [
        ("rowCount", .count(profile.rows)), ("bytes", .count(bytes)),
        ("columnMetrics", .members(columns)),
      ])
  }

  private func metrics(_ column: StepProfile.ColumnProfile) -> JSONValue {
    let deciles = column.deciles
    let quantiles = deciles.enumerated().map { index, value in
      (key: LineageFacets.share(index, of: deciles.count - 1), value: JSONValue.number(value))
    }
    return .present([
      ("nullCount", .count(column.missing)), ("sum", column.sum.map { .number($0) }),
      ("count", .count(column.count)), ("min", deciles.first.map { .number($0) }),
      ("max", deciles.last.map { .number($0) }),
      ("quantiles", quantiles.isEmpty ? nil : .members(quantiles)),
    ])
  }

  /// A share as the keys of quantiles are written: 0, 0.1, 1.
  private static func share(_ index: Int, of count: Int) -> String {
    var bytes: [UInt8] = []
    bytes.appendNumber(count > 0 ? Double(index) / Double(count) : 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Which columns of what was read the figures of each column come from; nil when that is known of none.
  func columnLineage(_ columns: [RunRecord.Column], from inputs: [InputDataset]) -> JSONValue? {
    let fields = columns.compactMap { column -> (key: String, value: JSONValue)? in
      let sources = (column.sources ?? []).filter { !$0.column.isEmpty }
      let found = sources.flatMap { cell in
        inputs.filter { $0.gives(cell) }.map { inputField($0.name, cell, column.formula) }
      }
      return found.isEmpty ? nil : (column.name, .present([("inputFields", .array(found))]))
    }
    guard !fields.isEmpty else { return nil }
    return facet("ColumnLineageDatasetFacet", "1-2-0", [("fields", .members(fields))])
  }

  /// All are direct: a figure that only decides which rows there are is no source of a column.
  private func inputField(_ name: DatasetName, _ cell: RunRecord.Column.Cell, _ formula: String?) -> JSONValue
  {
    let transformation = JSONValue.present([
      ("type", .string("DIRECT")),
      ("subtype", .string(formula == nil ? "IDENTITY" : "TRANSFORMATION")),
      ("description", formula.map { .string($0) }), ("masking", .flag(false)),
    ])
    return .present(
      name.members + [("field", .string(cell.column)), ("transformations", .array([transformation]))])
  }
}
