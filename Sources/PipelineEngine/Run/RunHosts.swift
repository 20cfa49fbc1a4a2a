import ByteInput
import Foundation
import HTTPFetch
import IndicatorSchema
import PluginKit

/// What the engine gives a source while it reads.
struct EngineSourceHost: SourceHost {
  let step: Pipeline.Step
  let outside: OutsideHost
  let folder: String
  let quarantineFile: Quarantine
  let lineage: Lineage
  let progress: RunProgress
  var locator: CellLocator?
  /// What is read instead of the input, in a test.
  var substitute: InputSubstitute?
  /// The single inputs that the locations of the source stand for.
  var inputs: [Location]?
  var web: WebInputs?
  var kept: KeptInputs?
  /// The records that somebody put right.
  var mends: Mends?

  /// How many records beyond a fixed budget are still collected, so that one run shows them all.
  static let overrun = 1000

  func inputs(of locations: [Location]) throws -> [Location] {
    if substitute != nil { return Array(locations.prefix(1)) }
    let finder = InputFinder(folder: folder)
    guard let inputs, case .source(let source) = step.plugin else { return try finder.find(locations) }
    if source.locations == locations { return inputs }
    if let kept { return kept.inputs(of: step.name, locations).filter(inputs.contains) }
    // Some of its locations only, beside files that are read in another way, such as a structure.
    let asked = Set(try finder.find(locations))
    return inputs.filter(asked.contains)
  }

  func open(_ location: Location) throws -> any ByteReader {
    // A test gives other figures, and what describes them stays as it is.
    if describes(location) { return try progress.open(location, in: folder, step: step.name, web, kept) }
    let input = try single(location)
    // What a source opens beside its inputs, such as what a service says of a table, has no figures in it.
    if inputs?.contains(input) == true { lineage.open(input, step: step.name) }
    return try openInput(input)
  }

  private func describes(_ location: Location) -> Bool {
    if case .source(let source) = step.plugin { source.descriptions.contains(location) } else { false }
  }

  /// The one input that a location stands for, for a source that reads just one.
  private func single(_ location: Location) throws -> Location {
    guard substitute == nil, let inputs, !inputs.contains(location), case .source(let source) = step.plugin,
      source.locations == [location]
    else { return location }
    guard inputs.count == 1 else {
      throw Diagnostic(
        .invalidValue,
        "'\(location.path)' stands for \(inputs.count) files, and '\(step.declaration.name)' reads one",
        at: location.place, hint: "name one of them")
    }
    return inputs[0]
  }

  private func openInput(_ location: Location) throws -> any ByteReader {
    switch substitute {
    case .bytes(let bytes): GivenBytes(bytes, name: "given.\(step.name)")
    case .file(let file): try progress.open(file, in: folder, step: step.name, web, kept)
    case nil: try openMended(location)
    }
  }

  private func openMended(_ location: Location) throws -> any ByteReader {
    let open = { try progress.open(location, in: folder, step: step.name, web, kept) }
    guard let mends, mends.concern(step.name) else { return try open() }
    // What is not concerned is read from its beginning.
    return try mends.mended(try open(), step: step.name) ?? open()
  }

  func givenInput() throws -> (any ByteReader)? {
    guard substitute != nil else { return nil }
    return try open(Location(path: "", place: step.place))
  }

  func quarantine(_ record: QuarantinedRecord) throws {
    try quarantineFile.add(record, step: step.name)
    let budget = step.budget
    let count = quarantineFile.count(of: step.name)
    if budget.percent == nil, count > budget.maximum, count - budget.maximum > Self.overrun {
      throw quarantineFile.exceeded(step.name, budget, of: record.record)
    }
  }

  func bound(_ indicator: IndicatorID, to column: String) {
    lineage.bind(indicator, to: column, step: step.name)
  }

  func identified(_ table: SourceOrigin.TableFacts) { lineage.identify(table, step: step.name) }

  func found(_ columns: [FoundColumn]) { lineage.found(columns, step: step.name) }

  var locatedAreas: Set<AreaCode> { locator?.areas ?? [] }

  func located(_ cell: CellLocation) { locator?.add(cell, step: step.name) }
}

extension Quarantine {
  /// The complaint that too many records were refused, with the first of them.
  func exceeded(_ step: String, _ budget: ErrorBudget, of records: Int) -> Diagnostics {
    let count = count(of: step)
    let shown = examples(of: step)
    let more = count > shown.count ? ", of which the first \(shown.count) are shown" : ""
    let summary = Diagnostic(
      .budgetExceeded,
      "step '\(step)' refused \(count) of \(records) records\(more); \(budget.words) allowed",
      hint: path == nil
        ? "a run keeps all of them in its quarantine file"
        : "all of them are in the quarantine file of this run")
    return Diagnostics(shown + [summary])
  }
}

/// What the engine gives a transform when a run starts.
struct EngineTransformHost: TransformHost {
  let step: String
  let folder: String
  let outside: OutsideHost
  let progress: RunProgress
  var web: WebInputs?
  var kept: KeptInputs?

  func open(_ location: Location) throws -> any ByteReader {
    try progress.open(location, in: folder, step: step, web, kept)
  }
}

extension RunProgress {
  /// Opens a file whose bytes count as they are read.
  fileprivate func open(
    _ location: Location, in folder: String, step: String, _ web: WebInputs?, _ kept: KeptInputs?
  ) throws -> any ByteReader {
    var named = location
    var path = FileNames.absolute(location.path, in: folder)
    if location.isRemote {
      guard let web else {
        throw Diagnostic(.cannotRead, "'\(location.displayName)' is on the web", at: location.place)
      }
      path = try web.path(of: location, step: step)
      named.path = WebAddress.redacted(location.path)
    } else if let kept {
      path = try kept.path(of: location, step: step)
    }
    let reader = try ByteInput.open(named, path: path)
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    expect(bytes: size ?? 0)
    return CountingReader(reader, progress: self)
  }
}

/// What the engine gives a sink while it writes.
struct EngineSinkHost: SinkHost {
  let files: EngineTransformHost
  let stage: @Sendable (String) throws -> String

  var outside: OutsideHost { files.outside }

  func open(_ location: Location) throws -> any ByteReader { try files.open(location) }

  func stage(_ output: String) throws -> String { try stage(output) }
}

/// Counts the bytes that pass.
private final class CountingReader: ByteReader {
  private let inner: any ByteReader
  private let progress: RunProgress
  private var consumed = 0

  init(_ inner: any ByteReader, progress: RunProgress) {
    self.inner = inner
    self.progress = progress
  }

  var name: String { inner.name }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try inner.read(into: buffer)
    let now = inner.consumedBytes ?? consumed
    progress.add(bytes: count, consumed: now - consumed)
    consumed = now
    return count
  }
}
