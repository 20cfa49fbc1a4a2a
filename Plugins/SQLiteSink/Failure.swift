import GRDB
import IndicatorSchema

/// Turns what SQLite says into what a user can act on.
enum Failure {
  /// Does something with a database, of which messages speak by the name of the output.
  ///
  /// - Throws: `Diagnostic` in place of `DatabaseError`.
  static func translating<Result>(_ output: String, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw diagnostic(output, error.resultCode, error.message ?? "\(error.resultCode)")
    }
  }

  static func diagnostic(_ output: String, _ code: ResultCode, _ message: String) -> Diagnostic {
    switch code {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_BUSY,
      .SQLITE_LOCKED:
      Diagnostic(.cannotWrite, "can't write '\(output)': \(message)")
    default: Diagnostic(.fault, "SQLite refused a statement for '\(output)': \(message)")
    }
  }
}
