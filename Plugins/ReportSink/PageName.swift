import IndicatorSchema

/// The names of the files, made from codes alone.
enum PageName {
  static let index = "index.html"
  static let comparison = "vergelijk.html"
  static let method = "methode.html"
  static let background = "achtergrond.html"
  static let csv = "gegevens.csv"
  static let geojson = "gegevens.geojson"
  static let package = "datapackage.json"

  /// The talking guide for a portfolio.
  static func guide(_ portfolio: ReportFields.Portfolio) -> String { "gesprek-\(portfolio.rawValue).html" }

  /// The praatplaat on paper of a size.
  static func poster(_ paper: ReportFields.Paper) -> String { "praatplaat-\(paper.rawValue).svg" }

  /// The same document as PDF.
  static func pdf(_ file: String) -> String { file.prefix { $0 != "." } + ".pdf" }

  /// The folder of a municipality.
  static func folder(of code: AreaCode) -> String { anchor(code) }

  /// The page of a municipality, from the folder of all.
  static func page(of code: AreaCode) -> String { "\(folder(of: code))/\(index)" }

  /// The place of an area in a page.
  static func anchor(_ code: AreaCode) -> String { safe(code.text) }

  /// A text of ASCII letters and digits alone; anything else is written as its number, so that a code can't leave
  /// the folder.
  static func safe(_ text: String) -> String {
    let safe = text.unicodeScalars.map { scalar in
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-")
      return isPlain ? String(scalar) : "_\(scalar.value)_"
    }.joined()
    return safe.isEmpty ? "_" : safe
  }
}
