import IndicatorSchema

/// What all plugins have in common: a declaration.
public protocol Plugin: Sendable {
  /// What the plugin says of itself.
  static var declaration: PluginDeclaration { get }
}

/// What is known of a pipeline before any data is read.
public struct PlanContext: Sendable {
  /// The name of the step.
  public let step: String
  /// The indicators and tables of the pipeline.
  public let catalogue: Catalogue
  /// The period of the pipeline, where it has one.
  public let period: Period?
  /// The name of the pipeline.
  public let pipeline: String
  /// For each column of the inputs the columns it was computed from, by way of however many steps; nothing for
  /// one that a source read.
  public let ancestors: [IndicatorID: Set<IndicatorID>]
  /// The columns of the inputs that were computed over several rows, such as ranks and comparisons, and those
  /// computed from them.
  public let comparisons: Set<IndicatorID>

  /// Makes a context.
  public init(
    step: String, catalogue: Catalogue, period: Period?, pipeline: String,
    ancestors: [IndicatorID: Set<IndicatorID>] = [:], comparisons: Set<IndicatorID> = []
  ) {
    self.comparisons = comparisons
    self.step = step
    self.catalogue = catalogue
    self.period = period
    self.pipeline = pipeline
    self.ancestors = ancestors
  }
}

/// Reads records from outside and gives them as frames in the shared schema.
public protocol Source: Plugin {
  /// Checks the configuration. Pure: no file is opened here.
  ///
  /// - Throws: `Diagnostics` with every complaint.
  init(_ config: Config, _ context: PlanContext) throws

  /// The columns it will give.
  var schema: FrameSchema { get }

  /// The inputs it will read.
  var locations: [Location] { get }

  /// The files it reads beside its inputs, which describe them and hold no figures.
  var descriptions: [Location] { get }

  /// The table that its columns are cited from, where the configuration names one.
  var table: SourceOrigin.TableFacts? { get }

  /// Reads everything, giving batches to `emit` in the order of the input.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics`, and what `emit` throws, which ends the reading.
  func read(host: any SourceHost, emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt
}

extension Source {
  /// Most inputs describe themselves.
  public var descriptions: [Location] { [] }
}

/// What a source counted: `records = accepted + filtered + quarantined` must hold.
public struct SourceReceipt: Hashable, Sendable {
  /// The records in the input.
  public var records: Int
  /// The records that became part of a frame.
  public var accepted: Int
  /// The records left out on purpose, by reason.
  public var filtered: [String: Int]
  /// The records refused and handed to the quarantine.
  public var quarantined: Int
  /// The cells of mapped columns that held a missing marker, a null or nothing.
  public var missingCells: Int
  /// Whether every accepted record is one row; false for long tables, where it is one cell.
  public var recordsAreRows: Bool

  /// Makes a receipt.
  public init(
    records: Int = 0, accepted: Int = 0, filtered: [String: Int] = [:], quarantined: Int = 0,
    missingCells: Int = 0, recordsAreRows: Bool = true
  ) {
    self.records = records
    self.accepted = accepted
    self.filtered = filtered
    self.quarantined = quarantined
    self.missingCells = missingCells
    self.recordsAreRows = recordsAreRows
  }
}

/// Turns frames into frames.
public protocol Transform: Plugin {
  /// Checks the configuration against what comes in. Pure.
  ///
  /// - Parameter inputs: The columns of each step it reads from, in the order of `from`.
  /// - Throws: `Diagnostics` with every complaint.
  init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws

  /// The columns it will give.
  var schema: FrameSchema { get }

  /// How each column it adds or changes is computed; columns not named pass through unchanged.
  var derivations: [IndicatorID: Derivation] { get }

  /// Which input a column that passes through comes from, where that is not the first one that has it.
  var passedFrom: [IndicatorID: Int] { get }

  /// Whether it puts the rows of its inputs under each other, so that a column comes from all that have it.
  var stacksRows: Bool { get }

  /// The files it reads beside its inputs, such as the borders of areas.
  var locations: [Location] { get }

  /// Starts a run; files are read here.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` when one of its files can't be used.
  func start(host: any TransformHost) throws -> any TransformRun
}

extension Transform {
  /// Columns that pass through come from the first input that has them.
  public var passedFrom: [IndicatorID: Int] { [:] }

  /// Most transforms have one input, or put columns beside each other.
  public var stacksRows: Bool { false }

  /// Most transforms read no file.
  public var locations: [Location] { [] }
}

/// One run of a transform; used by one thread at a time.
public protocol TransformRun {
  /// Takes a batch of an input, and gives what it can to `emit`.
  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void) throws

  /// Gives what is left after the last batch of the last input.
  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt
}

/// What a transform counted: `in + added = out + filtered` must hold for its first input.
public struct TransformReceipt: Hashable, Sendable {
  /// The rows left out on purpose, by reason.
  public var filtered: [String: Int]
  /// The rows made of others, such as those of regions put together.
  public var added: Int
  /// What a reader of the run's log should know, such as a column without variation.
  public var notes: [String]
  /// Figures about the step as a whole.
  public var findings: [Finding]
  /// How the added rows were made, where they were put together from others.
  public var composition: Composition?

  /// Makes a receipt.
  public init(
    filtered: [String: Int] = [:], added: Int = 0, notes: [String] = [], findings: [Finding] = [],
    composition: Composition? = nil
  ) {
    self.composition = composition
    self.filtered = filtered
    self.added = added
    self.notes = notes
    self.findings = findings
  }
}

/// Stores frames outside.
public protocol Sink: Plugin {
  /// Checks the configuration against what comes in. Pure.
  ///
  /// - Throws: `Diagnostics` with every complaint.
  init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws

  /// The files or folders it will make, relative to the output folder.
  var outputs: [String] { get }

  /// The files it reads beside its input, such as the borders of areas.
  var locations: [Location] { get }

  /// What it stores in outside the output folder, without passwords; a digest of it tells one from another.
  var target: String? { get }

  /// Starts a run.
  func start(host: any SinkHost) throws -> any SinkRun
}

extension Sink {
  /// Most sinks read no file.
  public var locations: [Location] { [] }

  /// Most sinks make files in the output folder, and store nothing elsewhere.
  public var target: String? { nil }
}

/// One run of a sink; used by one thread at a time.
public protocol SinkRun {
  /// Stores a batch.
  mutating func write(_ batch: IndicatorFrame) throws

  /// Completes the output and counts again what was stored.
  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt
}

/// A run of a sink that stores outside the output folder, where nothing can be swapped in together with the files.
///
/// What `finish` stores and counts must not be seen by anyone before `commit`, and must vanish when the run is let go
/// of without it.
public protocol CommittingSinkRun: SinkRun {
  /// Makes what was stored visible, at once and for good. Called at most once, after all steps have finished, all
  /// checks hold and the files of other sinks are in place.
  ///
  /// - Throws: `Diagnostic`; then the files of other sinks are put back.
  mutating func commit() throws
}

/// What a sink counted in what it stored, by looking at the stored thing and not at what it was given.
public struct SinkReceipt: Hashable, Sendable {
  /// The rows stored.
  public var rows: Int
  /// The rows left out on purpose, by reason.
  public var filtered: [String: Int]
  /// What a reader of the run's log should know, such as a program that is not there.
  public var notes: [String]

  /// Makes a receipt.
  public init(rows: Int, filtered: [String: Int] = [:], notes: [String] = []) {
    self.notes = notes
    self.rows = rows
    self.filtered = filtered
  }
}

/// What a sink may state about the run. Holds no clock and no path, so that outputs are reproducible.
public struct RunFacts: Sendable {
  /// The name of the pipeline.
  public var pipeline: String
  /// The SHA-256 of the pipeline file, in hexadecimal.
  public var pipelineSHA256: String
  /// The version of this program.
  public var version: String
  /// Where each column of the sink's input comes from, every column it was computed from included.
  public var origins: [IndicatorID: Origin]
  /// What readers call the columns of `origins`, those that do not reach the sink included.
  public var labels: [IndicatorID: LocalizedText]
  /// Figures about the steps that the sink's input came through, in the order of the flow.
  public var findings: [StepFinding]

  /// Makes the facts.
  public init(
    pipeline: String, pipelineSHA256: String, version: String, origins: [IndicatorID: Origin],
    labels: [IndicatorID: LocalizedText] = [:], findings: [StepFinding] = []
  ) {
    self.findings = findings
    self.pipeline = pipeline
    self.pipelineSHA256 = pipelineSHA256
    self.version = version
    self.origins = origins
    self.labels = labels
  }
}
