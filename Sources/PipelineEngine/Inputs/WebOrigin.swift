import Foundation

/// Where a fetched input came from, and what its server said of it.
public struct WebOrigin: Hashable, Sendable, Codable {
  /// The address, without what is secret in it.
  public var url: String
  /// The SHA-256 of the content, in hexadecimal.
  public var sha256: String
  /// The size of the content in bytes.
  public var bytes: Int
  /// When it was fetched or last found to be unchanged, in UTC.
  public var retrieved: String
  /// The `ETag` header.
  public var etag: String?
  /// The `Last-Modified` header.
  public var lastModified: String?
  /// The `Content-Type` header.
  public var mediaType: String?
}
