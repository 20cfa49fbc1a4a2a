/// Checks that an SVG file is a picture and nothing more: no script, nothing from elsewhere, nothing that moves.
///
/// A page shows it in an `img`, where a browser runs no script of it and fetches nothing. This check comes before
/// that, so that a file which wants to never gets into a page.
enum StillPicture {
  private static let namespace = "http://www.w3.org/2000/svg"
  private static let active: Set<String> = [
    "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "canvas", "handler", "listener",
  ]
  private static let moving: Set<String> = [
    "animate", "animatecolor", "animatemotion", "animatetransform", "set", "discard", "mpath",
  ]

  /// What is wrong with a file, as the end of a sentence about it; nil when nothing is.
  static func problem(in bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "is not UTF-8" }
    do throws(MarkupScanner.Problem) {
      var scanner = MarkupScanner(text)
      var isFirst = true
      while let part = try scanner.next() {
        if case .start(let element) = part, isFirst {
          guard element.name == "svg", element.attributes.contains(where: { $0 == ("xmlns", namespace) })
          else {
            return "is not an SVG picture: it does not start with <svg xmlns=\"\(namespace)\">"
          }
          isFirst = false
        }
        if let problem = problem(in: part) { return problem }
      }
      return isFirst ? "is not an SVG picture" : nil
    } catch {
      return error.reason
    }
  }

  private static func problem(in part: MarkupScanner.Part) -> String? {
    switch part {
    case .start(let element):
      if active.contains(element.localName) { return "holds <\(element.localName)>, which a logo may not" }
      if moving.contains(element.localName) {
        return "moves (<\(element.localName)>), and a logo stands still"
      }
      return element.attributes.lazy.compactMap { problem(inAttribute: $0.name, $0.value) }.first
    case .styleText(let css): return problem(inCSS: css)
    case .declaration: return "has a DOCTYPE or an entity, which a logo may not"
    case .instruction(let name): return "holds <?\(name)?>, which a logo may not"
    }
  }

  private static func problem(inAttribute name: String, _ value: String) -> String? {
    let local = name.split(separator: ":").last.map { $0.lowercased() } ?? ""
    if name.lowercased() == "xml:base" || local == "href" || local == "src",
      !isWithin(value.trimmed.lowercased())
    {
      return "refers to something elsewhere in '\(local)'"
    }
    // What has a prefix is a remark of a drawing program.
    guard !name.contains(":"), local != "xmlns" else { return nil }
    if local.hasPrefix("on") { return "holds a script in '\(local)', which a logo may not" }
    return problem(inCSS: value)
  }

  /// Whether an address is that of a part of the picture, or a picture that is carried in it.
  private static func isWithin(_ address: String) -> Bool {
    let carried = ["png", "jpeg", "jpg", "gif", "webp"].map { "data:image/\($0);base64," }
    return address.isEmpty || address.hasPrefix("#") || carried.contains { address.hasPrefix($0) }
  }

  /// Looks for what CSS can fetch. What is hidden behind a `\` is not looked for but refused.
  private static func problem(inCSS text: String) -> String? {
    let text = text.lowercased()
    if text.contains("@import") || text.contains("image-set(") || text.contains("src(") {
      return "refers to something elsewhere in a style"
    }
    if text.contains("animation") || text.contains("@keyframes") { return "moves, and a logo stands still" }
    if text.contains("\\"), text.contains("(") || text.contains("@") {
      return "hides something behind a '\\'"
    }
    for call in text.ranges(of: "url(") {
      let address = text[call.upperBound...].drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      if !isWithin(String(address.prefix(40))) || address.hasPrefix(")") {
        return "refers to something elsewhere in 'url()'"
      }
    }
    return nil
  }
}
