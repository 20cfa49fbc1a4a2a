import IndicatorSchema

/// What to send to a server.
public struct HTTPPost: Hashable, Sendable {
  /// The address, `http` or `https`.
  public var url: String
  /// What the body is.
  public var type: String
  /// The body.
  public var body: [UInt8]
  /// What tells the server who sends it, as `Authorization: Bearer`; never shown.
  public var token: String?

  /// Makes what to send.
  public init(url: String, type: String = "application/json", body: [UInt8], token: String? = nil) {
    self.url = url
    self.type = type
    self.body = body
    self.token = token
  }

  /// The headers.
  ///
  /// - Throws: `Diagnostic` for a token that no header can hold.
  func headers() throws -> HTTPHeaders {
    // Without `Expect`, the client would wait for a server that does not know it.
    var headers: HTTPHeaders = ["Content-Type": type, "Expect": ""]
    guard let token else { return headers }
    guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Diagnostic(
        .invalidValue,
        "the token for '\(WebAddress.host(of: url))' is empty or holds a character that no token has",
        hint: "look for a blank or a line end in it")
    }
    headers.add("Authorization", "Bearer \(token)")
    return headers
  }
}
