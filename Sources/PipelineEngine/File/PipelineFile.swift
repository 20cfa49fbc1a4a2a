import IndicatorSchema
import PluginKit

/// A pipeline file as written, with parameters filled in: what is asked for, not yet whether it makes sense.
public struct PipelineFile: Sendable {
  /// The name of the pipeline.
  public var name: String
  /// What readers call it.
  public var title: String?
  /// The period of all sources that say nothing else.
  public var period: Period?
  /// The catalogues: the paths of files, or their content.
  public var catalogues: [ConfigNode]
  /// The steps in the order of the file.
  public var steps: [StepNode]
  /// The checks.
  public var checks: [ConfigNode]
  /// The tests.
  public var tests: [ConfigNode]
  /// The file as messages name it.
  public var file: String
  /// The folder of the file, which its paths are relative to.
  public var folder: String
  /// The SHA-256 of the file, in hexadecimal.
  public var sha256: String
  /// The values that are never printed or stored.
  public var secrets = Secrets()
  /// The texts in which values of parameters were filled in.
  public var uses: [ParameterUse] = []
  /// The parameters whose values are secrets.
  public var secretNames: Set<String> = []

  /// One step as written.
  public struct StepNode: Sendable {
    /// The name.
    public var name: String
    /// Where the name stands.
    public var place: Place
    /// Source, transform or sink.
    public var kind: PluginDeclaration.Kind
    /// Everything written under the name.
    public var node: ConfigNode
  }

  /// The fields at the top of a pipeline file.
  static let fields = [
    ConfigField("peil", .choice(["1"]), .required, doc: "The version of the file format.", example: "1"),
    ConfigField("name", .text, .required, doc: "The name of the pipeline.", example: "tilburg-2022"),
    ConfigField("title", .text, doc: "What readers call it."),
    ConfigField("period", .text, doc: "The period of sources that say nothing else.", example: "2017"),
    ConfigField(
      "catalogue", .list(.either([.location, .object(CatalogueFields.file)])),
      doc: "The files that declare indicators and tables; the content of one may stand here itself.",
      example: "[catalogue/kwb.yml]"),
    ConfigField(
      "parameters", .map(.either([.text, .object(Parameters.fields)])),
      doc: "The run parameters with their defaults."),
    ConfigField("sources", .map(.object(stepFields)), .required, doc: "Where data comes from."),
    ConfigField("transforms", .map(.object(stepFields)), doc: "What is done with it."),
    ConfigField("sinks", .map(.object(stepFields)), doc: "Where results go."),
    ConfigField(
      "checks", .list(.object(CheckSpec.fields)), doc: "What must hold before anything is published."),
    ConfigField(
      "tests", .list(.object(TestSpec.fields)),
      doc: "Small inputs and what must come of them: what 'peil test' runs."),
  ]

  // The fields of a step depend on its plugin and are checked there.
  private static let stepFields: [ConfigField] = []
}
