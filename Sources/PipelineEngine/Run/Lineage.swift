import IndicatorSchema
import PluginKit
import Synchronization

/// Finds out where every column of every step comes from.
final class Lineage: Sendable {
  /// For each step its inputs, in the order in which they were opened.
  private let inputs = Mutex<[String: [BoundInput]]>([:])
  /// What sources say of their tables.
  private let tables = Mutex<[String: SourceOrigin.TableFacts]>([:])
  /// The columns that sources found in their inputs, by step and name.
  private let columns = Mutex<[String: [String: FoundColumn]]>([:])

  /// An input, with the column of each indicator that was found in it.
  private struct BoundInput {
    /// The input; nil when nothing was opened, and so only the first location can be meant.
    var location: Location?
    var columns: [IndicatorID: String] = [:]
  }

  /// Takes note that a source goes on with an input: what it binds next is bound to a column of that one.
  func open(_ location: Location, step: String) {
    inputs.withLock { $0[step, default: []].append(BoundInput(location: location)) }
  }

  /// Keeps what a source says of the table that it read.
  func identify(_ table: SourceOrigin.TableFacts, step: String) {
    tables.withLock { $0[step] = table }
  }

  /// Keeps which columns a source found in an input.
  func found(_ found: [FoundColumn], step: String) {
    columns.withLock { columns in
      for column in found {
        let known = columns[step]?[column.name]
        columns[step, default: [:]][column.name] = FoundColumn(
          column.name, title: column.title ?? known?.title, unit: column.unit ?? known?.unit,
          definition: column.definition ?? known?.definition)
      }
    }
  }

  /// Keeps from which column a source reads an indicator.
  func bind(_ indicator: IndicatorID, to column: String, step: String) {
    inputs.withLock { inputs in
      var opened = inputs[step] ?? [BoundInput()]
      opened[opened.count - 1].columns[indicator] = column
      inputs[step] = opened
    }
  }

  /// What a source opened and said, to be kept with what it gave.
  func facts(
    of step: String
  ) -> (opened: [StepFacts.OpenedInput], table: SourceOrigin.TableFacts?, columns: [FoundColumn]) {
    let opened = inputs.withLock { $0[step] ?? [] }.map { input in
      StepFacts.OpenedInput(
        path: input.location?.path, member: input.location?.member, name: input.location?.nameAmongOthers,
        columns: Dictionary(
          input.columns.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
    let found = columns.withLock { ($0[step] ?? [:]).values.sorted { $0.name < $1.name } }
    return (opened, tables.withLock { $0[step] }, found)
  }

  /// Takes over what an earlier run kept of a source.
  func restore(_ facts: StepFacts, step: String, place: Place) {
    let bound = facts.opened.map { input in
      var location = input.path.map { Location(path: $0, member: input.member, place: place) }
      location?.nameAmongOthers = input.name
      return BoundInput(
        location: location,
        columns: Dictionary(
          input.columns.map { (IndicatorID($0.key), $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
    inputs.withLock { $0[step] = bound }
    if let table = facts.table { identify(table, step: step) }
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
    let bound = inputs.withLock { $0[name] ?? [] }.filter { !$0.columns.isEmpty }
    let table = table(of: source, name)
    let address = Lineage.address(of: source)
    var found: [IndicatorID: Origin] = [:]
    for id in source.schema.ids {
      let origins = (bound.isEmpty ? [BoundInput()] : bound).map { input -> SourceOrigin in
        let location = address ?? input.location ?? source.locations.first
        return SourceOrigin(
          step: name, column: input.columns[id] ?? "", table: table, file: location?.displayName ?? "",
          sha256: location.flatMap { digests.digest(of: $0, step: name, in: pipeline.file.folder) })
      }
      guard var origin = origins.first else { continue }
      origin.others = Array(origins.dropFirst())
      found[id] = .source(origin)
    }
    return found
  }
}

extension Lineage {
  /// What is cited of the table of a source: what the catalogue says, and the edition that was read where the
  /// catalogue names none.
  private func table(of source: any Source, _ step: String) -> SourceOrigin.TableFacts? {
    guard var cited = source.table else { return nil }
    let read = tables.withLock { $0[step] }
    if cited.edition == nil { cited.edition = read?.edition }
    return cited
  }

  /// The address that a source names, where it is the only one: what it then opens are the pages of that.
  private static func address(of source: any Source) -> Location? {
    guard source.locations.count == 1, let only = source.locations.first, only.isRemote else { return nil }
    return only
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
