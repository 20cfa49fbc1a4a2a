import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import PostgreSQLSink

@Suite(
  "A server that is not there, does not let one in or goes away", .enabled(if: Server.isThere, Server.absence)
)
struct ConnectionTests {
  private let schema = TestSchema()

  private func with(_ key: String, _ value: String) -> String {
    let pairs = Server.secret.split(separator: " ").map { pair in
      pair.hasPrefix(key + "=") ? "\(key)=\(value)" : String(pair)
    }
    return pairs.joined(separator: " ")
  }

  private func complaint(_ connection: String) throws -> Diagnostic {
    try #require(throws: Diagnostic.self) {
      _ = try schema.sink(connection: connection).start(host: FolderSinkHost())
    }
  }

  @Test("a wrong password is a mistake in the configuration, and is not told")
  func wrongPassword() throws {
    let error = try complaint(with("password", "hunter2"))
    #expect(error.code == .databaseDenied)
    #expect(error.message == "can't connect to the database: password authentication failed for user ...")
    #expect(!"\(error)".contains("hunter2"))
  }

  @Test("a database that is not there")
  func wrongDatabase() throws {
    let error = try complaint(with("dbname", "nodatabase"))
    #expect(error.code == .databaseDenied)
    #expect(!"\(error)".contains("nodatabase"))
  }

  @Test("a server that is not there is out of reach, and trying again may help")
  func noServer() throws {
    let error = try complaint(with("port", "1"))
    #expect(error.code == .databaseUnreachable)
    #expect(error.code.category == .reach)
  }

  @Test(
    "what can't be read as a connection is refused without a word of it",
    arguments: [
      "hunter2", "password=a hunter2", "hunter2=x", "postgresql://peil:hunter2@[::1/x", "password='hunter2",
    ])
  func unreadable(connection: String) throws {
    let error = try complaint(connection)
    #expect(error.code == .invalidValue)
    #expect(!"\(error)".contains("hunter2"))
  }

  @Test("a piece of a password in a URL that is written wrongly is not told as the name of a host")
  func passwordWithAt() throws {
    let error = try complaint("postgresql://peil:x@hunter2.invalid@127.0.0.1:1/postgres")
    #expect(!"\(error)".contains("hunter2"))
  }

  @Test("a NUL in the connection does not hide what follows it")
  func nul() throws {
    #expect(try complaint(Server.secret + "\0x").code == .invalidValue)
  }

  /// Ends the only connection that works in a schema, as an administrator would.
  private func endConnection() throws {
    let ended = try Server.ask(
      """
      SELECT count(pg_terminate_backend(l.pid)) FROM pg_locks l
      WHERE l.locktype = 'advisory' AND l.pid <> pg_backend_pid() AND (l.classid::bigint << 32 | l.objid::bigint)
        = hashtextextended($1, 0)
      """, "peil\u{1F}\(schema.name)\u{1F}test")
    #expect(ended == [["1"]])
  }

  @Test("a connection that breaks while rows are copied stores nothing", arguments: [1, 50_000])
  func lostWhileCopying(rows: Int) throws {
    try schema.store()
    let before = try schema.figures
    let frame = Sample.frame(rows: rows, columns: 5)
    var run = try schema.sink(schema: Sample.schema(of: frame)).start(host: FolderSinkHost())
    try run.write(frame)
    try endConnection()
    let error = try #require(throws: Diagnostic.self) {
      for _ in 0..<5 { try run.write(frame) }
      _ = try run.finish(.forTests())
    }
    #expect(error.code == .databaseUnreachable)
    #expect(try schema.figures == before)
  }

  @Test("a connection that breaks between storing and the commit stores nothing, and says what is not known")
  func lostBeforeCommit() throws {
    try schema.store()
    let before = try schema.figures
    var run = try #require(
      try schema.sink(schema: Sample.schema(of: Sample.one(1))).start(host: FolderSinkHost())
        as? PostgreSQLSinkRun)
    try run.write(Sample.one(1))
    _ = try run.finish(.forTests())
    try endConnection()
    let error = try #require(throws: Diagnostic.self) { try run.commit() }
    #expect(error.code == .databaseUnreachable)
    #expect(error.message.contains("not known whether it stored"))
    #expect(try schema.figures == before)
  }

  @Test("two runs that store the same at once: the second is told, and the first is not disturbed")
  func concurrentRuns() throws {
    try schema.store()
    var first = try #require(try schema.sink().start(host: FolderSinkHost()) as? PostgreSQLSinkRun)
    try first.write(Sample.frame)
    let error = try #require(throws: Diagnostic.self) { try schema.store() }
    #expect(error.code == .databaseBusy)
    #expect(error.message.contains("pipeline 'test' in schema '\(schema.name)'"))
    #expect(throws: Never.self) { try schema.store(Sample.one(1), pipeline: "other") }
    _ = try first.finish(.forTests())
    try first.commit()
    #expect(throws: Never.self) { try schema.store() }
  }

  @Test("many pipelines that meet in a new schema all store what they have")
  func firstMeeting() async throws {
    let names = (0..<6).map { "p\($0)" }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in names { group.addTask { [schema] in try schema.store(Sample.one(1), pipeline: name) } }
      try await group.waitForAll()
    }
    #expect(try schema.figures == names.map { "\($0) GM0363 income 2017 1 - - observed" })
  }

  @Test("a user without rights is told so")
  func noRights() throws {
    let role = "peil_reader_\(UUID().uuidString.prefix(8).lowercased())"
    _ = try Server.ask("CREATE ROLE \(role) LOGIN PASSWORD 'reader'")
    defer { _ = try? Server.ask("DROP ROLE \(role)") }
    let reader = with("user", role) + " password=reader"
    let error = try complaint(reader)
    #expect(error.code == .databaseDenied, "\(error)")
    #expect(error.message.contains("permission denied"))
  }
}
