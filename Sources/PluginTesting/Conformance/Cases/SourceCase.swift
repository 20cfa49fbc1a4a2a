import IndicatorSchema
import PluginKit

/// A configuration of a source, and how the rows of a frame are written in the format that it reads.
public struct SourceCase: Sendable {
  /// What the case is called in a report.
  public let name: String
  /// The columns that the configuration maps.
  public let schema: FrameSchema
  /// What the source is made with.
  public let context: PlanContext
  /// The periods that the rows are about; a source that gives all rows one period takes just that.
  public var periods: [Period]
  /// Whether it gives rows before it has read everything.
  public var streams: Bool
  /// Whether it opens inputs that are not among its `locations`, such as the pages of a service.
  public var opensMore = false
  /// Writes rows as an input, with the configuration that reads it.
  let input: @Sendable (IndicatorFrame) throws -> SourceInput

  /// What a source reads in one run.
  public struct SourceInput: Sendable {
    /// The configuration.
    public var config: ConfigNode
    /// The bytes by path; those under `*` are given for every path that is not named.
    public var files: [String: [UInt8]]

    /// What a service answers that is asked for a location that is no file; nil for what it does not have.
    public var answer: @Sendable (Location) -> [UInt8]?

    /// Makes an input of files.
    public init(config: ConfigNode, files: [String: [UInt8]]) {
      self.config = config
      self.files = files
      answer = { _ in nil }
    }

    /// Makes an input of a service.
    public init(config: ConfigNode, answer: @escaping @Sendable (Location) -> [UInt8]?) {
      self.config = config
      files = [:]
      self.answer = answer
    }
  }

  /// Makes a case of a source with one input.
  ///
  /// - Parameters:
  ///   - config: A valid configuration that maps the columns of the schema.
  ///   - bytes: Writes rows in the format that the source reads.
  public init(
    _ name: String = "source", config: ConfigNode, schema: FrameSchema = ConformanceSample.schema,
    context: PlanContext? = nil, periods: [Period] = [Period(year: 2017)].compactMap { $0 },
    streams: Bool = true,
    bytes: @escaping @Sendable (IndicatorFrame) throws -> [UInt8]
  ) {
    self.init(name, schema: schema, context: context, periods: periods, streams: streams) { frame in
      SourceInput(config: config, files: ["*": try bytes(frame)])
    }
  }

  /// Makes a case of a source whose configuration or number of inputs depends on the rows.
  public init(
    _ name: String = "source", schema: FrameSchema = ConformanceSample.schema,
    context: PlanContext? = nil, periods: [Period] = [Period(year: 2017)].compactMap { $0 },
    streams: Bool = true,
    input: @escaping @Sendable (IndicatorFrame) throws -> SourceInput
  ) {
    self.name = name
    self.schema = schema
    self.context = context ?? ConformanceSample.context(schema)
    self.periods = periods
    self.streams = streams
    self.input = input
  }
}

extension IndicatorFrame {
  /// The rows as text with a header: `area`, `period` and the name of each column; missing cells are empty.
  public func delimitedText(_ separator: String = ",") -> String {
    let header = ["area", "period"] + columns.map(\.id.text)
    let rows = (0..<rowCount).map { row in
      [area(row).code.text, periods[row].description] + columns.map { $0[row].map(\.description) ?? "" }
    }
    return ([header] + rows).map { $0.joined(separator: separator) + "\n" }.joined()
  }
}
