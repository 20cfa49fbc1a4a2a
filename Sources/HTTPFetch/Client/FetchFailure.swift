import IndicatorSchema

/// Says in words how a transfer failed.
struct FetchFailure {
  /// What was asked, as messages show it, in quotes.
  let shown: String
  let place: Place?
  let policy: HTTPPolicy
  let limit: Int

  /// Nothing came for too long.
  var idle: Diagnostic {
    Diagnostic(
      .httpUnreachable, "\(shown) sent nothing for \(policy.idleTimeout.components.seconds) seconds",
      at: place,
      hint: "try again later")
  }

  /// The body ends too early.
  var truncated: Diagnostic {
    Diagnostic(.httpTruncated, "\(shown) ends before its end", at: place, hint: "try again later")
  }

  /// The body can't be decompressed.
  var damaged: Diagnostic {
    Diagnostic(
      .httpTruncated, "\(shown) is compressed for the transfer, and damaged", at: place,
      hint: "try again later")
  }

  /// What is wrong with a body.
  func fault(_ fault: GivenBody.Fault) -> Diagnostic {
    switch fault {
    case .tooLarge:
      Diagnostic(
        .httpTooLarge, "\(shown) is larger than \(limit) bytes", at: place,
        hint: "ask for less of it, or fetch it by hand")
    case .changed:
      Diagnostic(.httpChanged, "\(shown) changed while it was fetched", at: place, hint: "run again")
    }
  }

  /// A connection that failed in a way that may pass.
  ///
  /// - Throws: `Diagnostic` when it won't.
  func broken(_ code: Int32, _ library: CurlLibrary) throws -> Diagnostic {
    switch code {
    case 18: truncated
    case 5: unreachable("the name of the proxy is not known", "look at https_proxy in the environment")
    case 6: unreachable("its host name is not known", "check the address and the network")
    case 7: unreachable("nothing answers there", "check the address and the network")
    case 28: unreachable("it did not answer in time", "try again later")
    case 35: unreachable("no secure connection comes about", "check the address and the network")
    case 16, 52, 55, 56, 92: unreachable("the connection broke", "try again later")
    default: throw final(code, library)
    }
  }

  private func final(_ code: Int32, _ library: CurlLibrary) -> Diagnostic {
    switch code {
    case 3: return Diagnostic(.invalidValue, "\(shown) is not an address of the web", at: place)
    case 60:
      return unreachable(
        "its certificate is not trusted", "check the address; certificates are in the package ca-certificates"
      )
    case 77: return unreachable("no certificates are installed", "install the package ca-certificates")
    default:
      let text = library.errorText(code).map { String(cString: $0) } ?? "failure \(code)"
      return unreachable(text, nil)
    }
  }

  private func unreachable(_ why: String, _ hint: String?) -> Diagnostic {
    Diagnostic(.httpUnreachable, "\(shown) can't be reached: \(why)", at: place, hint: hint)
  }

  /// An answer that is not the document.
  ///
  /// - Parameter mayShow: Whether what the server says may be shown: not when it may repeat a secret.
  func status(_ transfer: CurlTransfer, mayShow: Bool) -> Diagnostic {
    let phrase = FetchFailure.phrases[transfer.status].map { " (\($0))" } ?? ""
    let said = mayShow ? FetchFailure.text(transfer).map { ": \($0)" } ?? "" : ""
    return Diagnostic(
      .httpStatus, "\(shown) answers \(transfer.status)\(phrase)\(said)", at: place,
      hint: FetchFailure.hint(transfer.status))
  }

  private static let phrases = [
    400: "bad request", 401: "unauthorized", 403: "forbidden", 404: "not found", 405: "method not allowed",
    406: "not acceptable", 410: "gone", 429: "too many requests", 500: "internal server error",
    502: "bad gateway", 503: "service unavailable", 504: "gateway timeout",
  ]

  private static func hint(_ status: Int) -> String? {
    switch status {
    case 401, 403, 407: "it needs a user name, password or key, or other ones"
    case 404, 410: "check the address"
    case 429, 500...599: "try again later"
    default: nil
    }
  }

  /// What a server says of an error: one line, and not a page of its own.
  private static func text(_ transfer: CurlTransfer) -> String? {
    let type = transfer.headers["Content-Type"]?.lowercased() ?? ""
    guard
      type.hasPrefix("text/plain") || type.contains("json") || type.contains("xml") && !type.contains("html")
    else { return nil }
    let text = String(decoding: transfer.excerpt, as: UTF8.self).unicodeScalars
      .map { $0.value < 0x20 || $0.value == 0x7F ? " " : String($0) }.joined()
    let words = text.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? nil : words.count > 300 ? words.prefix(300) + "…" : words
  }
}
