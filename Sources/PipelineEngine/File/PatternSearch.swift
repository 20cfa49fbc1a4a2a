import Foundation
import IndicatorSchema
import PluginKit

/// Looks for the files that a pattern stands for, in the order of the bytes of their paths.
struct PatternSearch {
  /// The folder that relative patterns start in.
  let root: String

  /// A file that fits.
  struct Found {
    /// Its path, with the pattern filled in.
    var path: String
    /// Its path below the folders that the pattern names as they are.
    var name: String
  }

  /// The files that fit; links are followed, and folders are none.
  func files(_ pattern: String) -> [Found] {
    let parts = PatternSearch.parts(pattern)
    return search(parts.fixed, absolute(parts.fixed), parts.patterns[...])
  }

  /// The files that fit, where it is known which folder the parts without a pattern lead to.
  func files(_ pattern: String, in start: String) -> [Found] {
    let parts = PatternSearch.parts(pattern)
    return search(parts.fixed, start, parts.patterns[...])
  }

  private func search(_ fixed: String, _ start: String, _ patterns: ArraySlice<String>) -> [Found] {
    var names: [String] = []
    walk(start, "", patterns, &names)
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { Found(path: fixed + $0, name: $0) }
  }

  private func walk(_ folder: String, _ above: String, _ rest: ArraySlice<String>, _ found: inout [String]) {
    guard let part = rest.first, let content = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return }
    let names = PathPattern.isPattern(part) ? content.filter(PathPattern(part).matches) : [part]
    for name in names {
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      let leads = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if rest.count > 1 {
        if isFolder.boolValue { walk(path, above + name + "/", rest.dropFirst(), &found) }
      } else if leads ? !isFolder.boolValue : content.contains(name) {
        // A link that leads nowhere fits, so that it is complained of when it is opened.
        found.append(above + name)
      }
    }
  }

  private func absolute(_ fixed: String) -> String {
    if fixed.hasPrefix("/") { return fixed }
    return fixed.isEmpty ? root : root + "/" + fixed
  }

  /// The folders before the first part with a pattern, and all parts from there on.
  private static func parts(_ pattern: String) -> (fixed: String, patterns: [String]) {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let first = parts.firstIndex(where: PathPattern.isPattern) ?? parts.count - 1
    let fixed = parts[..<first].map { $0 + "/" }.joined()
    return (fixed, parts[first...].filter { !$0.isEmpty })
  }

  /// What to do about a pattern that nothing fits: the nearest name, or those there are.
  func hint(_ pattern: String) -> String {
    let parts = PatternSearch.parts(pattern)
    let folder = absolute(parts.fixed)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return "there is no folder '\(parts.fixed)'"
    }
    let shown = names.filter { !$0.hasPrefix(".") }.sorted()
    if let near = Suggestion.nearest(to: parts.patterns[0], among: shown, limit: 1).first {
      return "there is '\(near)'"
    }
    guard !shown.isEmpty else { return "the folder is empty" }
    let listed = shown.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
    return "there are \(listed)" + (shown.count > 10 ? " and \(shown.count - 10) more" : "")
  }
}
