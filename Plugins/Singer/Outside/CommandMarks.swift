import Foundation
import PluginKit

/// What stands in arguments and configuration for folders that are known only in a run.
struct CommandMarks {
  /// Stands for the folder of the pipeline file.
  static let pipeline = "<pipeline>"
  /// Stands for the folder that a target writes to.
  static let output = "<output>"

  private let folder: String
  private let output: String?

  init(_ host: OutsideHost, output: String? = nil) {
    folder = URL(fileURLWithPath: host.folder, isDirectory: true).path
    self.output = output
  }

  /// A text with folders in the place of what stands for them.
  func filled(_ text: String) -> String {
    let text = text.replacing(CommandMarks.pipeline, with: folder)
    return output.map { text.replacing(CommandMarks.output, with: $0) } ?? text
  }
}
