import JSONWriting
import PipelineEngine

/// A data set that a run published.
struct OutputDataset {
  let name: DatasetName
  let output: String
  let sink: RunRecord.Step

  /// What the sinks of a run published.
  static func all(of record: RunRecord, _ options: LineageOptions) -> [OutputDataset] {
    record.steps.flatMap { step in
      (step.outputs ?? []).map { output in
        let name =
          options.outputFolder.map { DatasetName(location: $0 + "/" + output) }
          ?? DatasetName(namespace: options.namespace, name: "\(record.pipeline)/\(output)")
        return OutputDataset(name: name, output: output, sink: step)
      }
    }
  }

  /// The data set with what is known of it.
  func json(_ facets: LineageFacets, from inputs: [InputDataset], _ options: LineageOptions) -> JSONValue {
    let columns = sink.columns ?? []
    let known: [(key: String, value: JSONValue?)] = [
      ("schema", facets.schema(columns.map { .init(name: $0.name, type: $0.unit, description: nil) })),
      ("version", options.outputDigests[output].map(facets.version)),
      ("dataSource", facets.dataSource(name)),
      ("columnLineage", facets.columnLineage(columns, from: inputs)),
    ]
    let written = facets.written(rows: sink.rowsOut, bytes: options.outputSizes[output])
    return .present(
      name.members + [
        ("facets", .present(known)), ("outputFacets", .present([("outputStatistics", written)])),
      ])
  }
}
