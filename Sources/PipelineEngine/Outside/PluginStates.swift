import Foundation
import IndicatorSchema
import Synchronization

/// The states of sources that go on where they left off: they move when the run is published, and only then.
final class PluginStates: Sendable {
  private let states = Mutex<[String: [UInt8]]>([:])

  /// Takes the new state for a file, given by absolute path.
  ///
  /// - Throws: `Diagnostic` when two sources keep their state in one file.
  func set(_ file: String, _ state: [UInt8]) throws {
    let isTaken = states.withLock { $0.updateValue(state, forKey: file) != nil }
    guard !isTaken else {
      throw Diagnostic(
        .invalidValue, "two sources keep their state in '\(URL(fileURLWithPath: file).lastPathComponent)'",
        hint: "give each its own file")
    }
  }

  /// Lets the states stay as they are.
  func forget() { states.withLock { $0 = [:] } }

  /// Writes the new states beside the old ones, so that little can go wrong when they take their place.
  func prepare() throws {
    for (file, state) in states.withLock({ $0 }) {
      do {
        try Data(state).write(to: PluginStates.new(file))
      } catch {
        throw Diagnostic(
          .cannotWrite, "cannot write the state '\(URL(fileURLWithPath: file).lastPathComponent)'")
      }
    }
  }

  /// Puts the new states in the place of the old ones.
  func commit() throws {
    for file in states.withLock({ $0.keys.sorted() }) where rename(PluginStates.new(file).path, file) != 0 {
      throw Diagnostic(
        .cannotWrite, "cannot move the state '\(URL(fileURLWithPath: file).lastPathComponent)'",
        hint: "the outputs are published; the next run reads the same records again")
    }
  }

  /// Removes what was prepared.
  func drop() {
    for file in states.withLock({ $0.keys.sorted() }) {
      try? FileManager.default.removeItem(at: PluginStates.new(file))
    }
  }

  private static func new(_ file: String) -> URL { URL(fileURLWithPath: file + ".new") }
}
