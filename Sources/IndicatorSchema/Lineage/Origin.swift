/// Where the figures of a column come from.
public enum Origin: Hashable, Sendable {
  /// Read from a column of a source.
  case source(SourceOrigin)
  /// Computed by a step.
  case derived(Derivation)
}

/// A column of a publisher's table, in one snapshot of a file.
public struct SourceOrigin: Hashable, Sendable {
  /// The step of the pipeline that read it.
  public var step: String
  /// The column as the source names it.
  public var column: String
  /// The table it belongs to, where a binding says so.
  public var table: TableFacts?
  /// The name of the file, without its folder.
  public var file: String
  /// The SHA-256 of the file as it was read, in hexadecimal; nil until it is known.
  public var sha256: String?
  /// Where further rows of the column come from, when the rows of several sources were put under each other.
  public var others: [SourceOrigin]

  /// What is cited of a table.
  public struct TableFacts: Hashable, Sendable, Codable {
    /// The identifier at the publisher.
    public var id: String
    /// The title.
    public var title: String
    /// Who publishes it.
    public var publisher: String
    /// The licence.
    public var licence: String
    /// The edition, where known.
    public var edition: String?
    /// Where it is published, where known.
    public var address: String?

    /// Makes the facts.
    public init(
      id: String, title: String, publisher: String, licence: String, edition: String? = nil,
      address: String? = nil
    ) {
      self.id = id
      self.title = title
      self.publisher = publisher
      self.licence = licence
      self.edition = edition
      self.address = address
    }

    /// Takes from a binding what is cited of its table.
    public init(_ binding: TableBinding) {
      id = binding.table
      title = binding.title
      publisher = binding.publisher
      licence = binding.licence
      edition = binding.edition
      address = binding.address
    }
  }

  /// Makes an origin in a source.
  public init(
    step: String, column: String, table: TableFacts?, file: String, sha256: String? = nil,
    others: [SourceOrigin] = []
  ) {
    self.others = others
    self.step = step
    self.column = column
    self.table = table
    self.file = file
    self.sha256 = sha256
  }
}

/// How a step computed a column.
public struct Derivation: Hashable, Sendable {
  /// The step of the pipeline that computed it.
  public var step: String
  /// The formula, for a reader: the published one with the parameters filled in.
  public var formula: String
  /// The columns that went in.
  public var inputs: [IndicatorID]
  /// The level of the larger area whose figures go in beside those of the area itself; nil for none.
  public var against: AreaLevel?

  /// Makes a derivation.
  public init(step: String, formula: String, inputs: [IndicatorID], against: AreaLevel? = nil) {
    self.against = against
    self.step = step
    self.formula = formula
    self.inputs = inputs
  }
}
