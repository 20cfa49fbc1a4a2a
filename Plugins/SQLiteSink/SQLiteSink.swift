import IndicatorSchema
import PluginKit

/// Stores rows in a new SQLite database that explains itself: areas, indicators, observations and their origin.
public struct SQLiteSink: Sink {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "sqlite", kind: .sink,
    purpose: "Makes an SQLite database of areas, indicators, observations and where each came from.",
    config: ConfigSpec([
      ConfigField("path", .outputPath, .required, doc: "The file to make.", example: "out/figures.sqlite"),
      ConfigField(
        "layout", .choice(Layout.allCases.map(\.rawValue)), .defaults(to: "cells"),
        doc:
          "`cells`: one row for each figure, quick to search by indicator; right for up to some 100,000 figures. `wide`: one row for each area and period with a column for each indicator, which loads many times as fast and takes a seventh of the room; right for more figures than that, and for \(WideTables.widest) indicators at most. The views are the same for both.",
        example: "wide"),
    ]))

  let path: String
  let layout: Layout
  let input: FrameSchema

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` when there is no column to store, or a name that SQL can't hold.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    path = config.requiredText("path")
    layout = Layout(rawValue: config.requiredText("layout")) ?? .cells
    self.input = input
    if input.columns.isEmpty {
      throw Diagnostics([
        Diagnostic(
          .invalidValue, "there is no indicator to store", at: config.place,
          hint: "select at least one indicator in the step before")
      ])
    }
    if layout == .wide, input.columns.count > WideTables.widest {
      throw Diagnostics([
        Diagnostic(
          .invalidValue,
          "the layout 'wide' holds \(WideTables.widest) indicators at most, and there are \(input.columns.count)",
          at: config.place(of: "layout"), hint: "use layout: cells")
      ])
    }
    if let name = input.ids.first(where: { !$0.isValid }) {
      throw Diagnostics([
        Diagnostic(
          .invalidValue, "'\(name)' can't be the name of a column", at: config.place,
          hint: "use lower-case letters, digits and underscores, starting with a letter")
      ])
    }
  }

  /// The file.
  public var outputs: [String] { [path] }

  /// Starts a run.
  public func start(host: any SinkHost) throws -> any SinkRun { try SQLiteSinkRun(sink: self, host: host) }
}
