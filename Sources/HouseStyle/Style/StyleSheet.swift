/// A font that pages carry with them.
struct FontFace: Hashable, Sendable {
  let file: FontFile
  let format: FontFormat
  let base64: String

  /// The rule that gives the font its name. Its values are checked names, numbers and base64, which end nothing.
  var css: String {
    """
    @font-face {
      font-family: "\(file.family)";
      font-style: \(file.isItalic ? "italic" : "normal");
      font-weight: \(file.weight);
      font-display: swap;
      src: url(data:\(format.names.media);base64,\(base64)) format("\(format.names.css)");
    }

    """
  }
}

extension LoadedStyle {
  /// The style sheet: the colours and fonts as custom properties, and the fonts that pages carry with them.
  ///
  /// Holds no text of the style file but colours and names of fonts, both written anew after they were read, so that
  /// nothing in it ends the sheet, a rule or a value.
  public var css: String { fontSheet + propertySheet }

  /// The fonts that pages carry with them; empty without.
  public var fontSheet: String { faces.map(\.css).joined() }

  /// The colours and fonts as custom properties. Printed pages are white, wherever the sheet stands.
  public var propertySheet: String {
    let properties = ColourRole.allCases.compactMap { role in
      role.property.map { "  \($0): \(colours[role].hex);\n" }
    }
    return """
      :root {
      \(properties.joined())  --sans: \(fonts.text.css);
        --serif: \(fonts.headings.css);
      }
      @media print {
        :root {
          --paper: #fff;
          --card: #fff;
        }
      }

      """
  }
}
