import AreaGeometry
import IndicatorSchema
import PluginKit

/// Makes a *praatplaat* for each municipality: one page to put on the table when librarian and alderman meet.
public struct PosterSink: Sink {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "poster", kind: .sink,
    purpose:
      "Makes a praatplaat for each municipality: one page in plain Dutch, as SVG, to print and talk about.",
    config: ConfigSpec(PosterSettings.fields), needsAllRows: true)

  let settings: PosterSettings

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, an estimate without bounds to round by, and more facts, costs or
  ///   points than fit on a page.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    settings = PosterSettings(config, input, into: &diagnostics)
    try diagnostics.throwIfAny()
  }

  /// The folder.
  public var outputs: [String] { [settings.path] }

  /// The borders of the areas, where the page has a map.
  public var locations: [Location] { settings.geometry.map { [$0] } ?? [] }

  /// Starts a run, and reads the borders.
  public func start(host: any SinkHost) throws -> any SinkRun { try PosterRun(settings, host) }
}
