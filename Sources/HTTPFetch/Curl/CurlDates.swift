#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CurlLibrary {
  /// The pause that a server asks for, in seconds or until a moment; nil when it can't be read.
  func pause(retryAfter text: String) -> Duration? {
    if let seconds = Int(text) { return seconds < 0 ? nil : .seconds(min(seconds, 1 << 30)) }
    guard let moment = seconds(ofDate: text) else { return nil }
    return .seconds(max(0, moment - time(nil)))
  }

  /// What a part of a document has to be asked for by so that it is of the same version; nil when there is nothing
  /// that tells versions apart for sure.
  ///
  /// A date does so only when it was past for a minute (RFC 9110, 8.8.2.2).
  func version(_ headers: HTTPHeaders) -> String? {
    let encoding = headers["Content-Encoding"]?.lowercased() ?? "identity"
    guard encoding == "identity", headers["Accept-Ranges"]?.lowercased() != "none" else { return nil }
    if let etag = headers["ETag"] { return etag.hasPrefix("\"") ? etag : nil }
    guard let modified = headers["Last-Modified"], let changed = seconds(ofDate: modified),
      let sent = headers["Date"].flatMap(seconds(ofDate:)), sent - changed >= 60
    else { return nil }
    return modified
  }
}
