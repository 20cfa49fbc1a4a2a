import PluginKit

/// A complete pipeline file that shows a plugin at work on the sample data of the repository.
///
/// It is made from the examples of the fields that must be given, or from the example of the declaration.
public struct PluginExample: Sendable {
  private let declaration: PluginDeclaration

  /// Takes the plugin.
  public init(_ declaration: PluginDeclaration) { self.declaration = declaration }

  /// The file, to be saved in the folder `Pipelines`.
  public var text: String {
    let sections = declaration.example.map(PluginExample.sections) ?? []
    let parts = [("sources", sources), ("transforms", transforms), ("sinks", sinks)].compactMap {
      name, usual in
      sections.first { $0.name == name }?.text ?? usual
    }
    let others = sections.filter { !["sources", "transforms", "sinks", "catalogue"].contains($0.name) }
    return header(sections.first { $0.name == "catalogue" }?.text) + (parts + others.map(\.text)).joined()
  }

  private func header(_ catalogue: String?) -> String {
    """
    peil: 1
    name: example
    period: 2022
    \(catalogue ?? "catalogue: [catalogue/common.yml, catalogue/kwb.yml, sample/catalogue.yml]\n")
    """
  }

  private var sources: String? {
    guard declaration.kind == .source else { return PluginExample.sample }
    return "sources:\n  \(name):\n    use: \(declaration.name)\n" + fields
  }

  private var transforms: String? {
    guard declaration.kind == .transform else { return nil }
    let from = declaration.inputs.lowerBound > 1 ? "[sample, sample]" : "sample"
    return "transforms:\n  \(name):\n    from: \(from)\n    use: \(declaration.name)\n" + fields
  }

  private var sinks: String? {
    guard declaration.kind == .sink else {
      return "sinks:\n  figures: { from: \(name), use: json, path: figures.json }\n"
    }
    return "sinks:\n  \(name):\n    from: sample\n    use: \(declaration.name)\n" + fields
  }

  /// What must be given, each with its example.
  private var fields: String {
    declaration.config.fields.filter { $0.presence == .required }.map { field in
      "    \(field.name): \(field.example ?? "...")\n"
    }.joined()
  }

  /// The name of the step: that of the plugin.
  private var name: String { declaration.name }

  private static let sample = """
    sources:
      sample:
        use: xml
        preset: odata-atom
        location: sample/tilburg-2022.xml.gz
        area: WijkenEnBuurten
        bindings: sample/tilburg-2022

    """

  /// The sections of an example: each key at the start of a line with the lines below it.
  private static func sections(_ example: String) -> [(name: String, text: String)] {
    var sections: [(name: String, text: String)] = []
    for line in example.split(separator: "\n") {
      if let first = line.first, first != " ", first != "#", let colon = line.firstIndex(of: ":") {
        sections.append((String(line[..<colon]), line + "\n"))
      } else if let last = sections.indices.last {
        sections[last].text += line + "\n"
      }
    }
    return sections
  }
}
