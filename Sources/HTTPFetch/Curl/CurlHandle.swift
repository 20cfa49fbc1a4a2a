import CLibCurl
import IndicatorSchema

/// A handle of libcurl, which keeps its connections open from one request to the next.
///
/// Used by one thread at a time.
final class CurlHandle: @unchecked Sendable {
  // Sendable: the client hands a handle to one transfer at a time.
  private let library: CurlLibrary
  private let handle: UnsafeMutableRawPointer
  private var headerList: UnsafeMutableRawPointer?

  init(_ library: CurlLibrary) throws {
    guard let handle = library.makeHandle() else { throw Diagnostic(.fault, "libcurl gives no handle") }
    self.library = library
    self.handle = handle
  }

  deinit {
    library.cleanUp(handle)
    library.freeList(headerList)
  }

  /// Forgets the last request, but for its connection, and sets the next one up.
  ///
  /// - Parameter range: The first byte that is asked for; nil for the whole document.
  func prepare(_ address: WebAddress, _ headers: HTTPHeaders, range: Int?, _ policy: HTTPPolicy) {
    library.reset(handle)
    let web = 3  // CURLPROTO_HTTP | CURLPROTO_HTTPS
    set(PEIL_CURL_PROTOCOLS, number: web)
    set(PEIL_CURL_URL, text: address.text)
    set(PEIL_CURL_USERAGENT, text: policy.userAgent)
    set(PEIL_CURL_NOSIGNAL, number: 1)
    set(PEIL_CURL_FOLLOWLOCATION, number: 0)
    set(PEIL_CURL_SUPPRESS_CONNECT_HEADERS, number: 1)
    set(PEIL_CURL_CONNECTTIMEOUT_MS, number: policy.connectTimeout.milliseconds)
    if let file = policy.certificateFile { set(PEIL_CURL_CAINFO, text: file) }
    if let range { set(PEIL_CURL_RANGE, text: "\(range)-") }
    setHeaders(headers)
  }

  private func setHeaders(_ headers: HTTPHeaders) {
    library.freeList(headerList)
    headerList = headers.fields.reduce(nil) { list, field in
      library.appendToList(list, "\(field.name): \(field.value)") ?? list
    }
    set(PEIL_CURL_HTTPHEADER, pointer: headerList)
  }

  /// Makes the request one that sends these bytes; libcurl takes a copy, whose size it has to know before.
  func setBody(_ bytes: [UInt8]) {
    set(PEIL_CURL_POSTFIELDSIZE, number: bytes.count)
    bytes.withUnsafeBytes { bytes in
      // Even nothing has to be somewhere: a null pointer would be a body to be asked for.
      withUnsafePointer(to: 0) {
        set(PEIL_CURL_COPYPOSTFIELDS, pointer: bytes.baseAddress ?? UnsafeRawPointer($0))
      }
    }
  }

  /// Ends the transfer after this time, whatever happens.
  func limit(_ time: Duration) { set(PEIL_CURL_TIMEOUT_MS, number: max(1, time.milliseconds)) }

  func perform() -> Int32 { library.perform(handle) }

  /// Where the last answer redirects to, as a whole address; nil when it does not.
  var redirect: String? {
    peil_curl_get_text(library.getinfo, handle, Int32(PEIL_CURL_INFO_REDIRECT_URL.rawValue))
      .map { String(cString: $0) }
  }

  func set(_ option: PeilCurlOption, number: Int) {
    _ = peil_curl_set_number(library.setopt, handle, Int32(option.rawValue), number)
  }

  func set(_ option: PeilCurlOption, text: String) {
    text.withCString { set(option, pointer: $0) }
  }

  func set(_ option: PeilCurlOption, pointer: UnsafeRawPointer?) {
    _ = peil_curl_set_pointer(library.setopt, handle, Int32(option.rawValue), pointer)
  }

  func set(_ option: PeilCurlOption, receiver: @escaping peil_curl_receive) {
    _ = peil_curl_set_receiver(library.setopt, handle, Int32(option.rawValue), receiver)
  }

  func setProgress(_ progress: @escaping peil_curl_progress) {
    _ = peil_curl_set_progress(library.setopt, handle, progress)
  }
}

extension Duration {
  /// The whole milliseconds in it.
  var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
