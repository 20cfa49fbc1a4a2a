import HTTPFetch
import IndicatorSchema
import PluginKit

/// The inputs of a run that was locked, read from the store and from nowhere else.
struct KeptInputs: Sendable {
  private let store: SnapshotStore
  private let locked: [String: [LockedInput]]

  /// - Parameter locked: What each step read, by step.
  init(_ store: SnapshotStore, _ locked: [String: [LockedInput]]) {
    self.store = store
    self.locked = locked
  }

  /// Everything of the lock that is not in the store.
  var missing: Diagnostics {
    var missing = Diagnostics()
    for (step, inputs) in locked.sorted(by: { $0.key < $1.key }) {
      for input in inputs where !store.holds(Snapshot(sha256: input.sha256, bytes: input.bytes)) {
        var item = absent(input)
        item.step = step
        missing.add(item)
      }
    }
    return missing
  }

  /// The single inputs of a source, given its locations.
  func inputs(of step: String, _ locations: [Location]) -> [Location] {
    let files = locked[step, default: []].filter { !$0.isRemote && !$0.isBeside }
    let place = locations.first?.place ?? Place("")
    return locations.filter(\.isRemote)
      + files.map { file in
        var location = Location(path: file.location, member: file.member, place: place)
        location.nameAmongOthers = file.name
        return location
      }
  }

  /// What the store must have for a location; nil when the run that was locked did not read it.
  func input(_ location: Location, step: String) -> LockedInput? {
    let wanted = location.isRemote ? WebAddress.redacted(location.path) : location.path
    return locked[step, default: []].first { $0.location == wanted }
  }

  /// The file in the store.
  ///
  /// - Throws: `Diagnostic` when the run that was locked did not read this, or the store does not have it.
  func path(of location: Location, step: String) throws -> String {
    guard let input = input(location, step: step) else {
      throw Diagnostic(
        .lockDiffers, "the run that was locked did not read '\(location.displayName)'", at: location.place,
        hint: "make the lock again with 'peil run --update'")
    }
    guard store.holds(Snapshot(sha256: input.sha256, bytes: input.bytes)) else { throw absent(input) }
    return store.path(of: input.sha256)
  }

  private func absent(_ input: LockedInput) -> Diagnostic {
    Diagnostic(
      .missingSnapshot, "the store does not have '\(input.location)', sha256 \(input.sha256)",
      hint: "bring it in with 'peil snapshot import', or name its folder with --store")
  }
}
