import GRDB

/// The tables of the state, and how they came about.
enum StateSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          -- One row for each run, the last ones; `entry` is JSON.
          CREATE TABLE run (
            id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, started REAL NOT NULL, outcome TEXT NOT NULL,
            entry BLOB NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX run_by_pipeline ON run (pipeline, started);

          -- What steps gave, by the digest of all that it depends on; `facts` is JSON.
          CREATE TABLE step (
            key TEXT PRIMARY KEY, pipeline TEXT NOT NULL, step TEXT NOT NULL, used REAL NOT NULL,
            bytes INTEGER NOT NULL, facts BLOB NOT NULL, rows BLOB
          ) STRICT;
          """)
    }
    return migrator
  }
}
