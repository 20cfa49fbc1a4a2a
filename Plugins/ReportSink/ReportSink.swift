import IndicatorSchema
import PluginKit

/// Makes what librarians take to the town hall: for each municipality a page, a praatplaat, a background document
/// and guides for talks, and over all an index, a comparison and an account of the method.
///
/// Every page is one file that needs nothing else: no font and no picture from elsewhere, and no script to be read.
public struct ReportSink: Sink {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "report", kind: .sink,
    purpose:
      "Makes pages in plain Dutch or English for each municipality: page, praatplaat, background, guides.",
    config: ConfigSpec(ReportFields.all), needsAllRows: true)

  let settings: ReportSettings

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` when there is no column, no column of a name that is given, and for more on a page than
  ///   fits.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    settings = try ReportSettings(config, input, into: &diagnostics)
    try diagnostics.throwIfAny()
  }

  /// The folder.
  public var outputs: [String] { [settings.path] }

  /// The borders of areas, templates of the user, and what the house style consists of.
  public var locations: [Location] {
    settings.maps.map(\.location) + settings.templates.map(\.location) + settings.style.locations
  }

  /// Starts a run, and reads them.
  public func start(host: any SinkHost) throws -> any SinkRun { try ReportRun(settings, host) }
}
