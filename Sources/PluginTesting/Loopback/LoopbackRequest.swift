/// A request that a server on this machine got.
public struct LoopbackRequest: Hashable, Sendable {
  /// The method, such as `GET`.
  public var method: String
  /// The path and query, as they were sent.
  public var target: String
  /// The headers, by their names in lower case.
  public var headers: [String: String]
  /// The body.
  public var body: [UInt8] = []
  /// How many requests for this target came before it.
  public var earlier: Int

  /// Reads the head of a request; nil when it is none.
  init?(head: [UInt8], earlier: (String) -> Int) {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let first = (lines.first ?? "").split(separator: " ")
    guard first.count == 3 else { return nil }
    method = String(first[0])
    target = String(first[1])
    headers = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      headers[line[..<colon].lowercased()] = String(value)
    }
    self.earlier = earlier(target)
  }

  /// The length of the body.
  var length: Int { headers["content-length"].flatMap { Int($0) } ?? 0 }
}
