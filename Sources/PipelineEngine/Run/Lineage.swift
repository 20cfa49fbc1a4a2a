import IndicatorSchema
import PluginKit
import Synchronization

/// Finds out where every column of every step comes from.
final class Lineage: Sendable {
  private let bindings = Mutex<[String: [IndicatorID: String]]>([:])

  /// Keeps from which column a source reads an indicator.
  func bind(_ indicator: IndicatorID, to column: String, step: String) {
    bindings.withLock { $0[step, default: [:]][indicator] = column }
  }

  /// The origins of all columns that reach a step, those they were computed from included.
  func origins(
    of step: Int, in pipeline: Pipeline, _ digests: InputDigests
  ) -> [IndicatorID: Origin] {
    let this = pipeline.steps[step]
    switch this.plugin {
    case .source(let source): return origins(of: source, this.name, pipeline, digests)
    case .transform(let transform):
      var found = inputs(of: this, stacked: transform.stacksRows, pipeline, digests)
      for (id, input) in transform.passedFrom {
        found[id] = origins(of: this.inputs[input], in: pipeline, digests)[id]
      }
      for (id, derivation) in transform.derivations { found[id] = .derived(derivation) }
      return found
    case .sink: return inputs(of: this, stacked: false, pipeline, digests)
    }
  }

  /// The first input wins where two have a column of the same name and the plugin says nothing else; of rows that
  /// are put under each other every file is named.
  private func inputs(
    of step: Pipeline.Step, stacked: Bool, _ pipeline: Pipeline, _ digests: InputDigests
  ) -> [IndicatorID: Origin] {
    var found: [IndicatorID: Origin] = [:]
    for input in step.inputs {
      found.merge(origins(of: input, in: pipeline, digests)) { first, other in
        stacked ? Lineage.both(first, other) : first
      }
    }
    return found
  }

  private static func both(_ first: Origin, _ other: Origin) -> Origin {
    guard case .source(var origin) = first, case .source(let further) = other else { return first }
    var alone = further
    alone.others = []
    let new = [alone] + further.others
    origin.others += new.filter { $0.file != origin.file || $0.step != origin.step }
    return .source(origin)
  }

  private func origins(
    of source: any Source, _ name: String, _ pipeline: Pipeline, _ digests: InputDigests
  ) -> [IndicatorID: Origin] {
    let columns = bindings.withLock { $0[name] ?? [:] }
    let location = source.locations.first
    var found: [IndicatorID: Origin] = [:]
    for id in source.schema.ids {
      found[id] = .source(
        SourceOrigin(
          step: name, column: columns[id] ?? "", table: source.table, file: location?.displayName ?? "",
          sha256: location.flatMap { digests.digest(of: $0, step: name, in: pipeline.file.folder) }))
    }
    return found
  }
}

/// The digests of what steps read.
struct InputDigests {
  private let snapshots: [String: Snapshot]
  private let web: WebInputs?

  init(_ snapshots: [String: Snapshot], _ web: WebInputs?) {
    self.snapshots = snapshots
    self.web = web
  }

  /// The digest of an input of a step; for one of many pages that of all of them, in the order of reading.
  func digest(of location: Location, step: String, in folder: String) -> String? {
    if location.isRemote { return web?.digest(of: step) }
    return snapshots[FileNames.absolute(location.path, in: folder)]?.sha256
  }
}
