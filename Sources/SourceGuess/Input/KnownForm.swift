import IndicatorSchema
import PluginKit

/// Something that an input can be and that no proposal can be made for, with what to do instead.
struct KnownForm {
  var what: String
  var hint: String

  func diagnostic(_ name: String) -> Diagnostic {
    Diagnostic(.noTable, "this is \(what)", at: Place(name), hint: hint)
  }

  /// What the bytes are for certain, whatever a source may take them for; nil for all that may be a table.
  static func certain(_ sample: InputSample) -> KnownForm? {
    if let magic = magic(sample.start) { return magic }
    let start = TextHead(sample.start)
    return pointer(start) ?? page(start) ?? map(start) ?? metadata(start)
  }

  /// What an input that no source recognises seems to be.
  static func likely(_ sample: InputSample) -> KnownForm {
    let start = TextHead(sample.start)
    if let form = markup(start) ?? data(start) { return form }
    if start.isBinary {
      return KnownForm(
        what: "a binary file of an unknown kind", hint: "ask its publisher for a table of text")
    }
    if start.looksAligned {
      return KnownForm(
        what: "text in columns that blanks keep apart",
        hint: "save it as CSV: a separator has to stand between fields")
    }
    return KnownForm(what: "text, but no table", hint: "a table has as many fields on each line")
  }

  private static func magic(_ bytes: [UInt8]) -> KnownForm? {
    let convert = "open it and save the sheet or table as CSV"
    let known: [(start: [UInt8], what: String, hint: String)] = [
      (Array("%PDF".utf8), "a PDF document", "ask its publisher for the table behind it"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel or Word file, or one with a password", convert),
      ([0x50, 0x4B, 0x03, 0x04], "a zip inside the input", "unpack it first, or name its member"),
      (
        Array("SQLite format 3\0".utf8), "an SQLite database (a GeoPackage is one)", "export its table as CSV"
      ),
      (Array("PAR1".utf8), "a Parquet file", "export it as CSV"),
      ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)", "a table is needed"),
      ([0xFF, 0xD8, 0xFF], "a picture (JPEG)", "a table is needed"),
      (Array("GIF8".utf8), "a picture (GIF)", "a table is needed"),
      ([0x00, 0x00, 0x27, 0x0A], "a map (shapefile)", "convert it to GeoJSON for the borders of areas"),
      ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive", "unpack it first"),
      (Array("Rar!".utf8), "a RAR archive", "unpack it first"),
      (Array("BZh".utf8), "a bzip2 file", "unpack it first"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file", "unpack it first"),
      ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file", "unpack it first"),
      (Array("Salted__".utf8), "a file encrypted with OpenSSL", "decrypt it first"),
      (Array("-----BEGIN PGP".utf8), "a file encrypted or signed with PGP", "decrypt it first"),
      (Array("age-encryption.org".utf8), "a file encrypted with age", "decrypt it first"),
    ]
    return known.first { bytes.starts(with: $0.start) }.map { KnownForm(what: $0.what, hint: $0.hint) }
  }

  private static func pointer(_ start: TextHead) -> KnownForm? {
    if start.text.hasPrefix("version https://git-lfs.github.com/spec/") {
      return KnownForm(
        what: "a Git LFS pointer and not the file itself", hint: "fetch it with 'git lfs pull'")
    }
    if start.text.hasPrefix("/annex/objects/") || start.text.hasPrefix(".git/annex/") {
      return KnownForm(
        what: "a git-annex pointer and not the file itself", hint: "fetch it with 'git annex get'")
    }
    return nil
  }

  private static func page(_ start: TextHead) -> KnownForm? {
    guard start.lowercased.hasPrefix("<!doctype html") || start.lowercased.hasPrefix("<html") else {
      return nil
    }
    let title = start.between("<title>", "</title>").map { " titled '\($0.shortened)'" } ?? ""
    return KnownForm(
      what: "a web page (HTML)\(title), as portals give instead of a file that is not there",
      hint: "open the address in a browser and look for the download itself")
  }

  private static func map(_ start: TextHead) -> KnownForm? {
    let hint =
      "a map has the borders of areas: give it to a 'report' or 'spatial' step beside the source with the figures"
    guard start.text.hasPrefix("{") else {
      return start.root == "kml" ? KnownForm(what: "a map (KML)", hint: hint) : nil
    }
    let compact = start.compact
    if compact.contains("\"type\":\"FeatureCollection\"") {
      return KnownForm(what: "a map (GeoJSON)", hint: hint)
    }
    if compact.contains("\"type\":\"Topology\"") || compact.hasPrefix("{\"arcs\":[[[") {
      return KnownForm(what: "a map (TopoJSON)", hint: hint)
    }
    return nil
  }

  private static func metadata(_ start: TextHead) -> KnownForm? {
    guard
      start.text.hasPrefix("\"TableInfos\"") || start.text.hasPrefix("TableInfos\r")
        || start.text.hasPrefix("TableInfos\n")
    else { return nil }
    return KnownForm(
      what: "the metadata of a StatLine table: several tables one after the other that say what codes mean",
      hint: "guess the data set itself, the file named TypedDataSet or UntypedDataSet")
  }
}
