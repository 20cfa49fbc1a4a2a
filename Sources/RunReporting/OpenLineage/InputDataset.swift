import JSONWriting
import PipelineEngine

/// A data set that a run read: one file, or the pages of one table.
struct InputDataset {
  let name: DatasetName
  private(set) var inputs: [RunInput]

  /// The data sets of a run, in the order in which their first inputs are recorded.
  static func all(of record: RunRecord, _ options: LineageOptions) -> [InputDataset] {
    var found: [InputDataset] = []
    for input in record.inputs.map({ RunInput($0, path: options.inputPath($0)) }) {
      let name = DatasetName(input, in: options.namespace)
      if let index = found.firstIndex(where: { $0.name == name }) {
        found[index].inputs.append(input)
      } else {
        found.append(InputDataset(name: name, inputs: [input]))
      }
    }
    return found
  }

  /// Whether a column comes from it. Its inputs differ in no more than the query of an address.
  func gives(_ cell: RunRecord.Column.Cell) -> Bool { inputs.first?.isCalled(cell.file) == true }

  /// The digest of what it held; nil when it came in several pieces.
  private var version: String? { inputs.count == 1 ? inputs.first?.sha256 : nil }

  private var bytes: Int { inputs.reduce(0) { $0 + $1.bytes } }

  /// The data set with what is known of it.
  func json(_ facets: LineageFacets, _ record: RunRecord, _ profiles: [StepProfile]) -> JSONValue {
    let columns = SourceColumns(of: self, in: record)
    let known: [(key: String, value: JSONValue?)] = [
      ("schema", facets.schema(columns.fields)),
      ("version", version.map(facets.version)),
      ("dataSource", facets.dataSource(name)),
    ]
    let step = columns.onlyStep
    let profile = step.flatMap { step in profiles.first { $0.step == step.step } }
    let read: [(key: String, value: JSONValue?)] = [
      ("dataQualityMetrics", profile.map { facets.quality($0, columns.names, bytes: bytes) }),
      ("inputStatistics", facets.read(rows: step?.rowsIn, bytes: bytes, files: inputs.count)),
    ]
    return .present(name.members + [("facets", .present(known)), ("inputFacets", .present(read))])
  }
}

/// The columns of a data set that a run made use of.
struct SourceColumns {
  /// The source that alone reads the data set, and nothing beside it; nil when there is no such source.
  private(set) var onlyStep: RunRecord.Step?
  /// What the data set calls the columns of that source, by indicator; not those that share a column.
  private(set) var names: [String: String] = [:]
  /// The columns with their units.
  private(set) var fields: [LineageFacets.Field] = []

  init(of dataset: InputDataset, in record: RunRecord) {
    let sources = record.steps.filter { $0.kind == "source" }
    func cells(_ step: RunRecord.Step) -> [(column: RunRecord.Column, cell: RunRecord.Column.Cell)] {
      (step.columns ?? []).flatMap { column in (column.sources ?? []).map { (column, $0) } }
    }
    let readers = sources.filter { step in cells(step).contains { dataset.gives($0.cell) } }
    let given = readers.flatMap(cells).filter { dataset.gives($0.cell) && !$0.cell.column.isEmpty }
    for (name, users) in Dictionary(grouping: given, by: \.cell.column).sorted(by: { $0.key < $1.key }) {
      let units = Set(users.map(\.column.unit))
      let indicators = Set(users.map(\.column.name)).sorted()
      fields.append(
        .init(
          name: name, type: units.count == 1 ? units.first : nil,
          description: indicators.joined(separator: ", ")))
      if indicators.count == 1, let indicator = indicators.first { names[indicator] = name }
    }
    guard readers.count == 1, let reader = readers.first,
      cells(reader).allSatisfy({ dataset.gives($0.cell) })
    else { return }
    onlyStep = reader
  }
}
