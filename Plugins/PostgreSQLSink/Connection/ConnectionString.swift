import IndicatorSchema

/// What says where a database is and who wants in: a secret as a whole.
struct ConnectionString {
  private let secret: String
  private let library: LibPQ

  init(_ secret: String, _ library: LibPQ) {
    self.secret = secret
    self.library = library
  }

  /// Where the database is, without user and password.
  static func place(_ text: String) -> String {
    guard text.contains("://") else {
      return text.replacing(/\b(user|(ssl)?password)\s*=\s*('(\\.|[^'\\])*'|\S*)/, with: "")
    }
    return text.replacing(/:\/\/[^@\/?]*@/, with: "://")
      .replacing(/[?&](user|(ssl)?password)=[^&]*/, with: "")
  }

  /// Checks that it can be read.
  ///
  /// - Throws: `Diagnostic` without what libpq says of it, which would quote a part of it.
  func check() throws {
    guard !secret.utf8.contains(0) else { throw unreadable() }
    var message: UnsafeMutablePointer<CChar>?
    let parsed = library.parseConnection(secret, &message)
    defer { library.freeMemory(message) }
    guard let parsed else { throw unreadable() }
    library.freeParsed(parsed)
  }

  private func unreadable() -> Diagnostic {
    Diagnostic(
      .invalidValue,
      "'connection' is neither pairs of key and value nor a URL, or has a key that libpq does not know",
      hint: "write it as 'host=db.example.org dbname=figures user=peil password=...' or as "
        + "'postgresql://peil:...@db.example.org/figures', with what a URL does not allow written as %40 and so on"
    )
  }
}
