import Foundation
import IndicatorSchema
import ReferencePages

extension GeneratedFiles {
  /// Writes pages into a folder and takes others of their kind away, or compares them with it.
  ///
  /// - Throws: `Diagnostics` that name each page that differs, is missing or has no plugin any more.
  static func give(_ pages: [ReferencePages.Page], in folder: String, check: Bool) throws {
    let there = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let left = there.sorted().filter { name in
      guard name.hasSuffix(".md"), !pages.contains(where: { $0.name == name }) else { return false }
      let data = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
      return ReferencePages.isPage(String(decoding: data, as: UTF8.self))
    }
    if check {
      var diagnostics = Diagnostics()
      for page in pages {
        _ = diagnostics.collect { try give(page.text, to: "\(folder)/\(page.name)", check: true) }
      }
      for name in left {
        diagnostics.add(
          Diagnostic(.invalidValue, "'\(folder)/\(name)' is the page of no plugin", hint: "take it out"))
      }
      return try diagnostics.throwIfAny()
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for name in left { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    } catch {
      throw Diagnostic(.cannotWrite, "can't write to '\(folder)': \(error.localizedDescription)")
    }
    for page in pages { try write(page.text, to: "\(folder)/\(page.name)") }
  }
}
