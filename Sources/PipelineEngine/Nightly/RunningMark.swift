import Foundation
import IndicatorSchema
import RunState

/// The nightly run that is at work, kept beside the state: one that was killed is found by the next, and told of.
struct RunningMark {
  private let file: String

  /// - Parameter folder: The program's own folder beside the pipelines.
  init(_ folder: String) { file = folder + "/running.json" }

  private struct Content: Codable {
    var file: String
    var output: String
    var entry: RunEntry
  }

  /// Marks a run as begun.
  ///
  /// - Throws: `Diagnostic` when the file can't be written.
  func set(_ run: Nightly.Result) throws {
    let content = Content(file: run.file, output: run.output, entry: run.entry)
    do {
      try JSONEncoder().encode(content).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Diagnostic(
        .cannotWrite, "cannot write '\(file)'", hint: "check permissions and the room on the disk")
    }
  }

  /// Takes the mark away, when it has been said how the run ended.
  func clear() { try? FileManager.default.removeItem(atPath: file) }

  /// The run that was at work when its process ended; nil when each has been ended.
  func left() -> Nightly.Result? {
    guard let data = FileManager.default.contents(atPath: file),
      let content = try? JSONDecoder().decode(Content.self, from: data)
    else { return nil }
    return Nightly.Result(
      file: content.file, output: content.output, entry: content.entry, problems: Diagnostics())
  }
}

extension Nightly.Result {
  /// The run as one that was stopped from outside.
  ///
  /// - Parameter words: How, such as `the run was stopped by SIGTERM`.
  func stopped(_ words: String) -> Nightly.Result {
    var result = self
    result.problems = Diagnostics(Diagnostic(.interrupted, words))
    result.entry.fail(result.problems)
    return result
  }
}

extension Nightly {
  /// Puts in the history that a run is stopped by a signal. It is called while the run is still at work, in another
  /// thread: the process has to end behind it.
  ///
  /// - Returns: What came of the run.
  public static func stop(_ run: Result, by signal: String) -> Result {
    var result = run.stopped("the run was stopped by \(signal)")
    result.entry.ended = Date().timeIntervalSince1970
    let own = URL(fileURLWithPath: run.file).deletingLastPathComponent().path + "/.peil"
    // Where the state can't be written, the mark stays, and the next night finds it.
    if (try? StateFile(own + "/state.sqlite").add(result.entry)) != nil { RunningMark(own).clear() }
    return result
  }
}
