import IndicatorSchema

/// Something in which two runs of a pipeline differ.
public struct LockDifference: Hashable, Sendable {
  /// What kind of thing it is.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    case version
    case pipeline
    case parameter
    case document
    case plugin
    case seed
    case input
    case rows
    case output

    /// Whether it comes of a run rather than going into it.
    public var isResult: Bool { self == .rows || self == .output }
  }

  /// What kind of thing differs.
  public var subject: Subject
  /// Which one: the name of a parameter, file or step.
  public var name: String
  /// What it was; nil when it was not there.
  public var before: String?
  /// What it is; nil when it is gone.
  public var now: String?

  /// The difference in words.
  public var words: String {
    let what =
      subject == .version
      ? "Peil" : subject == .pipeline ? "the pipeline file" : "\(subject.rawValue) '\(name)'"
    switch (before, now) {
    case (let before?, let now?):
      return "\(what) was \(LockDifference.short(before)) and is \(LockDifference.short(now))"
    case (nil, let now?): return "\(what) is new: \(LockDifference.short(now))"
    case (let before?, nil): return "\(what) is gone: it was \(LockDifference.short(before))"
    case (nil, nil): return what
    }
  }

  /// A digest is told apart by its beginning.
  private static func short(_ text: String) -> String {
    text.count == 64 && text.allSatisfy(\.isHexDigit) ? "sha256 \(text.prefix(12))…" : "'\(text)'"
  }
}

extension LockedRun {
  /// Everything in which a run differs from this one, what goes into it first.
  public func differences(to now: LockedRun) -> [LockDifference] {
    var found: [LockDifference] = []
    func compare(_ subject: LockDifference.Subject, _ before: [String: String], _ now: [String: String]) {
      for name in Set(before.keys).union(now.keys).sorted() where before[name] != now[name] {
        found.append(LockDifference(subject: subject, name: name, before: before[name], now: now[name]))
      }
    }
    compare(.version, ["": version], ["": now.version])
    compare(.pipeline, ["": pipeline], ["": now.pipeline])
    compare(.parameter, parameters, now.parameters)
    compare(.document, documents, now.documents)
    compare(.plugin, builtIn, now.builtIn)
    compare(.seed, seeds, now.seeds)
    compare(.input, inputDigests, now.inputDigests)
    compare(.rows, steps, now.steps)
    compare(.output, outputs, now.outputs)
    return found
  }

  /// The digests of the inputs, by step and location; of one that is read twice the second has a number.
  private var inputDigests: [String: String] {
    var digests: [String: String] = [:]
    for (step, inputs) in inputs {
      for input in inputs {
        let name = [step, input.location, input.member].compactMap { $0 }.joined(separator: " ")
        let earlier = digests.keys.filter { $0 == name || $0.hasPrefix(name + " #") }.count
        digests[earlier == 0 ? name : "\(name) #\(earlier + 1)"] = input.sha256
      }
    }
    return digests
  }

  /// The run with the times of fetching that are known of the same content already, so that a lock only changes when
  /// something did.
  func keepingTimes(of before: LockedRun) -> LockedRun {
    var run = self
    for (step, inputs) in inputs {
      run.inputs[step] = inputs.map { input in
        let same = before.inputs[step]?.first { $0.location == input.location && $0.sha256 == input.sha256 }
        guard let same else { return input }
        var input = input
        input.retrieved = same.retrieved
        return input
      }
    }
    return run
  }
}
