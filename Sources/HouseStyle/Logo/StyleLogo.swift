import IndicatorSchema
import PluginKit

/// The logo of a house style, before its file was read.
struct StyleLogo: Hashable, Sendable {
  let location: Location
  /// What it says, for who can't see it.
  let alt: String

  static let byteLimit = 200_000
  private static let longestText = 120

  static let fields: [ConfigField] = [
    ConfigField(
      "file", .location, .required, doc: "A PNG, JPEG, GIF, WebP or SVG file.", example: "huisstijl/logo.svg"),
    ConfigField(
      "alt", .text, .required, doc: "What the logo says, for who can't see it.",
      example: "Bibliotheek Voorbeeldstad"),
  ]

  init(_ config: Config, into diagnostics: inout Diagnostics) {
    location = Location(path: config.requiredText("file"), place: config.place(of: "file"))
    alt = config.requiredText("alt").trimmed
    if config.node("alt") != nil, alt.isEmpty || alt.count > StyleLogo.longestText {
      diagnostics.add(
        Diagnostic(
          .invalidValue,
          alt.isEmpty ? "'alt' is empty" : "'alt' is longer than \(StyleLogo.longestText) letters",
          at: config.place(of: "alt"), hint: "write what the logo says, such as the name of the library"))
    }
  }
}

/// A logo that a page can carry with it.
public struct LoadedLogo: Hashable, Sendable {
  /// The picture as a `data:` address, for the `src` of an `img` and for nothing else: there, no script of it runs.
  public let address: String
  /// What it says, for who can't see it; not escaped.
  public let alt: String
}

/// What kind of picture a file is, told from its bytes.
enum ImageFormat: String {
  case png
  case jpeg
  case gif
  case webp
  case svg = "svg+xml"

  /// The format of a file; nil for any other.
  init?(_ bytes: [UInt8]) {
    func starts(_ start: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: start) }
    if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if starts([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if starts(Array("GIF87a".utf8)) || starts(Array("GIF89a".utf8)) {
      self = .gif
    } else if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) {
      self = .webp
    } else if ImageFormat.looksLikeMarkup(bytes) {
      self = .svg
    } else {
      return nil
    }
  }

  private static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
  }
}
