import IndicatorSchema
import PluginKit

/// A configuration of a sink, what comes in, and how what it stored is read again.
public struct SinkCase: Sendable {
  /// What the case is called in a report.
  public let name: String
  /// A valid configuration.
  public let config: ConfigNode
  /// The columns that come in.
  public let input: FrameSchema
  /// Ordinary rows, which the sink stores.
  public let frame: IndicatorFrame
  /// What the sink is made with.
  public let context: PlanContext
  /// The files that it reads.
  public let files: [String: [UInt8]]
  /// Why the order of the rows makes a difference; nil when it makes none.
  public var orderMatters: String?
  /// Why rows are kept though the declaration does not say that all are needed before one is given; nil when they
  /// are not.
  public var keepsRows: String?
  /// The sizes of batches that are tried beside the whole.
  public var batchRows = [1, 2, 3, 7, 1000]
  /// Makes the place empty before each run, for a sink that stores outside the output folder.
  public var prepare: @Sendable () throws -> Void = {}
  /// Counts the rows that are stored, without the sink's own code.
  let storedRows: @Sendable (FolderSinkHost) throws -> Int

  /// Makes a case; without input and frame those of `ConformanceSample`.
  ///
  /// - Parameter storedRows: Counts the rows in what was stored, without the sink's own code.
  public init(
    _ name: String = "sink", config: ConfigNode, input: FrameSchema = ConformanceSample.schema,
    frame: IndicatorFrame? = nil, context: PlanContext = ConformanceSample.context(),
    files: [String: [UInt8]] = [:], orderMatters: String? = nil, keepsRows: String? = nil,
    storedRows: @escaping @Sendable (FolderSinkHost) throws -> Int
  ) {
    self.name = name
    self.config = config
    self.input = input
    self.frame = frame ?? ConformanceSample.frame(input)
    self.context = context
    self.files = files
    self.orderMatters = orderMatters
    self.keepsRows = keepsRows
    self.storedRows = storedRows
  }
}
