import Foundation
import HTTPFetch
import IndicatorSchema
import PluginKit

/// What the inputs of a pipeline are now: files by their digests, and what the web was asked for again.
struct InputRefresh: Sendable {
  /// The single inputs of each source, by step.
  let inputs: [String: [Location]]
  /// The digests of files, by absolute path.
  let taken: [String: Snapshot]
  /// The digests that are known now.
  let known: KnownDigests
  /// What was read from the web, and can be read again in the same run without asking anew.
  let web: WebInputs
  /// The steps of which it is not known what they will read.
  let unknown: Set<String>
  private let pipeline: Pipeline

  /// Looks at all inputs.
  ///
  /// - Parameters:
  ///   - known: The digests that an earlier run took.
  ///   - earlier: What is known of a step from the last time.
  /// - Throws: `Diagnostics` when an input can't be read or fetched.
  init(
    _ pipeline: Pipeline, _ access: WebAccess, _ freshness: WebInputs.Freshness = .current,
    keepsInputs: Bool, known: KnownDigests,
    earlier: (String) -> StepFacts?
  ) throws {
    self.pipeline = pipeline
    inputs = try pipeline.findInputs()
    let store = keepsInputs ? access.store(of: pipeline) : nil
    let taker = SnapshotTaker(try pipeline.files(inputs), .all(known: known, store: store))
    taken = try taker.wait()
    self.known = taker.known
    // What only looks must not make the next run believe that it has asked.
    var asks = false
    if case .current = freshness { asks = true }
    web = access.inputs(of: pipeline, freshness, keepsJournal: asks)
    unknown = try InputRefresh.ask(web, pipeline, inputs, earlier)
  }

  /// The absolute paths of the files that are read, by what the record of a run says of each.
  var paths: [RunRecord.Input: String] {
    let files = taken.filter { $1.origin == nil }
    return Dictionary(files.map { (RunRecord.Input($0, $1), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Makes sure that a run read what was looked at before: its rows are kept under these digests.
  ///
  /// - Parameter read: What it read, by absolute path or address.
  /// - Throws: `Diagnostic` for a file that was replaced in between; to run again helps.
  func check(_ read: [String: Snapshot]) throws {
    for (path, snapshot) in read.sorted(by: { $0.key < $1.key }) where snapshot.origin == nil {
      guard taken[path]?.sha256 != snapshot.sha256 else { continue }
      throw Diagnostic(
        .cannotRead, "the file changed after it was looked at", at: Place(path), hint: "run again")
    }
  }

  /// What a step reads, by name; nil when that is not known before it runs.
  func digests(of step: Pipeline.Step) -> [String: String]? {
    guard !unknown.contains(step.name) else { return nil }
    return read(by: step)
  }

  /// What a step has read, when it has run; nil when nobody can tell.
  func read(by step: Pipeline.Step) -> [String: String]? {
    guard step.outsidePlugin == nil else { return nil }
    var digests: [String: String] = [:]
    for (index, input) in (pipeline.lockedInputs(inputs, taken, web)[step.name] ?? []).enumerated() {
      let name = [input.location, input.member].compactMap { $0 }.joined(separator: " ")
      digests[digests[name] == nil ? name : "\(name) #\(index + 1)"] = input.sha256
    }
    return digests
  }

  /// Asks for every address that a step read the last time whether there is something newer.
  private static func ask(
    _ web: WebInputs, _ pipeline: Pipeline, _ inputs: [String: [Location]], _ earlier: (String) -> StepFacts?
  ) throws -> Set<String> {
    var unknown: Set<String> = []
    for step in pipeline.steps {
      let planned = step.readings(inputs).map(\.location).filter(\.isRemote)
      if step.outsidePlugin != nil { unknown.insert(step.name) }
      guard !planned.isEmpty, step.outsidePlugin == nil else { continue }
      guard let pages = earlier(step.name)?.pages, !pages.isEmpty,
        let locations = locations(pages, planned, step, pipeline.secrets)
      else {
        unknown.insert(step.name)
        continue
      }
      for location in locations {
        do { _ = try web.path(of: location, step: step.name) } catch {
          guard planned.contains(location) else {
            // A page that followed from others need not be there any more; the step finds out which are.
            unknown.insert(step.name)
            break
          }
          throw pipeline.secrets.redact(Diagnostics(error).inStep(step.name))
        }
      }
    }
    return unknown
  }

  /// The addresses behind those that were kept; nil when one had a secret in it that is not known here.
  private static func locations(
    _ pages: [String], _ planned: [Location], _ step: Pipeline.Step, _ secrets: Secrets
  ) -> [Location]? {
    var found: [Location] = []
    for page in pages {
      if let location = planned.first(where: { secrets.redact(WebAddress.redacted($0.path)) == page }) {
        found.append(location)
      } else if WebAddress.redacted(page) == page, !page.contains(Secrets.mask) {
        found.append(Location(path: page, place: step.place))
      } else {
        return nil
      }
    }
    return found
  }
}
