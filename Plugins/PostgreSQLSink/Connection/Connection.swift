import IndicatorSchema

/// A connection to a PostgreSQL server, used by one thread at a time; a transaction that is open when it goes away is
/// undone by the server.
final class Connection {
  private let library: LibPQ
  private let handle: OpaquePointer

  /// What holds unless the connection string says otherwise: not waiting for ever for a server that is gone.
  private static let defaults = [
    ("application_name", "peil"), ("connect_timeout", "15"), ("keepalives_idle", "30"),
    ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
  ]

  /// Connects.
  ///
  /// - Parameter secret: Pairs of key and value, or a URL; never part of a message.
  /// - Throws: `Diagnostic` `database.unreachable`, `database.denied`, `config.invalid-value` for a text that is
  ///   neither, or `system.missing-library`.
  init(_ secret: String) throws {
    let library = try LibPQ()
    self.library = library
    try ConnectionString(secret, library).check()
    let settings = Connection.defaults + [("dbname", secret), ("client_encoding", "UTF8")]
    let opened = withTexts(settings.map(\.0)) { keys in
      withTexts(settings.map(\.1)) { values in library.connect(keys, values, 1) }
    }
    guard let opened else { throw Diagnostic(.fault, "libpq does not start") }
    handle = opened
    // The notices of a server are for its own log; libpq would print them.
    _ = library.setNoticeProcessor(handle, { _, _ in }, nil)
    guard library.status(handle) == 0 else {
      let problem = ServerFailure.connecting(text(library.errorMessage(handle)))
      throw problem
    }
  }

  deinit { library.finish(handle) }

  /// Runs one statement, in which `$1` and so on stand for parameters.
  ///
  /// - Returns: The rows it gives, as text.
  /// - Throws: `Diagnostic` for what the server answers, or when the connection is lost.
  @discardableResult
  func run(_ statement: String, _ parameters: [String] = []) throws -> [[String?]] {
    let result = withTexts(parameters) { values in
      library.execute(handle, statement, CInt(parameters.count), nil, values, nil, nil, 0)
    }
    defer { library.clear(result) }
    try check(result)
    return (0..<library.rowCount(result)).map { row in
      (0..<library.fieldCount(result)).map { field in
        library.isNull(result, row, field) == 1 ? nil : text(library.value(result, row, field))
      }
    }
  }

  /// Ends the transaction and makes it last.
  ///
  /// - Throws: `Diagnostic`; when the connection is lost meanwhile, whether the server did so is not known.
  func commit() throws {
    let result = library.execute(handle, "COMMIT", 0, nil, nil, nil, nil, 0)
    defer { library.clear(result) }
    if library.status(handle) != 0 { throw ServerFailure.lostWhileCommitting() }
    try check(result)
    // A transaction that failed is ended by COMMIT too, but undone.
    guard text(library.commandStatus(result)) == "COMMIT" else {
      throw Diagnostic(.fault, "the server undid the transaction instead of committing it")
    }
  }

  // MARK: Copying

  /// Starts to copy rows; until `endCopy` nothing else may be run.
  func beginCopy(_ statement: String) throws {
    let result = library.execute(handle, statement, 0, nil, nil, nil, nil, 0)
    defer { library.clear(result) }
    try check(result)
  }

  /// Sends rows in the text format of COPY.
  func put(_ rows: [UInt8]) throws {
    let sent = rows.withUnsafeBytes { bytes in
      library.putCopyData(
        handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count))
    }
    if sent != 1 { throw failureOfCopy() }
  }

  /// Ends the copying.
  ///
  /// - Throws: `Diagnostic` for a row that the server refused, wherever it was.
  func endCopy() throws {
    guard library.putCopyEnd(handle, nil) == 1 else { throw failureOfCopy() }
    try drain()
  }

  /// Reads what the server says after a copy, up to the end.
  private func drain() throws {
    var problem: (any Error)?
    while let result = library.nextResult(handle) {
      do { try check(result) } catch { problem = problem ?? error }
      library.clear(result)
      if library.status(handle) != 0 { break }
    }
    if let problem { throw problem }
    if library.status(handle) != 0 { throw ServerFailure.lost(text(library.errorMessage(handle))) }
  }

  /// Why rows could not be sent: what the server said before it hung up, if anything.
  private func failureOfCopy() -> any Error {
    do {
      try drain()
    } catch {
      return error
    }
    return ServerFailure.lost(text(library.errorMessage(handle)))
  }

  // MARK: Answers

  private func check(_ result: OpaquePointer?) throws {
    // PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN.
    if let result, [1, 2, 4].contains(library.resultStatus(result)) { return }
    func field(_ letter: Character) -> String? {
      guard let code = letter.asciiValue, let found = library.errorField(result, CInt(code)) else {
        return nil
      }
      return String(cString: found)
    }
    guard let state = field("C"), let message = field("M") else {
      throw ServerFailure.lost(text(library.errorMessage(handle)))
    }
    throw ServerFailure.answered(state: state, message, detail: field("D"))
  }

  private func text(_ pointer: LibPQ.Text) -> String { pointer.map { String(cString: $0) } ?? "" }
}

/// Lends texts to C, as an array that ends with a null pointer.
private func withTexts<Result>(
  _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
  let ends = texts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count + 1) }
  let bytes = texts.flatMap { Array($0.utf8) + [0] }.map { CChar(bitPattern: $0) }
  return bytes.withUnsafeBufferPointer { buffer in
    var pointers = ends.dropLast().map { buffer.baseAddress?.advanced(by: $0) }
    pointers.append(nil)
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
