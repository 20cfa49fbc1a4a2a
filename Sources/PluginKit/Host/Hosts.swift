import IndicatorSchema

/// Opens the files that a plugin named in its `locations`.
public protocol FileHost: Sendable {
  /// Opens an input for reading, decompressing it as its name says.
  ///
  /// - Throws: `Diagnostic` when it can't be opened.
  func open(_ location: Location) throws -> any ByteReader

  /// The single inputs that locations stand for, to be read in this order: those of a pattern or folder come in the
  /// order of the bytes of their paths.
  ///
  /// - Throws: `Diagnostic` when a location stands for none, or two for the same one.
  func inputs(of locations: [Location]) throws -> [Location]

  /// What there is for a plugin that runs a program from outside.
  var outside: OutsideHost { get }
}

extension FileHost {
  /// Every location is one input, unless a host has a file system to look in.
  public func inputs(of locations: [Location]) throws -> [Location] { locations }

  /// Nothing is kept, unless a host says where.
  public var outside: OutsideHost { OutsideHost() }
}

/// What a transform gets from its host when a run starts.
public protocol TransformHost: FileHost {}

/// What a source gets from its host while it reads.
public protocol SourceHost: FileHost {
  /// What to read instead of what the configuration names, such as the input that a test gives; nil in a run.
  func givenInput() throws -> (any ByteReader)?

  /// Puts a refused record aside.
  ///
  /// - Throws: `Diagnostics` when the error budget is used up for certain and going on is of no use.
  func quarantine(_ record: QuarantinedRecord) throws

  /// States from which column of the input an indicator is read.
  func bound(_ indicator: IndicatorID, to column: String)

  /// States what the source itself says of the table that it read: its title and edition, to be cited.
  ///
  /// What the catalogue says of a table goes before it.
  func identified(_ table: SourceOrigin.TableFacts)

  /// States which columns an input has, those that are not read included, so that a change of them shows.
  ///
  /// What is stated later of a column of the same name is added to what is known of it.
  func found(_ columns: [FoundColumn])

  /// The areas whose figures are to be located in the input; none unless a figure is being traced.
  var locatedAreas: Set<AreaCode> { get }

  /// States where the figure of one of `locatedAreas` stands.
  func located(_ cell: CellLocation)
}

extension SourceHost {
  /// Ordinary runs read what the configuration names.
  public func givenInput() throws -> (any ByteReader)? { nil }

  /// Hosts that cite nothing have no use for it.
  public func identified(_ table: SourceOrigin.TableFacts) {}

  /// Hosts that compare nothing have no use for it.
  public func found(_ columns: [FoundColumn]) {}

  /// Ordinary runs locate nothing.
  public var locatedAreas: Set<AreaCode> { [] }

  /// Ordinary runs locate nothing.
  public func located(_ cell: CellLocation) {}
}

/// A column of an input as its publisher describes it.
public struct FoundColumn: Hashable, Sendable, Codable {
  /// The name.
  public var name: String
  /// What it is called, where the input says so.
  public var title: String?
  /// Its unit, where the input says so.
  public var unit: String?
  /// Its definition, where the input says so.
  public var definition: String?

  /// Makes a column.
  public init(_ name: String, title: String? = nil, unit: String? = nil, definition: String? = nil) {
    self.name = name
    self.title = title
    self.unit = unit
    self.definition = definition
  }
}

/// A record that was refused, with all that is needed to find and mend it.
public struct QuarantinedRecord: Sendable {
  /// Why, and where: file, line, column and field.
  public var reason: Diagnostic
  /// The number of the record in its input, from 1, headers not counted.
  public var record: Int
  /// The bytes of the record as they stood in the (decompressed) input.
  public var raw: [UInt8]

  /// Makes a refused record.
  public init(reason: Diagnostic, record: Int, raw: [UInt8]) {
    self.reason = reason
    self.record = record
    self.raw = raw
  }
}

/// What a sink gets from its host while it writes.
public protocol SinkHost: FileHost {
  /// The absolute path at which to make an output while it is not yet published.
  ///
  /// - Parameter output: One of the sink's `outputs`.
  func stage(_ output: String) throws -> String
}
