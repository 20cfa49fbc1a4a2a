/// Fetches documents over HTTP.
///
/// ```swift
/// let client: any HTTPClient = CurlClient()
/// let response = try client.fetch(HTTPRequest(url: "https://example.org/table.csv")) { bytes in
///   try file.write(contentsOf: bytes)
/// }
/// ```
public protocol HTTPClient: Sendable {
  /// Fetches a document and gives its body to `receive` piece by piece, each byte once and in order.
  ///
  /// Blocks until the whole body was received, which is checked, or it is certain that it can't be.
  ///
  /// - Throws: `Diagnostic` with a code that starts with `http.`, or `run.interrupted`; and what `receive` throws,
  ///   which ends the transfer.
  func fetch(
    _ request: HTTPRequest, to receive: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> HTTPResponse
}
