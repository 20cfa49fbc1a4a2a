/// The kind of a complaint, stable across versions, and what it means for the run.
public struct DiagnosticCode: Hashable, Sendable {
  /// The code that users see and search for, such as `config.unknown-field`.
  public let text: String
  /// What the complaint means for the run.
  public let category: Category

  /// Who has to act, which decides the exit code.
  public enum Category: Hashable, Sendable, CaseIterable {
    /// The pipeline file or the command line is wrong: exit code 2.
    case pipeline
    /// The data failed a check or the error budget: exit code 1.
    case data
    /// A source or sink is out of reach, trying again may help: exit code 3.
    case reach
    /// A fault of this program: exit code 4.
    case fault
  }

  /// Whether the same may go well a little later, without anybody doing anything.
  public var isRetriable: Bool {
    // An answer with a status was tried again already where its status says that this may help.
    let needsSomebody: [DiagnosticCode] = [
      .cannotWrite, .missingLibrary, .programNotStarted, .missingSnapshot, .damagedState, .httpTooLarge,
      .httpRedirect, .httpStatus, .nightlyBusy,
    ]
    return category == .reach && !needsSomebody.contains(self)
  }

  private init(_ text: String, _ category: Category) {
    self.text = text
    self.category = category
  }
}

extension DiagnosticCode {
  // MARK: The pipeline file

  /// The file is not YAML.
  public static let yamlSyntax = DiagnosticCode("yaml.syntax", .pipeline)
  /// A key or an indicator is given twice.
  public static let duplicateKey = DiagnosticCode("yaml.duplicate-key", .pipeline)
  /// A field that the plugin or the file format does not have.
  public static let unknownField = DiagnosticCode("config.unknown-field", .pipeline)
  /// A field that must be given is not.
  public static let missingField = DiagnosticCode("config.missing-field", .pipeline)
  /// A value of another type than the field accepts.
  public static let wrongType = DiagnosticCode("config.wrong-type", .pipeline)
  /// A value of the right type that is not allowed.
  public static let invalidValue = DiagnosticCode("config.invalid-value", .pipeline)
  /// A plugin that does not exist, or is of another kind.
  public static let unknownPlugin = DiagnosticCode("config.unknown-plugin", .pipeline)
  /// A step that reads from, or a check on, a step that does not exist.
  public static let unknownStep = DiagnosticCode("config.unknown-step", .pipeline)
  /// Two steps of one name.
  public static let duplicateStep = DiagnosticCode("config.duplicate-step", .pipeline)
  /// A step whose output reaches neither a sink nor a check.
  public static let unusedStep = DiagnosticCode("config.unused-step", .pipeline)
  /// Steps that read from each other in a circle.
  public static let cycle = DiagnosticCode("config.cycle", .pipeline)
  /// A run parameter without a value.
  public static let unknownParameter = DiagnosticCode("config.unknown-parameter", .pipeline)
  /// A run parameter that is set or declared and not used.
  public static let unusedParameter = DiagnosticCode("config.unused-parameter", .pipeline)
  /// An indicator that no catalogue declares, or that a step does not have.
  public static let unknownIndicator = DiagnosticCode("config.unknown-indicator", .pipeline)
  /// Bindings that no catalogue declares.
  public static let unknownBinding = DiagnosticCode("config.unknown-binding", .pipeline)
  /// Units that can't be converted into each other.
  public static let unitClash = DiagnosticCode("config.unit-clash", .pipeline)
  /// An indicator that is context, and so never scored, in an index.
  public static let contextScored = DiagnosticCode("config.context-scored", .pipeline)
  /// Figures in one index of which one was computed from another.
  public static let overlap = DiagnosticCode("config.overlap", .pipeline)
  /// A sink that what may not be published reaches around the step that hides it.
  public static let unguardedSink = DiagnosticCode("config.unguarded-sink", .pipeline)
  /// A formula or check that can't be read.
  public static let expressionSyntax = DiagnosticCode("config.expression", .pipeline)
  /// A file that does not exist.
  public static let fileNotFound = DiagnosticCode("config.file-not-found", .pipeline)
  /// A program that a step runs and that is not there.
  public static let programNotFound = DiagnosticCode("process.not-found", .pipeline)
  /// A program outside, or what it says of its data, that is not what was locked.
  public static let pluginChanged = DiagnosticCode("plugin.changed", .pipeline)
  /// A mended record that does not fit what is read.
  public static let mendUnfit = DiagnosticCode("quarantine.mend-unfit", .pipeline)
  /// A pipeline without the lock file that was asked for.
  public static let lockMissing = DiagnosticCode("lock.missing", .pipeline)
  /// A pipeline file, catalogue, parameter or version that is not what was locked.
  public static let lockDiffers = DiagnosticCode("lock.differs", .pipeline)
  /// A command line that can't be understood.
  public static let usage = DiagnosticCode("usage", .pipeline)

  /// A database that does not let the user in, or do what is asked.
  public static let databaseDenied = DiagnosticCode("database.denied", .pipeline)
  /// A schema of a database that holds something else than what is to be stored there.
  public static let databaseLayout = DiagnosticCode("database.layout", .pipeline)

  // MARK: The data

  /// No column of the source fits a binding: the table has changed, or the binding is wrong.
  public static let columnNotFound = DiagnosticCode("binding.no-column", .data)
  /// Several columns of the source fit a binding.
  public static let columnAmbiguous = DiagnosticCode("binding.ambiguous-column", .data)
  /// An input that is no table of areas: a map, a document, metadata, an archive.
  public static let noTable = DiagnosticCode("data.no-table", .data)
  /// A file without content.
  public static let emptyInput = DiagnosticCode("data.empty", .data)
  /// A file of which its publisher says that it is not complete, or not what was asked for.
  public static let incompleteInput = DiagnosticCode("data.incomplete", .data)
  /// Bytes that are not text in the encoding of the source.
  public static let encoding = DiagnosticCode("data.encoding", .data)
  /// A quote where none may stand, which would swallow what follows.
  public static let strayQuote = DiagnosticCode("csv.stray-quote", .data)
  /// A quoted field that is still open at the end of the file.
  public static let unclosedQuote = DiagnosticCode("csv.unclosed-quote", .data)
  /// A record with too few or too many fields.
  public static let fieldCount = DiagnosticCode("csv.field-count", .data)
  /// A field longer than any real one.
  public static let fieldTooLong = DiagnosticCode("data.field-too-long", .data)
  /// A document that is not well-formed XML.
  public static let malformedXML = DiagnosticCode("xml.malformed", .data)
  /// A document type or entity, which open data does not need and attacks do.
  public static let forbiddenXML = DiagnosticCode("xml.forbidden", .data)
  /// A document that is not JSON.
  public static let malformedJSON = DiagnosticCode("json.malformed", .data)
  /// A JSON document that has no records where they are looked for, or of which it is not clear where they are.
  public static let noRecords = DiagnosticCode("json.no-records", .data)
  /// A JSON value of another kind than is expected there.
  public static let unexpectedValue = DiagnosticCode("json.unexpected-value", .data)
  /// A map whose geometries can't be read as areas.
  public static let malformedGeometry = DiagnosticCode("geometry.malformed", .data)
  /// An input larger than any real one.
  public static let tooLarge = DiagnosticCode("data.too-large", .data)
  /// A field that stands twice in one record.
  public static let duplicateField = DiagnosticCode("data.duplicate-field", .data)
  /// An element of a dump where no such element belongs.
  public static let unexpectedElement = DiagnosticCode("xml.unexpected-element", .data)
  /// A field that should hold a number and does not.
  public static let notANumber = DiagnosticCode("data.not-a-number", .data)
  /// A number outside the valid range of its indicator.
  public static let outOfRange = DiagnosticCode("data.out-of-range", .data)
  /// A text that is not an area code.
  public static let unknownArea = DiagnosticCode("data.unknown-area", .data)
  /// A text that is not a period.
  public static let unknownPeriod = DiagnosticCode("data.unknown-period", .data)
  /// An indicator or status in a long table that is not among those to read.
  public static let unknownCategory = DiagnosticCode("data.unknown-category", .data)
  /// A second record of one area and period.
  public static let duplicateArea = DiagnosticCode("data.duplicate-area", .data)
  /// A compressed file that is damaged.
  public static let corruptArchive = DiagnosticCode("archive.corrupt", .data)
  /// A compressed file that ends too early.
  public static let truncatedArchive = DiagnosticCode("archive.truncated", .data)
  /// A member of an archive that is not there, is not the only one, or has a hostile name.
  public static let archiveMember = DiagnosticCode("archive.member", .data)
  /// A compressed file that expands beyond every reason.
  public static let archiveTooLarge = DiagnosticCode("archive.too-large", .data)
  /// More refused records than the pipeline allows.
  public static let budgetExceeded = DiagnosticCode("run.error-budget", .data)
  /// A check of the pipeline that does not hold.
  public static let checkFailed = DiagnosticCode("run.check-failed", .data)
  /// Figures that a database does not take, because of a constraint or trigger of its own.
  public static let databaseRefused = DiagnosticCode("database.refused", .data)
  /// A step that can't compute its result from the data.
  public static let cannotCompute = DiagnosticCode("data.cannot-compute", .data)

  /// A line of a Singer plugin that is no message.
  public static let singerMalformed = DiagnosticCode("singer.malformed", .data)
  /// A kind of Singer message that is not supported.
  public static let singerUnsupported = DiagnosticCode("singer.unsupported", .data)
  /// A line of a Singer plugin that is longer than any real one.
  public static let singerLineTooLong = DiagnosticCode("singer.line-too-long", .data)
  /// A record before the schema of its stream.
  public static let singerOrder = DiagnosticCode("singer.record-before-schema", .data)
  /// A schema that can't be used.
  public static let singerSchema = DiagnosticCode("singer.schema", .data)
  /// A record that is not what the schema of its stream says.
  public static let singerRecord = DiagnosticCode("singer.record", .data)
  /// A stream that a Singer plugin does not have.
  public static let singerStream = DiagnosticCode("singer.no-stream", .data)
  /// A catalog that can't be used.
  public static let singerCatalog = DiagnosticCode("singer.catalog", .data)
  /// A target that does not confirm what it was given.
  public static let singerState = DiagnosticCode("singer.state", .data)
  /// Another number of records on one side than on the other.
  public static let singerCount = DiagnosticCode("singer.count", .data)

  /// Rows that are too unlike those of the run before.
  public static let unlikePast = DiagnosticCode("run.unlike-before", .data)
  /// Columns, units, definitions or an edition other than those of the run before.
  public static let schemaDrift = DiagnosticCode("run.schema-drift", .data)
  /// An input that is not what was locked.
  public static let inputDiffers = DiagnosticCode("lock.input-differs", .data)
  /// An output that is not what was locked, although all that went in is.
  public static let outputDiffers = DiagnosticCode("lock.output-differs", .data)
  /// Something in the store that is not what it was when it was kept.
  public static let damagedSnapshot = DiagnosticCode("snapshot.damaged", .data)

  // MARK: The surroundings

  /// The state from earlier runs that can't be read.
  public static let damagedState = DiagnosticCode("state.damaged", .reach)
  /// Another nightly run that is at work on the same pipelines.
  public static let nightlyBusy = DiagnosticCode("nightly.in-use", .reach)
  /// An input that is not in the store.
  public static let missingSnapshot = DiagnosticCode("snapshot.missing", .reach)

  /// A program that can't be started.
  public static let programNotStarted = DiagnosticCode("process.cannot-start", .reach)
  /// A program that ended with a failure.
  public static let programFailed = DiagnosticCode("process.failed", .reach)
  /// A program that took too long and was stopped.
  public static let programTimeout = DiagnosticCode("process.timeout", .reach)

  /// A file that exists and can't be read, or changed while it was read.
  public static let cannotRead = DiagnosticCode("io.cannot-read", .reach)
  /// A place that can't be written to.
  public static let cannotWrite = DiagnosticCode("io.cannot-write", .reach)
  /// An output folder that another run is using.
  public static let outputLocked = DiagnosticCode("io.output-in-use", .reach)
  /// A database that can't be reached, or whose connection broke.
  public static let databaseUnreachable = DiagnosticCode("database.unreachable", .reach)
  /// A database in which something else is at work in the same place.
  public static let databaseBusy = DiagnosticCode("database.in-use", .reach)
  /// A library of the system that a step needs and that is not installed.
  public static let missingLibrary = DiagnosticCode("system.missing-library", .reach)
  /// A run that was stopped from outside.
  public static let interrupted = DiagnosticCode("run.interrupted", .reach)
  /// A server that can't be reached, or that breaks the connection or says nothing, however often it is tried.
  public static let httpUnreachable = DiagnosticCode("http.unreachable", .reach)
  /// An answer of a server other than the document that was asked for.
  public static let httpStatus = DiagnosticCode("http.status", .reach)
  /// A document that ends before its end, however often it is fetched.
  public static let httpTruncated = DiagnosticCode("http.truncated", .reach)
  /// A document that became another one while it was fetched.
  public static let httpChanged = DiagnosticCode("http.changed", .reach)
  /// A document larger than allowed.
  public static let httpTooLarge = DiagnosticCode("http.too-large", .reach)
  /// A redirect that is not followed.
  public static let httpRedirect = DiagnosticCode("http.redirect", .reach)
  /// A service that gives another number of records than it says it has.
  public static let odataIncomplete = DiagnosticCode("odata.incomplete", .reach)
  /// A service whose pages lead in a circle, without end, or to another host.
  public static let odataPaging = DiagnosticCode("odata.paging", .reach)
  /// An answer of a service that is not what OData says it should be.
  public static let odataAnswer = DiagnosticCode("odata.answer", .reach)

  // MARK: Ourselves

  /// A step that lost or made rows.
  public static let ledgerMismatch = DiagnosticCode("internal.ledger", .fault)
  /// Anything that should not be possible.
  public static let fault = DiagnosticCode("internal.fault", .fault)
}
