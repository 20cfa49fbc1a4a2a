import IndicatorSchema
import PluginKit

/// A pipeline that was checked: every plugin made, every column known, the steps in the order of the flow.
public struct Pipeline: Sendable {
  /// The file it comes from.
  public let file: PipelineFile
  /// The steps; each comes after the steps it reads from.
  public let steps: [Step]
  /// The checks on the steps.
  let checks: [Check]
  /// The indicators and tables.
  public let catalogue: Catalogue
  /// The files it consists of beside its own: catalogues and parts of configurations.
  public let documents: [PipelineDocument]

  /// The values that are never printed or stored.
  public var secrets: Secrets { file.secrets }

  /// One step.
  public struct Step: Sendable {
    /// The name.
    public let name: String
    /// Where the pipeline file names it.
    public let place: Place
    /// What its plugin says of itself.
    public let declaration: PluginDeclaration
    /// The positions of the steps it reads from.
    public let inputs: [Int]
    /// The plugin.
    public let plugin: Instance
    /// How many refused records it may have.
    public let budget: ErrorBudget
    /// What a nightly run does when the input of a source is described otherwise than before.
    var drift = Drift.stop
    /// Its configuration, for who has to tell it from another one.
    let settings: StepSettings

    /// Where its random numbers start, as far as it draws any.
    var seed: String? { settings.seed }

    /// What is done about columns, units or a table that are not what they were.
    enum Drift: String, Sendable {
      /// Nothing is published until somebody has looked.
      case stop
      /// It is said, and the run goes on.
      case report
    }

    /// The columns it gives; nil for a sink.
    public var schema: FrameSchema? {
      switch plugin {
      case .source(let source): source.schema
      case .transform(let transform): transform.schema
      case .sink: nil
      }
    }
  }

  /// A plugin with its configuration.
  public enum Instance: Sendable {
    case source(any Source)
    case transform(any Transform)
    case sink(any Sink)
  }
}
