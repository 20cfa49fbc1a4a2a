import IndicatorSchema
import PluginKit
import Wording

/// How the pages of a library look: its name, logo, colours, fonts and words. Checked, with no file read yet.
public struct HouseStyle: Sendable {
  /// The name of the library, when it was given; not escaped.
  public private(set) var name: String?
  /// The colours.
  public private(set) var colours = StyleColours.standard
  /// The fonts.
  public private(set) var fonts = StyleFonts.standard
  /// The texts, with the library's own in the place of those given.
  public private(set) var wording: Wording
  private(set) var logo: StyleLogo?

  private static let longestName = 80

  /// Reads and checks a house style. Pure: no file is opened here.
  ///
  /// - Parameters:
  ///   - config: The content of `field`; nil for the looks without a house style.
  ///   - wording: The texts that the library may put its own in the place of.
  ///   - diagnostics: Gets every complaint. After one, the style is that without a house style: none half applies.
  public init(_ config: Config?, wording: Wording, into diagnostics: inout Diagnostics) {
    self.wording = wording
    guard let config else { return }
    var found = Diagnostics()
    let reader = ColourReader(config.node("colours"), into: &found)
    ContrastGuard(reader, at: config.place(of: "colours")).check(into: &found)
    let fonts = StyleFonts(config.object("fonts"), into: &found)
    let logo = config.object("logo").map { StyleLogo($0, into: &found) }
    let texts = OwnTexts(config.entries("wording"), in: wording, into: &found)
    let name = HouseStyle.name(config, &found)
    for item in found.items { diagnostics.add(item) }
    guard found.isEmpty else { return }
    (self.name, self.logo, colours) = (name, logo, reader.colours.used)
    (self.fonts, self.wording) = (fonts, texts.wording)
  }

  private static func name(_ config: Config, _ diagnostics: inout Diagnostics) -> String? {
    guard let name = config.text("name")?.trimmed else { return nil }
    if name.isEmpty || name.count > longestName {
      diagnostics.add(
        Diagnostic(
          .invalidValue, name.isEmpty ? "'name' is empty" : "'name' is longer than \(longestName) letters",
          at: config.place(of: "name"), hint: "give the name of the library as readers know it"))
    }
    return name
  }

  /// The files that the style consists of: the logo, then the fonts.
  public var locations: [Location] { (logo.map { [$0.location] } ?? []) + fonts.files.map(\.location) }
}

extension HouseStyle {
  /// The field of a sink that takes a house style: the path of a YAML file, or its content.
  public static let field = ConfigField(
    "style", .document(.object(fields)),
    doc: """
      The house style of the library: name, logo, colours, fonts and words. The path of a YAML file to edit, or its \
      content.
      """,
    example: "huisstijl/voorbeeldstad.yml")

  private static let fields: [ConfigField] = [
    ConfigField("name", .text, doc: "The name of the library.", example: "Bibliotheek Voorbeeldstad"),
    ConfigField("logo", .object(StyleLogo.fields), doc: "The logo of the library."),
    ConfigField(
      "colours", .object(ColourReader.fields),
      doc: "The colours, as `\"#rrggbb\"` or `\"#rgb\"`, between quotes; those not given stay as they are."),
    ConfigField("fonts", .object(StyleFonts.fields), doc: "The fonts."),
    ConfigField(
      "wording", .map(.text),
      doc: "Own texts by the key of the text they stand for, with the same names between braces.",
      example: "{ title: Wie wonen er in {place}? }"),
  ]
}
