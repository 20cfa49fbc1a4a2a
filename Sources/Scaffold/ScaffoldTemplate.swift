/// A text with places for the name and the type of something new.
struct ScaffoldTemplate {
  private let text: String

  init(_ bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }

  /// The text with `__NAME__` and `__TYPE__` filled in, and each block of imports in order.
  func rendered(name: String, type: String) -> String {
    let filled = text.replacing("__NAME__", with: name).replacing("__TYPE__", with: type)
    var lines: [Substring] = []
    var imports: [Substring] = []
    for line in filled.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("import ") {
        imports.append(line)
      } else {
        lines += imports.sorted()
        imports = []
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }
}
