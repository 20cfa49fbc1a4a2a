import IndicatorSchema

/// What every code means and what to do about it: the texts behind `peil explain` and `docs/errors.md`.
///
/// They stand in `Texts/errors.txt`, in the form that `GuideReader` describes.
public struct DiagnosticGuide: Sendable {
  /// The entries in the order of the text.
  public let entries: [GuideEntry]
  /// The files that the examples start from.
  public let common: [GuideExample.File]

  /// Reads the texts.
  ///
  /// - Throws: `Diagnostic` when they are not in the form they should be in, which a test makes sure of.
  public init() throws {
    self = try GuideReader.read(String(decoding: PackageResources.errors_txt, as: UTF8.self))
  }

  init(entries: [GuideEntry], common: [GuideExample.File]) {
    self.entries = entries
    self.common = common
  }

  /// The entry of a code.
  ///
  /// - Throws: `Diagnostic` when there is no such code, with the nearest one.
  public func entry(_ code: String) throws -> GuideEntry {
    // A code is often copied with the brackets that it stands in.
    let plain = String(code.drop { $0 == "[" }.prefix { $0 != "]" })
    if let entry = entries.first(where: { $0.code == plain }) { return entry }
    throw Diagnostic(
      .usage, "there is no code '\(plain)'",
      hint: Suggestion.hint(for: plain, among: entries.map(\.code)) ?? "'peil explain' lists them")
  }

  /// The files of an example: the common ones, of which each change replaces whole files or sections in turn.
  func files(_ changes: [GuideExample.File]...) -> [GuideExample.File] {
    changes.joined().reduce(into: common) { files, change in
      guard let index = files.firstIndex(where: { $0.name == change.name }) else {
        return files.append(change)
      }
      let content = Sections.merge(change.content, into: files[index].content)
      files[index] = GuideExample.File(name: change.name, content: content)
    }
  }
}
