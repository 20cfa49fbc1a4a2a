/// What tells one code list from another: agency, name and version.
struct CodeListKey: Hashable {
  let agency: String
  let id: String
  let version: String

  /// Takes the fields of a list or of a reference, by parts or by URN (`...Codelist=ECB:CL_FREQ(1.0)`).
  init?(_ fields: [String: String]) {
    if let id = fields["list"] {
      agency = fields["agency"] ?? ""
      self.id = id
      version = fields["version"] ?? "1.0"
      return
    }
    guard let urn = fields["urn"], let mark = urn.lastIndex(of: "=") else { return nil }
    let parts = urn[urn.index(after: mark)...].split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    agency = String(parts[0])
    id = String(parts[1].prefix { $0 != "(" })
    version = String(parts[1].drop { $0 != "(" }.dropFirst().prefix { $0 != ")" })
  }
}
