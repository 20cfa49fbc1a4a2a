import Foundation
import HTTPFetch
import IndicatorSchema

/// Where events of OpenLineage go.
public enum LineageTransport: Hashable, Sendable {
  /// A file that gets a line for each event.
  case file(String)
  /// A server that gets a request for each event, with what tells it who sends it.
  case endpoint(String, token: String?)

  /// Reads where they go: an address of the web, or else a file.
  public init(_ text: String, token: String? = nil) {
    self = WebAddress.isAddress(text) ? .endpoint(text, token: token) : .file(text)
  }

  /// Hands an event over.
  ///
  /// - Parameter policy: How long to try, when it goes to a server.
  /// - Returns: Why that failed, which is no reason for a run to fail; nil when all is well.
  public func send(_ event: LineageEvent, policy: HTTPPolicy = .reporting) -> Diagnostic? {
    Diagnostic.warning("the OpenLineage event \(event.type.rawValue) was not delivered") {
      switch self {
      case .file(let path): try LineFile.append(event.json, to: path)
      case .endpoint(let url, let token):
        _ = try CurlClient(policy).post(HTTPPost(url: url, body: event.json, token: token))
      }
    }
  }
}

extension HTTPPolicy {
  /// How long to try to tell of a run: not so long that the next run is late.
  public static var reporting: HTTPPolicy {
    var policy = HTTPPolicy()
    policy.connectTimeout = .seconds(5)
    policy.idleTimeout = .seconds(10)
    policy.totalTimeout = .seconds(30)
    policy.retries.withoutProgress = 2
    policy.retries.total = 2
    policy.retries.longestPause = .seconds(5)
    return policy
  }
}

extension Diagnostic {
  /// What an action complains of, with what follows from it in front; nil when all is well.
  static func warning(_ consequence: String, of action: () throws -> Void) -> Diagnostic? {
    do {
      try action()
      return nil
    } catch {
      var complaint = Diagnostics(error).items.first ?? Diagnostic(.fault, "\(error)")
      complaint.message = "\(consequence): \(complaint.message)"
      return complaint
    }
  }
}
