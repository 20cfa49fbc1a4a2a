import IndicatorSchema

/// Turns what libpq and the server say into what a user can act on.
enum ServerFailure {
  /// A connection that does not come about.
  ///
  /// The parts of the message that quote the connection string are left out of it: in a URL that is written wrongly a
  /// piece of the password may be taken for the name of the host.
  static func connecting(_ message: String) -> Diagnostic {
    let reason = withoutQuotes(behindLastColon(firstLine(message)))
    let isDenied = [
      "authentication", "does not exist", "password", "pg_hba.conf", "permission", "not permitted",
    ]
    .contains { reason.contains($0) }
    return Diagnostic(
      isDenied ? .databaseDenied : .databaseUnreachable, "can't connect to the database: \(reason)",
      hint: isDenied
        ? "check user, password and database in 'connection', and the server's pg_hba.conf"
        : "check host and port in 'connection', and whether the server runs")
  }

  /// A connection that broke.
  static func lost(_ message: String) -> Diagnostic {
    let reason = firstLine(message)
    return Diagnostic(
      .databaseUnreachable,
      "the connection to the database was lost" + (reason.isEmpty ? "" : ": \(reason)"),
      hint: "nothing was stored there; run again when the server is back")
  }

  /// A connection that broke between the order to commit and the answer.
  static func lostWhileCommitting() -> Diagnostic {
    Diagnostic(
      .databaseUnreachable,
      "the connection to the database was lost while it committed, so it is not known whether it stored the figures",
      hint: "run again: a run changes nothing of what is stored already")
  }

  /// What the server answered to a statement.
  ///
  /// - Parameter state: The SQLSTATE.
  static func answered(state: String, _ message: String, detail: String?) -> Diagnostic {
    let reason = firstLine(message) + (detail.map { " (\(firstLine($0)))" } ?? "")
    switch (state.prefix(2), state) {
    case ("08", _), (_, "57P01"), (_, "57P02"), (_, "57P03"), (_, "53300"): return lost(reason)
    case ("28", _), (_, "42501"), (_, "3D000"), ("25", _):
      return Diagnostic(.databaseDenied, "the database does not allow it: \(reason)")
    case ("40", _), (_, "55P03"):
      return Diagnostic(
        .databaseBusy, "something else is at work in the same place of the database: \(reason)",
        hint: "run again when it is done")
    case ("53", _), ("54", _), ("58", _), (_, "57014"):
      return Diagnostic(.cannotWrite, "the database can't store the figures: \(reason)")
    case ("22", _), ("23", _), ("P0", _):
      return Diagnostic(.databaseRefused, "the database refuses the figures: \(reason)")
    default:
      return Diagnostic(.fault, "PostgreSQL refused a statement: \(reason) (SQLSTATE \(state))")
    }
  }

  private static func firstLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).first.map { $0.trimmingPrefix("FATAL:").trimmed } ?? ""
  }

  /// `connection to server at "host" (address), port 5432 failed: reason` without its first part.
  private static func behindLastColon(_ text: String) -> String {
    guard let mark = text.ranges(of: "failed: ").last else { return text }
    return text[mark.upperBound...].trimmingPrefix("FATAL:").trimmed
  }

  private static func withoutQuotes(_ text: String) -> String {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .map { $0.offset % 2 == 1 ? "..." : String($0.element) }.joined()
  }
}

extension Substring {
  /// Without blanks at both ends.
  fileprivate var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }
}
