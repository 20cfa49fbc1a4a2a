import IndicatorSchema

/// Makes sure that the tables are there, and that nobody else stores the same.
struct SchemaSetup {
  let connection: Connection
  /// The name of the schema, as the pipeline gives it.
  let name: String
  let pipeline: String

  private var quoted: String { Identifier.quoted(name) }

  /// Takes the lock of the pipeline in the schema, which ends with the transaction, and makes the tables where there
  /// are none.
  ///
  /// - Throws: `Diagnostic` `database.in-use` or `database.layout`.
  func prepare() throws {
    guard try isTrue("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))", lockName(pipeline)) else {
      throw Diagnostic(
        .databaseBusy,
        "another run, or another sink of this one, stores pipeline '\(pipeline)' in schema '\(name)'",
        hint: "wait for it, or give another 'schema'")
    }
    if try !hasLayout() {
      // Two pipelines may meet here for the first time; the second waits for the tables of the first.
      try connection.run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [lockName("")])
      if try !hasLayout() { try make() }
    }
    let version = try connection.run("SELECT max(version) FROM \(quoted).layout").first?.first ?? nil
    guard version == String(DatabaseLayout.version) else {
      throw Diagnostic(
        .databaseLayout,
        "schema '\(name)' has tables of version \(version ?? "none"), and this program stores version "
          + "\(DatabaseLayout.version)", hint: "give another 'schema'")
    }
  }

  private func lockName(_ pipeline: String) -> String { "peil\u{1F}\(name)\u{1F}\(pipeline)" }

  private func isTrue(_ statement: String, _ parameters: String...) throws -> Bool {
    try connection.run(statement, parameters).first?.first == "t"
  }

  private func hasTable(_ table: String) throws -> Bool {
    try isTrue(
      """
      SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = $2)
      """, name, table)
  }

  private func hasLayout() throws -> Bool { try hasTable("layout") }

  private func make() throws {
    let tables = (DatabaseLayout.facts + [DatabaseLayout.observation]).map(\.name) + ["status"]
    if let taken = try tables.first(where: hasTable) {
      throw Diagnostic(
        .databaseLayout, "schema '\(name)' has a table '\(taken)' that this program did not make",
        hint: "give 'schema' the name of one that is empty or not there yet")
    }
    if try !isTrue("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)", name) {
      try connection.run("CREATE SCHEMA \(quoted)")
    }
    for statement in DatabaseLayout.definition(in: quoted) { try connection.run(statement) }
  }
}
