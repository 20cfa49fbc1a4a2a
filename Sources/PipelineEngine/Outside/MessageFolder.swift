import Foundation

/// Keeps what programs from outside said in a run, a file for each step.
final class MessageFolder: Sendable {
  private let folder: URL

  /// Empties the folder of what an earlier run kept.
  init(_ folder: URL) {
    self.folder = folder
    try? FileManager.default.removeItem(at: folder)
  }

  /// Keeps what was said in the run of a step.
  ///
  /// That it can't be kept is no reason to fail: the error quotes what matters of it.
  func keep(_ messages: String, of step: String) {
    guard !messages.isEmpty else { return }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let name = step.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "_" }
    try? Data(messages.utf8).write(to: folder.appendingPathComponent(String(name) + ".txt"))
  }
}
