import Foundation
import IndicatorSchema
import PluginKit

/// The steps of a pipeline while they run: connected, started, and fed by its sources.
///
/// What becomes of the rows is for others to say: a run publishes them, a trace looks at a few.
final class Flow {
  /// The steps, in the order of the pipeline.
  let nodes: [FlowNode]
  private let pipeline: Pipeline
  private let host: Surroundings
  private let snapshots: SnapshotTaker
  /// The single inputs of each source, by step.
  let inputs: [String: [Location]]
  private let outside: OutsideHost

  /// What is around a flow.
  struct Surroundings {
    /// Where refused records go.
    var quarantine: Quarantine
    /// Where it is kept which column an indicator is read from.
    var lineage: Lineage
    /// Where to count what is done.
    var progress: RunProgress
    /// The number of threads that may read or compute.
    var jobs: Int
    /// Where sinks make their outputs.
    var stage: @Sendable (String) throws -> String
    /// Where it is kept in which places of an input figures stand, if they are looked for.
    var locator: CellLocator?
    /// What sources read instead of their own input, by step.
    var substitutes: [String: InputSubstitute] = [:]
    /// What there is for plugins that run programs from outside; nothing is kept unless given.
    var outside: OutsideHost?
    /// What is read from the web.
    var web: WebInputs?
    /// What is read from the store, instead of files.
    var kept: KeptInputs?
    /// Ends the reading when enough rows were seen; sources read to their end without it.
    var limit: RowLimit?
    /// The rows in a batch, where they are not to be as they come; 0 for all in one.
    var batchRows: Int?
    /// Of which inputs digests are taken.
    var digests = SnapshotTaker.Wanted.none
  }

  /// Connects and starts the steps, and begins to take the digests that are wanted.
  ///
  /// - Throws: `Diagnostics` when a step can't start.
  init(_ pipeline: Pipeline, _ surroundings: Surroundings, observer: any BatchObserver) throws {
    self.pipeline = pipeline
    host = surroundings
    let read = surroundings.substitutes.isEmpty
    do {
      inputs = read ? try pipeline.findInputs(host.kept) : [:]
    } catch {
      throw pipeline.secrets.redact(error)
    }
    snapshots = SnapshotTaker(read ? try pipeline.files(inputs, host.kept) : [:], surroundings.digests)
    let lock = NSLock()
    nodes = pipeline.steps.map { FlowNode($0, observer: observer, observerLock: lock) }
    outside = try host.outside ?? OutsideHost(pipeline)
    for node in nodes {
      let files = EngineTransformHost(
        step: node.step.name, folder: pipeline.file.folder, outside: outside, progress: host.progress,
        web: host.web, kept: host.kept)
      let sinks = EngineSinkHost(files: files, stage: host.stage)
      for (input, giver) in node.step.inputs.enumerated() { nodes[giver].connect(to: node, input: input) }
      do {
        try node.start(transformHost: files, sinkHost: sinks)
      } catch {
        throw pipeline.secrets.redact(Diagnostics(error).inStep(node.step.name))
      }
    }
  }

  /// The digests of inputs that are known now.
  var knownDigests: KnownDigests { snapshots.known }

  /// Reads all sources to their end, and lets every step do its work.
  ///
  /// - Returns: The digests of the inputs by absolute path.
  /// - Throws: `Diagnostics` of the first step that failed, or of an input that changed meanwhile.
  func run() throws -> [String: Snapshot] {
    let mends = host.substitutes.isEmpty ? try Mends(of: pipeline.file.file) : nil
    let work = nodes.compactMap { node -> (@Sendable () throws -> Void)? in
      guard case .source(let source) = node.step.plugin else { return nil }
      let reader = EngineSourceHost(
        step: node.step, outside: outside, folder: pipeline.file.folder, quarantineFile: host.quarantine,
        lineage: host.lineage, progress: host.progress, locator: host.locator,
        substitute: host.substitutes[node.step.name], inputs: inputs[node.step.name], web: host.web,
        kept: host.kept, mends: mends)
      let limited = host.limit.map { LimitedSource(source, $0) as any Source } ?? source
      let reading = SourceReading(
        source: limited, node: node, host: reader, isPiped: host.jobs > 1,
        batchRows: host.batchRows)
      return { try reading.run() }
    }
    do {
      try Parallel.run(work, jobs: host.jobs)
      host.quarantine.close()
      return try snapshots.wait().merging(host.web?.snapshots ?? [:]) { file, _ in file }
    } catch {
      throw pipeline.secrets.redact(error)
    }
  }
}

extension Pipeline {
  /// The single inputs of each source, by step; found once, so that what is read is what the digests are of.
  ///
  /// - Throws: `Diagnostics` when a location of a source stands for nothing.
  func findInputs(_ kept: KeptInputs? = nil) throws -> [String: [Location]] {
    var found: [String: [Location]] = [:]
    for step in steps {
      guard case .source(let source) = step.plugin else { continue }
      do {
        found[step.name] =
          try kept?.inputs(of: step.name, source.locations)
          ?? InputFinder(folder: file.folder).find(source.locations)
      } catch {
        throw Diagnostics(error).inStep(step.name)
      }
    }
    return found
  }

  /// The files that its steps read, by absolute path.
  ///
  /// - Throws: `Diagnostic` when one has to come from the store and is not there.
  func files(
    _ inputs: [String: [Location]], _ kept: KeptInputs? = nil
  ) throws -> [String: InputFile] {
    var files: [String: InputFile] = [:]
    for step in steps {
      for location in step.readings(inputs).map(\.location) where !location.isRemote {
        let key = FileNames.absolute(location.path, in: file.folder)
        guard files[key] == nil else { continue }
        files[key] = InputFile(
          path: try kept?.path(of: location, step: step.name) ?? key, name: location.path,
          expected: kept?.input(location, step: step.name))
      }
    }
    return files
  }
}

extension Pipeline.Step {
  /// What the step reads from outside, and whether that is read beside its inputs, such as a map.
  func readings(_ inputs: [String: [Location]]) -> [(location: Location, isBeside: Bool)] {
    switch plugin {
    case .source(let source):
      (inputs[name] ?? source.locations).map { ($0, false) } + source.descriptions.map { ($0, true) }
    case .transform(let transform): transform.locations.map { ($0, true) }
    case .sink(let sink): sink.locations.map { ($0, true) }
    }
  }
}
