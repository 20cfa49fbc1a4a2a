import IndicatorSchema

/// An address that starts with `http://` or `https://`.
public struct WebAddress: Hashable, Sendable {
  /// The address as it is requested: characters outside ASCII are percent-encoded.
  public let text: String
  /// Whether the connection is encrypted.
  public let isSecure: Bool
  /// The host in lower case, with its port where one is given.
  public let host: String

  /// Whether a text starts as an address does, and so is not a path.
  public static func isAddress(_ text: String) -> Bool {
    let start = text.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }

  /// Reads an address.
  ///
  /// - Throws: `Diagnostic` for another scheme, no host, or a character that no address may hold.
  public init(_ text: String, at place: Place? = nil) throws {
    func complain(_ problem: String, _ hint: String) -> Diagnostic {
      Diagnostic(.invalidValue, "'\(WebAddress.redacted(text))' \(problem)", at: place, hint: hint)
    }
    guard WebAddress.isAddress(text), let mark = text.firstRange(of: "://") else {
      throw complain("is not an address of the web", "it should start with https:// or http://")
    }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { !"/?#\\".contains($0) }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    guard !host.isEmpty, host.first != ":" else {
      throw complain("names no host", "for example https://host/path")
    }
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
      throw complain("holds a blank or control character", "write a blank as %20")
    }
    isSecure = text.prefix(8).lowercased().hasPrefix("https://")
    self.host = host.lowercased()
    self.text = "\(text[..<rest.startIndex])\(authority)" + WebAddress.encoded(rest[authority.endIndex...])
  }

  /// The characters outside ASCII as percent-encoded UTF-8.
  private static func encoded(_ text: Substring) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
      if byte < 0x80 {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }

  /// The address as messages show it: without user name, password and the values of secret parameters.
  public var redacted: String { WebAddress.redacted(text) }

  /// The scheme and host of a text that should be an address: all that messages show of one that is a secret.
  public static func host(of text: String) -> String {
    guard let mark = text.firstRange(of: "://") else { return "***" }
    let authority = text[mark.upperBound...].prefix { !"/?#".contains($0) }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    return "\(text[..<mark.upperBound])\(host)"
  }

  /// A text that should be an address, as messages show it.
  public static func redacted(_ text: String) -> String {
    guard let mark = text.firstRange(of: "://") else { return text }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    let path = rest[authority.endIndex...]
    guard let query = path.firstIndex(of: "?") else { return "\(text[..<mark.upperBound])\(host)\(path)" }
    let parameters = path[path.index(after: query)...].split(separator: "&", omittingEmptySubsequences: false)
    return "\(text[..<mark.upperBound])\(host)\(path[...query])"
      + parameters.map(withoutSecret).joined(separator: "&")
  }

  /// A parameter of a query, of which a secret is left out.
  private static func withoutSecret(_ parameter: Substring) -> String {
    guard let equals = parameter.firstIndex(of: "=") else { return String(parameter) }
    let name = parameter[..<equals].lowercased()
    let secrets = ["key", "token", "secret", "password", "passwd", "signature", "credential"]
    let isSecret = name == "sig" || name == "auth" || secrets.contains { name.hasSuffix($0) }
    return isSecret ? "\(parameter[...equals])***" : String(parameter)
  }
}
