import IndicatorSchema

/// The address of a table at a service, and what links at that service lead to.
struct ServiceAddress: Hashable, Sendable {
  /// The address without a slash, a question mark or a fragment at its end.
  let text: String
  private let scheme: String
  /// The host, with its port where one is given, in lower case.
  private let host: String

  /// Reads the address of a table.
  ///
  /// - Throws: `Diagnostic` when it is none.
  init(_ text: String, at place: Place) throws {
    guard let parts = ServiceAddress.parts(text),
      !text.contains(where: { "?#".contains($0) || $0.isWhitespace })
    else {
      throw Diagnostic(
        .invalidValue, "'\(text)' is not the address of a table", at: place,
        hint: "for example https://opendata.cbs.nl/ODataApi/odata/83765NED")
    }
    (scheme, host) = parts
    var text = text
    while text.hasSuffix("/") { text.removeLast() }
    self.text = text
  }

  private init(text: String, scheme: String, host: String) {
    self.text = text
    self.scheme = scheme
    self.host = host
  }

  private static func parts(_ text: String) -> (scheme: String, host: String)? {
    guard let mark = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<mark.lowerBound].lowercased()
    let host = text[mark.upperBound...].prefix { !"/?#\\".contains($0) }.lowercased()
    guard scheme == "https" || scheme == "http", !host.isEmpty else { return nil }
    return (scheme, host)
  }

  /// The last part of the path.
  var lastPart: String { text.split(separator: "/").last.map(String.init) ?? text }

  /// The address of something below this one.
  func adding(_ part: String) -> ServiceAddress {
    ServiceAddress(text: "\(text)/\(part)", scheme: scheme, host: host)
  }

  /// Where a link leads to that a page of this service gives; nil when it leaves the host.
  ///
  /// A link with `http` on a page that came by `https` is followed with `https`: services behind a proxy do not know
  /// how they are reached.
  func following(_ link: String) -> String? {
    guard !link.isEmpty, link.allSatisfy({ !$0.isWhitespace && $0 != "\\" }) else { return nil }
    if link.hasPrefix("//") { return following("\(scheme):\(link)") }
    if link.hasPrefix("/") { return "\(scheme)://\(host)\(link)" }
    guard link.prefix(while: { !"/?#".contains($0) }).contains(":") else { return "\(text)/\(link)" }
    guard let parts = ServiceAddress.parts(link),
      ServiceAddress.name(parts.host) == ServiceAddress.name(host),
      let mark = link.firstRange(of: "://")
    else { return nil }
    return "\(scheme)://\(link[mark.upperBound...])"
  }

  /// The host without the ports that the schemes imply.
  private static func name(_ host: String) -> String {
    for port in [":443", ":80"] where host.hasSuffix(port) { return String(host.dropLast(port.count)) }
    return host
  }
}
