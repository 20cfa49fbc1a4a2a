import IndicatorSchema

/// The tables and indexes of all but the figures; the comments stay in it, for who opens it without a manual.
enum DatabaseTables {
  /// `Peil` in ASCII, which tells `file` and SQLite itself what the file is.
  static let applicationID = 0x5065_696C
  /// The version of these tables; a change that breaks queries raises it.
  static let version = 1

  static let definition = """
    CREATE TABLE run (
      -- The pipeline that made this file.
      id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
      pipeline TEXT NOT NULL,
      pipeline_sha256 TEXT NOT NULL,
      version TEXT NOT NULL -- of the program
    ) STRICT;
    CREATE TABLE area (
      -- The areas of the observations, and the areas that hold them.
      key INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      level TEXT NOT NULL CHECK (level IN (\(list(AreaLevel.allCases.map(\.rawValue))))),
      name TEXT, -- NULL where the source gives none
      parent TEXT REFERENCES area (code)
    ) STRICT;
    CREATE TABLE period (
      -- The periods of the observations; their keys sort as they do in time.
      key INTEGER PRIMARY KEY,
      period TEXT NOT NULL UNIQUE,
      year INTEGER NOT NULL,
      granularity TEXT NOT NULL CHECK (granularity IN ('year', 'quarter', 'month')),
      number INTEGER CHECK ((number IS NULL) = (granularity = 'year')) -- of the quarter or month
    ) STRICT;
    CREATE TABLE status (
      -- What is known about a figure.
      key INTEGER PRIMARY KEY,
      status TEXT NOT NULL UNIQUE,
      sdmx TEXT NOT NULL UNIQUE, -- the observation status of SDMX
      has_value INTEGER NOT NULL CHECK (has_value IN (0, 1))
    ) STRICT;
    CREATE TABLE indicator (
      -- What is measured.
      key INTEGER PRIMARY KEY, -- in the order of the pipeline
      id TEXT NOT NULL UNIQUE,
      label_nl TEXT NOT NULL,
      label_en TEXT NOT NULL,
      definition_nl TEXT,
      definition_en TEXT,
      unit TEXT NOT NULL CHECK (unit IN (\(list(Unit.allCases.map(\.rawValue))))),
      polarity TEXT NOT NULL -- of a higher value
        CHECK (polarity IN (\(list(Polarity.allCases.map(\.rawValue))))),
      domain TEXT NOT NULL,
      numerator TEXT, -- the indicator that counts the cases of a share
      denominator TEXT, -- the indicator that counts the population of a share
      valid_minimum REAL,
      valid_maximum REAL
    ) STRICT;
    CREATE TABLE indicator_break (
      -- From this period on, figures are not comparable with earlier ones.
      indicator TEXT NOT NULL REFERENCES indicator (id),
      period TEXT NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (indicator, period, note)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE origin (
      -- Where the figures of an indicator come from: a column of a table, or a formula.
      indicator TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('source', 'derived', 'unknown')),
      step TEXT, -- of the pipeline
      source_column TEXT,
      publisher TEXT,
      table_id TEXT,
      title TEXT,
      edition TEXT,
      licence TEXT,
      address TEXT,
      file TEXT,
      sha256 TEXT, -- of the file
      formula TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE origin_input (
      -- The indicators that went into a derived one.
      indicator TEXT NOT NULL REFERENCES origin (indicator),
      position INTEGER NOT NULL,
      input TEXT NOT NULL REFERENCES origin (indicator),
      PRIMARY KEY (indicator, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE origin_other (
      -- Where further rows of an indicator come from, when the rows of several sources were put under each other.
      indicator TEXT NOT NULL REFERENCES origin (indicator),
      position INTEGER NOT NULL,
      step TEXT NOT NULL, -- of the pipeline
      source_column TEXT,
      publisher TEXT,
      table_id TEXT,
      title TEXT,
      edition TEXT,
      licence TEXT,
      address TEXT,
      file TEXT,
      sha256 TEXT, -- of the file
      PRIMARY KEY (indicator, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finding (
      -- Figures about a step of the pipeline as a whole: weights that were derived, correlations, sensitivities.
      key INTEGER PRIMARY KEY, -- in the order of the pipeline
      step TEXT NOT NULL,
      name TEXT NOT NULL,
      subject TEXT NOT NULL, -- what it is about, from the general to the special, as a JSON array
      value REAL,
      lower REAL,
      upper REAL,
      note TEXT,
      CHECK (lower IS NULL OR upper IS NULL OR lower <= upper)
    ) STRICT;
    """

  /// Made after loading, which is faster than keeping them up to date.
  static let indexes = """
    CREATE INDEX area_by_parent ON area (parent);
    CREATE INDEX origin_input_by_input ON origin_input (input);
    """

  /// What the condition on the levels of areas says, looked up once for each level.
  static let levelsAreKnown = """
    SELECT NOT EXISTS (SELECT 1 FROM (SELECT DISTINCT level FROM area)
      WHERE level NOT IN (\(list(AreaLevel.allCases.map(\.rawValue)))))
    """

  private static func list(_ words: [String]) -> String { words.map { "'\($0)'" }.joined(separator: ", ") }
}
