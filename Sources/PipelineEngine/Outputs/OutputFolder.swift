import CFileSwap
import Foundation
import IndicatorSchema

#if canImport(Glibc)
  import Glibc
#endif

/// The folder that a pipeline publishes to: outputs are made in a stage inside it and swapped in together.
///
/// `.peil/` in it belongs to the program: the lock, the stage, and what is kept of the last run.
final class OutputFolder {
  /// The folder as the user named it.
  let name: String
  private let root: URL
  private let lock: Int32

  /// The program's own folder inside the output folder.
  var ownFolder: URL { root.appendingPathComponent(".peil") }
  /// The folder in which outputs are made.
  var stagePath: String { stage.path }
  private var stage: URL { ownFolder.appendingPathComponent("stage") }

  /// Makes the folder where needed and locks it for this run.
  ///
  /// - Throws: `Diagnostic` when it can't be written, or another run is using it.
  init(_ name: String) throws {
    self.name = name
    root = URL(fileURLWithPath: name)
    let own = root.appendingPathComponent(".peil")
    do {
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(.cannotWrite, "cannot make the output folder '\(name)'", hint: "check its permissions")
    }
    lock = open(own.appendingPathComponent("lock").path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw Diagnostic(.cannotWrite, "cannot write in '\(name)'") }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw Diagnostic(
        .outputLocked, "another run is writing to '\(name)'", hint: "wait for it, or give another --output")
    }
  }

  deinit { close(lock) }

  /// Empties the stage; true when an earlier run had left something there.
  func prepareStage() throws -> Bool {
    let leftOver = FileManager.default.fileExists(atPath: stage.path)
    do {
      if leftOver { try FileManager.default.removeItem(at: stage) }
      try FileManager.default.createDirectory(at: stage, withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(.cannotWrite, "cannot prepare '\(name)': \(error.localizedDescription)")
    }
    return leftOver
  }

  /// Where to make an output; its parent folders exist afterwards.
  private static func staged(_ output: String, in stage: URL, of name: String) throws -> String {
    let url = stage.appendingPathComponent(output)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(.cannotWrite, "cannot write '\(output)' in '\(name)'")
    }
    return url.path
  }

  /// `staged` as a function that threads may share.
  var stager: @Sendable (String) throws -> String {
    let stage = stage
    let name = name
    return { try OutputFolder.staged($0, in: stage, of: name) }
  }

  /// Sets aside what was replaced, with the record of the run that had made it, and removes what is older than the
  /// last ones. Called between `publish` and `keepRecord`; what was set aside can be lost without harm.
  func keepReplaced(_ count: Int, _ outputs: [String], at date: Date) {
    let files = FileManager.default
    let replaced = outputs.filter { files.fileExists(atPath: stage.appendingPathComponent($0).path) }
    let previous = ownFolder.appendingPathComponent("previous")
    if count > 0, !replaced.isEmpty {
      let time = date.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
      let target = previous.appendingPathComponent(time)
      for output in replaced {
        let place = target.appendingPathComponent(output)
        try? files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? files.moveItem(at: stage.appendingPathComponent(output), to: place)
      }
      try? files.copyItem(
        at: ownFolder.appendingPathComponent("run.json"), to: target.appendingPathComponent("run.json"))
    }
    let kept = (try? files.contentsOfDirectory(atPath: previous.path).sorted()) ?? []
    for old in kept.dropLast(count) { try? files.removeItem(at: previous.appendingPathComponent(old)) }
  }

  /// Removes the stage with all that is in it.
  func dropStage() { try? FileManager.default.removeItem(at: stage) }

  /// Swaps all outputs in; when one fails, or what has to follow, those before it are swapped back.
  ///
  /// - Parameter commit: The last step, which can't be taken back.
  func publish(_ outputs: [String], then commit: () throws -> Void = {}) throws {
    var published: [(String, replaced: Bool)] = []
    do {
      for output in outputs { published.append((output, try swap(output))) }
      try commit()
    } catch {
      for (output, replaced) in published.reversed() { swapBack(output, replaced: replaced) }
      throw error
    }
  }

  /// Puts the record of a run that has published everything in the place of the last one.
  func keepRecord(_ path: String) throws {
    guard rename(path, ownFolder.appendingPathComponent("run.json").path) == 0 else {
      throw Diagnostic(.cannotWrite, "cannot keep the record of the run: everything else was published")
    }
  }

  /// True when there was an earlier output, which is in the stage afterwards.
  private func swap(_ output: String) throws -> Bool {
    let new = stage.appendingPathComponent(output).path
    let target = root.appendingPathComponent(output)
    try? FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    if exchange(new, target.path) { return true }
    if FileManager.default.fileExists(atPath: target.path) { return try replace(output, new, target.path) }
    if rename(new, target.path) == 0 { return false }
    throw Diagnostic(
      .cannotWrite, "cannot publish '\(output)' in '\(name)': \(String(cString: strerror(errno)))")
  }

  /// For file systems that can't swap: sets the earlier output aside and moves the new one in.
  private func replace(_ output: String, _ new: String, _ target: String) throws -> Bool {
    let aside = new + ".old"
    guard rename(target, aside) == 0 else {
      throw Diagnostic(.cannotWrite, "cannot replace '\(output)' in '\(name)'")
    }
    guard rename(new, target) == 0, rename(aside, new) == 0 else {
      _ = rename(aside, target)
      throw Diagnostic(.cannotWrite, "cannot publish '\(output)' in '\(name)'")
    }
    return true
  }

  private func swapBack(_ output: String, replaced: Bool) {
    let new = stage.appendingPathComponent(output).path
    let target = root.appendingPathComponent(output).path
    if replaced, exchange(new, target) { return }
    let aside = new + ".new"
    _ = rename(target, aside)
    if replaced { _ = rename(new, target) }
  }

  /// Swaps two paths in one step of the file system, so that no reader ever finds neither.
  private func exchange(_ a: String, _ b: String) -> Bool {
    peil_exchange_paths(a, b) == 0
  }
}
