/// The kind of a complaint, stable across versions, and what it means for the run.
public struct DiagnosticCode: Hashable, Sendable {
  /// The code that users see and search for, such as `config.unknown-field`.
  public let text: String
  /// What the complaint means for the run.
  public let category: Category

  /// Who has to act, which decides the exit code.
  public enum Category: Hashable, Sendable {
    /// The pipeline file or the command line is wrong: exit code 2.
    case pipeline
    /// The data failed a check or the error budget: exit code 1.
    case data
    /// A source or sink is out of reach, trying again may help: exit code 3.
    case reach
    /// A fault of this program: exit code 4.
    case fault
  }

  private init(_ text: String, _ category: Category) {
    self.text = text
    self.category = category
  }
}

extension DiagnosticCode {
  // The pipeline file.
  public static let yamlSyntax = DiagnosticCode("yaml.syntax", .pipeline)
  public static let duplicateKey = DiagnosticCode("yaml.duplicate-key", .pipeline)
  public static let unknownField = DiagnosticCode("config.unknown-field", .pipeline)
  public static let missingField = DiagnosticCode("config.missing-field", .pipeline)
  public static let wrongType = DiagnosticCode("config.wrong-type", .pipeline)
  public static let invalidValue = DiagnosticCode("config.invalid-value", .pipeline)
  public static let unknownPlugin = DiagnosticCode("config.unknown-plugin", .pipeline)
  public static let unknownStep = DiagnosticCode("config.unknown-step", .pipeline)
  public static let duplicateStep = DiagnosticCode("config.duplicate-step", .pipeline)
  public static let unusedStep = DiagnosticCode("config.unused-step", .pipeline)
  public static let cycle = DiagnosticCode("config.cycle", .pipeline)
  public static let unknownParameter = DiagnosticCode("config.unknown-parameter", .pipeline)
  public static let unusedParameter = DiagnosticCode("config.unused-parameter", .pipeline)
  public static let unknownIndicator = DiagnosticCode("config.unknown-indicator", .pipeline)
  public static let unknownBinding = DiagnosticCode("config.unknown-binding", .pipeline)
  public static let unitClash = DiagnosticCode("config.unit-clash", .pipeline)
  public static let contextScored = DiagnosticCode("config.context-scored", .pipeline)
  public static let expressionSyntax = DiagnosticCode("config.expression", .pipeline)
  public static let fileNotFound = DiagnosticCode("config.file-not-found", .pipeline)
  public static let usage = DiagnosticCode("usage", .pipeline)

  // The data.
  public static let columnNotFound = DiagnosticCode("binding.no-column", .data)
  public static let columnAmbiguous = DiagnosticCode("binding.ambiguous-column", .data)
  public static let emptyInput = DiagnosticCode("data.empty", .data)
  public static let encoding = DiagnosticCode("data.encoding", .data)
  public static let strayQuote = DiagnosticCode("csv.stray-quote", .data)
  public static let unclosedQuote = DiagnosticCode("csv.unclosed-quote", .data)
  public static let fieldCount = DiagnosticCode("csv.field-count", .data)
  public static let fieldTooLong = DiagnosticCode("data.field-too-long", .data)
  public static let duplicateField = DiagnosticCode("data.duplicate-field", .data)
  public static let malformedXML = DiagnosticCode("xml.malformed", .data)
  public static let forbiddenXML = DiagnosticCode("xml.forbidden", .data)
  public static let unexpectedElement = DiagnosticCode("xml.unexpected-element", .data)
  public static let notANumber = DiagnosticCode("data.not-a-number", .data)
  public static let outOfRange = DiagnosticCode("data.out-of-range", .data)
  public static let unknownArea = DiagnosticCode("data.unknown-area", .data)
  public static let unknownPeriod = DiagnosticCode("data.unknown-period", .data)
  public static let unknownCategory = DiagnosticCode("data.unknown-category", .data)
  public static let duplicateArea = DiagnosticCode("data.duplicate-area", .data)
  public static let corruptArchive = DiagnosticCode("archive.corrupt", .data)
  public static let truncatedArchive = DiagnosticCode("archive.truncated", .data)
  public static let archiveMember = DiagnosticCode("archive.member", .data)
  public static let archiveTooLarge = DiagnosticCode("archive.too-large", .data)
  public static let budgetExceeded = DiagnosticCode("run.error-budget", .data)
  public static let checkFailed = DiagnosticCode("run.check-failed", .data)
  public static let cannotCompute = DiagnosticCode("data.cannot-compute", .data)

  // The surroundings.
  public static let cannotRead = DiagnosticCode("io.cannot-read", .reach)
  public static let cannotWrite = DiagnosticCode("io.cannot-write", .reach)
  public static let outputLocked = DiagnosticCode("io.output-in-use", .reach)
  public static let interrupted = DiagnosticCode("run.interrupted", .reach)

  // Ourselves.
  public static let ledgerMismatch = DiagnosticCode("internal.ledger", .fault)
  public static let fault = DiagnosticCode("internal.fault", .fault)
}
