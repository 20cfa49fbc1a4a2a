import IndicatorSchema
import PluginKit

/// A configuration of a transform, and what comes in.
public struct TransformCase: Sendable {
  /// What the case is called in a report.
  public let name: String
  /// A valid configuration.
  public let config: ConfigNode
  /// The columns of each input.
  public let inputs: [FrameSchema]
  /// Ordinary rows for each input, on which the transform succeeds.
  public let frames: [IndicatorFrame]
  /// What the transform is made with.
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

  /// Makes a case; without inputs and frames those of `ConformanceSample`.
  public init(
    _ name: String = "transform", config: ConfigNode, inputs: [FrameSchema] = [ConformanceSample.schema],
    frames: [IndicatorFrame]? = nil, context: PlanContext = ConformanceSample.context(),
    files: [String: [UInt8]] = [:], orderMatters: String? = nil, keepsRows: String? = nil
  ) {
    self.name = name
    self.config = config
    self.inputs = inputs
    self.frames = frames ?? inputs.map { ConformanceSample.frame($0) }
    self.context = context
    self.files = files
    self.orderMatters = orderMatters
    self.keepsRows = keepsRows
  }
}
