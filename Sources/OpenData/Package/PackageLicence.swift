import JSONWriting

/// A licence as a data package names it.
struct PackageLicence: Hashable {
  let name: String
  let path: String?
  let title: String

  /// The licence that a publisher states, such as `CC BY 4.0`; nil for an empty one.
  init?(_ stated: String) {
    title = stated
    var token = PackageName.token(stated)
    if token.uppercased() == "CC0" { token = "CC0-1.0" }
    guard !token.isEmpty else { return nil }
    let parts = token.lowercased().split(separator: "-")
    let version = parts.last.map(String.init) ?? ""
    let isNumbered = version.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
    if isNumbered, parts.count == 2, parts[0] == "cc0" {
      (name, path) = ("CC0-\(version)", "https://creativecommons.org/publicdomain/zero/\(version)/")
    } else if isNumbered, parts.first == "cc", parts.count > 2 {
      let terms = parts[1..<(parts.count - 1)].joined(separator: "-")
      name = "CC-\(terms.uppercased())-\(version)"
      path = "https://creativecommons.org/licenses/\(terms)/\(version)/"
    } else {
      (name, path) = (token, nil)
    }
  }

  var json: JSONValue {
    .line(
      .members(
        [("name", .string(name))] + (path.map { [("path", .string($0))] } ?? []) + [("title", .string(title))]
      ))
  }
}
