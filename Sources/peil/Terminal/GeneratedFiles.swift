import Foundation
import IndicatorSchema

/// Files that are made from the declarations and stand in the repository.
enum GeneratedFiles {
  /// Prints a text, writes it to a file, or compares it with the file.
  ///
  /// - Throws: `Diagnostic` when the file can't be written or, on a check, differs.
  static func give(_ text: String, to path: String?, check: Bool) throws {
    guard let path else { return print(text, terminator: "") }
    guard check else { return try write(text, to: path) }
    guard FileManager.default.contents(atPath: path) == Data(text.utf8) else {
      throw Diagnostic(
        .invalidValue, "'\(path)' is not what the declarations say", at: nil,
        hint: "make it again: the same command without --check")
    }
  }

  /// Writes a text to a file, at once or not at all.
  static func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Diagnostic(.cannotWrite, "can't write '\(path)': \(error.localizedDescription)")
    }
  }
}
