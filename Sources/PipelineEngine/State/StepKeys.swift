import Crypto
import Foundation
import IndicatorSchema
import PluginKit

/// What the result of each step depends on, so that one whose ingredients are all the same need not run again.
///
/// An ingredient has a name for people and a digest or version. The key of a step is the digest of its ingredients, and
/// itself an ingredient of the steps that read from it: nothing can change without the steps behind it changing.
struct StepKeys: Sendable {
  /// The ingredients, by step.
  let ingredients: [String: [String: String]]
  /// The keys, by step; none for a step behind a source of which it is not known yet what it will read.
  let keys: [String: String]

  /// - Parameters:
  ///   - inputs: For each step what it reads, by the name of the input; nil for a source that has to run before that is
  ///     known.
  ///   - version: The version of the program.
  init(_ pipeline: Pipeline, version: String, inputs: (Pipeline.Step) -> [String: String]?) {
    var ingredients: [String: [String: String]] = [:]
    var keys: [String: String] = [:]
    let shared = StepKeys.shared(pipeline, version)
    for step in pipeline.steps {
      var own = shared
      own["plugin"] = "\(step.declaration.name) \(step.declaration.version)"
      own["settings"] = step.settings.digest
      if case .sink(let sink) = step.plugin {
        own["pipeline file"] = pipeline.file.sha256
        own["target"] = sink.target.map { Digest.hex(SHA256.hash(data: Data($0.utf8))) }
      }
      let givers = step.inputs.map { pipeline.steps[$0].name }
      for (index, giver) in givers.enumerated() { own[StepKeys.from(giver, index)] = keys[giver] }
      let read = inputs(step)
      for (name, digest) in read ?? [:] { own["input \(name)"] = digest }
      ingredients[step.name] = own
      if read != nil, givers.allSatisfy({ keys[$0] != nil }) { keys[step.name] = StepKeys.digest(own) }
    }
    self.ingredients = ingredients
    self.keys = keys
  }

  private static func from(_ giver: String, _ index: Int) -> String {
    index == 0 ? "step \(giver)" : "step \(giver) as input \(index + 1)"
  }

  /// What every step depends on. A change of any catalogue counts for all steps: labels, units and bindings reach far.
  private static func shared(_ pipeline: Pipeline, _ version: String) -> [String: String] {
    var shared = ["Peil": version, "name": pipeline.file.name]
    shared["period"] = pipeline.file.period?.description
    for document in pipeline.documents { shared["document \(document.name)"] = document.sha256 }
    let inline = pipeline.file.catalogues.filter { $0.text == nil }
    if !inline.isEmpty { shared["catalogue in the file"] = digest(inline) }
    return shared
  }

  /// The digest of parts of the pipeline file with parameters filled in.
  private static func digest(_ nodes: [ConfigNode]) -> String {
    Digest.hex(SHA256.hash(data: Data(nodes.map { StepSettings($0, []).digest }.joined().utf8)))
  }

  /// The key of a step with these ingredients.
  static func digest(_ ingredients: [String: String]) -> String {
    var hash = SHA256()
    for (name, value) in ingredients.sorted(by: { $0.key < $1.key }) {
      hash.update(data: Data("\(name.utf8.count):\(name)\(value.utf8.count):\(value)".utf8))
    }
    return Digest.hex(hash.finalize())
  }

  /// What made a step another one than it was: the ingredients that differ.
  static func changes(_ before: [String: String], _ now: [String: String]) -> [String] {
    Set(before.keys).union(now.keys).sorted().compactMap { name in
      switch (before[name], now[name]) {
      case (let old, let new) where old == new: nil
      case (nil, _): "\(name) is new"
      case (_, nil): "\(name) is gone"
      case (let old?, let new?):
        old.count == 64 ? "\(name) changed" : "\(name) was '\(old)' and is '\(new)'"
      default: nil
      }
    }
  }
}
