import PluginKit

/// Tells a preset from the root element of a document.
enum KnownRoot {
  /// The preset whose root element a document starts with; nil for other documents.
  ///
  /// - Parameter head: The start of the document.
  static func recognise(_ head: String) -> Recognition? {
    guard let root = rootTag(head) else { return nil }
    let presets = XMLPreset.sdmx + [.worldBank]
    guard let preset = presets.first(where: { fits($0, root, head) }) else { return nil }
    return Recognition(
      preset.purpose, confidence: 0.95,
      choices: [
        .init(
          "preset", .scalar(preset.name, isQuoted: false), confidence: 0.95,
          reason: "the root element is '\(localName(root))'")
      ], titles: [], decimal: 0x2E)
  }

  private static func fits(_ preset: XMLPreset, _ root: Substring, _ head: String) -> Bool {
    preset.roots.contains { expected in
      let parts = expected.split(separator: ":")
      guard parts.last == localName(root) else { return false }
      if parts.count > 1 {
        return preset.namespaces.contains { $0.prefix == parts[0] && root.contains("\($0.uri)\"") }
      }
      // A name without a namespace is anybody's, so its records have to be there as well.
      return head.contains("<record") && head.contains("<field")
    }
  }

  /// The start tag of the root element, without declaration and comments.
  private static func rootTag(_ head: String) -> Substring? {
    var rest = head[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      let skipped = [("<?", "?>"), ("<!--", "-->")].first { rest.hasPrefix($0.0) }
      guard let skipped else { break }
      guard let end = rest.firstRange(of: skipped.1) else { return nil }
      rest = rest[end.upperBound...]
    }
    guard rest.hasPrefix("<"), let end = rest.firstIndex(of: ">") else { return nil }
    return rest[..<end]
  }

  private static func localName(_ tag: Substring) -> Substring {
    let name = tag.dropFirst().prefix { !$0.isWhitespace && $0 != "/" }
    return name.split(separator: ":").last ?? name
  }
}
