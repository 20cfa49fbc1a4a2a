/// The start of an SVG picture: its size, and what it is called and says for who can't see it.
public struct PictureHead: Hashable, Sendable {
  /// The size in pixels.
  public var width, height: Int
  /// The start of every `id` in the picture.
  public var prefix: String
  /// What the picture is of.
  public var title: String
  /// What one sees on it.
  public var description: String
  /// The fonts, as CSS has them; nil says nothing about them.
  public var fontFamily: String?

  /// Makes a start. A prefix becomes a valid one.
  public init(
    width: Int, height: Int, prefix: String, title: String, description: String, fontFamily: String? = nil
  ) {
    self.width = width
    self.height = height
    self.prefix = MarkupText.identifier(prefix)
    self.title = title
    self.description = description
    self.fontFamily = fontFamily
  }

  /// The opening tag of the `svg` element, with its title and description.
  public var opening: String {
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
    text += " viewBox=\"0 0 \(width) \(height)\" role=\"img\""
    text += " aria-labelledby=\"\(prefix)-title \(prefix)-desc\""
    if let fontFamily { text += " font-family=\"\(MarkupText.escaped(fontFamily))\"" }
    text += "><title id=\"\(prefix)-title\">\(MarkupText.escaped(title))</title>"
    return text + "<desc id=\"\(prefix)-desc\">\(MarkupText.escaped(description))</desc>"
  }
}
