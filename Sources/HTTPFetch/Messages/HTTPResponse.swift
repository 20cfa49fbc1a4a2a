/// What a server answered, apart from the body, which the receiver got.
public struct HTTPResponse: Hashable, Sendable {
  /// The status: 200 to 299, or 304 when the copy at hand is the latest version.
  public var status: Int
  /// The headers.
  public var headers: HTTPHeaders
  /// The address that answered, after redirects, without user name, password and secret parameters.
  public var finalURL: String
  /// The bytes of the body that the receiver got, decompressed.
  public var bytes: Int

  /// Makes a response.
  public init(status: Int, headers: HTTPHeaders, finalURL: String, bytes: Int) {
    self.status = status
    self.headers = headers
    self.finalURL = finalURL
    self.bytes = bytes
  }

  /// Whether the copy at hand is the latest version, so that no body was sent.
  public var isUnchanged: Bool { status == 304 }

  /// What tells this version from another; nil when the server says nothing of the kind.
  public var validators: HTTPValidators? {
    let validators = HTTPValidators(etag: headers["ETag"], lastModified: headers["Last-Modified"])
    return validators == HTTPValidators() ? nil : validators
  }
}
