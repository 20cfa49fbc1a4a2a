import IndicatorSchema

/// What to fetch.
public struct HTTPRequest: Hashable, Sendable {
  /// The address, `http` or `https`; it may hold a user name and password.
  public var url: String
  /// Headers beside those that the client sends of itself.
  ///
  /// They follow a redirect to another host, but for those that identify the user.
  public var headers: HTTPHeaders
  /// What is known of a copy at hand, so that only a newer version is sent.
  public var known: HTTPValidators?
  /// Whether the server may compress the body for the transfer, which the receiver does not see.
  public var acceptsCompression: Bool
  /// Where the pipeline file names it, for messages.
  public var place: Place?

  /// Makes a request.
  public init(
    url: String, headers: HTTPHeaders = HTTPHeaders(), known: HTTPValidators? = nil,
    acceptsCompression: Bool = true, place: Place? = nil
  ) {
    self.url = url
    self.headers = headers
    self.known = known
    self.acceptsCompression = acceptsCompression
    self.place = place
  }
}

/// What tells one version of a document from another.
public struct HTTPValidators: Hashable, Sendable {
  /// The `ETag` header, quotes included.
  public var etag: String?
  /// The `Last-Modified` header.
  public var lastModified: String?

  /// Makes validators.
  public init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }
}
