import Foundation
import HTTPFetch
import JSONWriting

/// What OpenLineage knows a data set by.
struct DatasetName: Hashable {
  var namespace: String
  var name: String

  /// Names what lies at an address or an absolute path, as the naming rules of OpenLineage do.
  ///
  /// The query of an address is no part of it: pages of one table are one data set, and a key is not shown.
  init(location: String) {
    guard WebAddress.isAddress(location) else {
      self.init(namespace: "file", name: location)
      return
    }
    let shown = WebAddress.redacted(location).prefix { $0 != "?" && $0 != "#" }
    let scheme = shown.prefix { $0 != ":" }.lowercased()
    let rest = shown.dropFirst(scheme.count + 3)
    let host = rest.prefix { $0 != "/" }
    self.init(namespace: "\(scheme)://\(host.lowercased())", name: String(rest.dropFirst(host.count)))
    if name.isEmpty { name = "/" }
  }

  init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// Names what a run read.
  init(_ input: RunInput, in namespace: String) {
    if let location = input.location {
      self.init(location: location)
    } else {
      self.init(namespace: namespace, name: input.file)
    }
  }

  /// A file as it is, an address without its query.
  static func shown(_ file: String) -> String {
    guard WebAddress.isAddress(file) else { return file }
    let name = DatasetName(location: file)
    return name.namespace + name.name
  }

  /// The address or path that it stands for; nil when it is only a name.
  var uri: String? {
    if namespace == "file" { return "file://" + DatasetName.encoded(name) }
    return try? WebAddress(namespace + name).text
  }

  private static func encoded(_ path: String) -> String {
    path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
  }

  var members: [(key: String, value: JSONValue?)] {
    [("namespace", .string(namespace)), ("name", .string(name))]
  }
}
