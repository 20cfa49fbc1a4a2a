import Foundation
import HTTPFetch
import IndicatorSchema
import Synchronization

/// A web of a few documents that counts what it is asked.
final class SmallWeb: HTTPClient {
  private let state: Mutex<State>

  private struct State {
    var documents: [String: String]
    var requests: [HTTPRequest] = []
    var isDown = false
    var failuresLeft = 0
    var meanwhile: (@Sendable () -> Void)?
  }

  init(_ documents: [String: String]) { state = Mutex(State(documents: documents)) }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  func put(_ text: String, at url: String) { state.withLock { $0.documents[url] = text } }

  /// Answers nothing for some requests.
  func fail(_ count: Int) { state.withLock { $0.failuresLeft = count } }

  /// Does something while the next request is under way.
  func meanwhile(_ work: @escaping @Sendable () -> Void) { state.withLock { $0.meanwhile = work } }

  func goDown() { state.withLock { $0.isDown = true } }

  func fetch(
    _ request: HTTPRequest, to receive: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> HTTPResponse {
    state.withLock { state in
      defer { state.meanwhile = nil }
      return state.meanwhile
    }?()
    let text = try state.withLock { state -> String in
      state.requests.append(request)
      if state.failuresLeft > 0 {
        state.failuresLeft -= 1
        throw Diagnostic(.httpUnreachable, "'\(request.url)' can't be reached", at: request.place)
      }
      guard !state.isDown, let text = state.documents[request.url] else {
        throw Diagnostic(.httpUnreachable, "'\(request.url)' can't be reached", at: request.place)
      }
      return text
    }
    let etag = "\"\(text.hashValue)\""
    var headers = HTTPHeaders()
    headers.add("ETag", etag)
    headers.add("Content-Type", "text/csv")
    if request.known?.etag == etag {
      return HTTPResponse(status: 304, headers: headers, finalURL: request.url, bytes: 0)
    }
    for byte in Array(text.utf8) { try withUnsafeBytes(of: byte) { try receive($0) } }
    return HTTPResponse(status: 200, headers: headers, finalURL: request.url, bytes: text.utf8.count)
  }
}
