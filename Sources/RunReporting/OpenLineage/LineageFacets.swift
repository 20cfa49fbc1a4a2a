import JSONWriting
import PipelineEngine

/// Makes the facets of OpenLineage, each of the version that is named in it.
struct LineageFacets {
  let producer: String

  /// A facet with these members.
  func facet(_ name: String, _ version: String, _ members: [(key: String, value: JSONValue?)])
    -> JSONValue
  {
    let schema = "https://openlineage.io/spec/facets/\(version)/\(name).json#/$defs/\(name)"
    return .present([("_producer", .string(producer)), ("_schemaURL", .string(schema))] + members)
  }
}

extension LineageFacets {
  /// Why a run failed: the first complaint, with the place and the hint of each.
  func error(_ problems: [RunEntry.Problem]) -> JSONValue? {
    guard let first = problems.first else { return nil }
    let trace = problems.map { problem in
      let parts = [problem.step.map { "step '\($0)'" }, problem.place, problem.message, problem.hint]
      return "[\(problem.code)] " + parts.compactMap(\.self).joined(separator: ": ")
    }
    return facet(
      "ErrorMessageRunFacet", "1-0-1",
      [
        ("message", .string(first.message)), ("programmingLanguage", .string("Swift")),
        ("stackTrace", .string(trace.joined(separator: "\n"))),
      ])
  }

  /// What ran it.
  func engine(version: String) -> JSONValue {
    facet(
      "ProcessingEngineRunFacet", "1-1-1", [("version", .string(version)), ("name", .string("peil"))])
  }

  /// When it was due.
  func nominalTime(_ seconds: Double) -> JSONValue {
    facet("NominalTimeRunFacet", "1-0-1", [("nominalStartTime", .moment(seconds))])
  }

  /// What kind of job it is.
  var jobType: JSONValue {
    facet(
      "JobTypeJobFacet", "2-0-4",
      [
        ("processingType", .string("BATCH")), ("integration", .string("PEIL")), ("jobType", .string("JOB")),
      ])
  }

  /// Where its text is kept.
  func sourceCode(_ location: LineageOptions.SourceCode) -> JSONValue {
    facet(
      "SourceCodeLocationJobFacet", "1-1-0",
      [
        ("type", .string(location.type)), ("url", .string(location.url)),
        ("version", location.version.map { .string($0) }),
      ])
  }

  /// What it is for.
  func documentation(_ text: String) -> JSONValue {
    facet("DocumentationJobFacet", "1-1-0", [("description", .string(text))])
  }
}

extension LineageFacets {
  /// A column of a data set.
  struct Field {
    var name: String
    var type: String?
    var description: String?
  }

  /// The columns; nil when none are known.
  func schema(_ fields: [Field]) -> JSONValue? {
    guard !fields.isEmpty else { return nil }
    let columns = fields.map { field in
      JSONValue.present([
        ("name", .string(field.name)), ("type", field.type.map { .string($0) }),
        ("description", field.description.map { .string($0) }),
      ])
    }
    return facet("SchemaDatasetFacet", "1-2-0", [("fields", .array(columns))])
  }

  /// The version, which is the digest of the content.
  func version(_ digest: String) -> JSONValue {
    facet("DatasetVersionDatasetFacet", "1-0-1", [("datasetVersion", .string(digest))])
  }

  /// Where it lies.
  func dataSource(_ name: DatasetName) -> JSONValue {
    facet(
      "DatasourceDatasetFacet", "1-0-1",
      [("name", .string(name.namespace)), ("uri", name.uri.map { .string($0) })])
  }

  /// How much was read.
  func read(rows: Int?, bytes: Int, files: Int) -> JSONValue {
    facet(
      "InputStatisticsInputDatasetFacet", "1-0-0",
      [("rowCount", rows.map(JSONValue.count)), ("size", .count(bytes)), ("fileCount", .count(files))])
  }

  /// How much was written.
  func written(rows: Int, bytes: Int?) -> JSONValue {
    facet(
      "OutputStatisticsOutputDatasetFacet", "1-0-2",
      [("rowCount", .count(rows)), ("size", bytes.map(JSONValue.count))])
  }
}
