/// The sections of a YAML file: each key at the start of a line, with the lines below it.
enum Sections {
  /// A file in which the sections of another replace those of the same name; new ones come last.
  ///
  /// A change that starts with the first section of the file is a whole file and replaces all, as does anything
  /// that has no sections.
  static func merge(_ change: String, into file: String) -> String {
    let old = split(file)
    let new = split(change)
    guard let first = old.first?.name, let firstNew = new.first?.name, !firstNew.isEmpty, first != firstNew
    else { return change }
    let kept = old.map { section in new.first { $0.name == section.name } ?? section }
    let added = new.filter { section in !old.contains { $0.name == section.name } }
    return (kept + added).map(\.text).joined()
  }

  private static func split(_ text: String) -> [(name: String, text: String)] {
    var sections: [(name: String, text: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let name = name(of: line) {
        sections.append((name, line + "\n"))
      } else if let last = sections.indices.last {
        sections[last].text += line + "\n"
      } else {
        sections.append(("", line + "\n"))
      }
    }
    // The split gives an empty last line, which is the end of the one before it.
    if let last = sections.indices.last, text.hasSuffix("\n") { sections[last].text.removeLast() }
    return sections
  }

  private static func name(of line: String) -> String? {
    guard let colon = line.firstIndex(of: ":"), let first = line.first, first.isLetter else { return nil }
    let name = line[..<colon]
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" } ? String(name) : nil
  }
}
