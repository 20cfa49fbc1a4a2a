import CLibXML2
import IndicatorSchema
import PluginKit

/// Reads an XML document with libxml2, which pulls it from a reader and calls back for every element.
///
/// Entities are not expanded beyond the five of XML, document types are refused, and nothing is ever fetched.
/// libxml2's own limits stay in force: 256 open elements, 10 MB in one attribute.
public struct RecordParser: ~Copyable {
  private let state: UnsafeMutablePointer<ParserState>
  private let parser: xmlParserCtxtPtr
  private let source: String

  /// How much is read on after an error to learn whether the archive is damaged.
  private static let drainLimit = 1 << 30
  private static let start: Void = xmlInitParser()

  /// Prepares to read a document of one form.
  ///
  /// - Throws: `Diagnostic` `internal.fault` when libxml2 has no memory left.
  public init(
    _ reader: any ByteReader, _ format: RecordFormat, handler: any RecordHandler,
    limits: RecordLimits = RecordLimits()
  ) throws {
    try self.init(reader, oneOf: [format], handler: handler, limits: limits)
  }

  /// Prepares to read a document of one of these forms, which its root element tells.
  ///
  /// - Throws: `Diagnostic` `internal.fault` when libxml2 has no memory left.
  public init(
    _ reader: any ByteReader, oneOf formats: [RecordFormat], handler: any RecordHandler,
    limits: RecordLimits = RecordLimits()
  ) throws {
    RecordParser.start
    let state = UnsafeMutablePointer<ParserState>.allocate(capacity: 1)
    var callbacks = SAXCallbacks.handler
    guard
      let parser = xmlCreateIOParserCtxt(
        &callbacks, state, SAXCallbacks.read, nil, state, XML_CHAR_ENCODING_NONE)
    else {
      state.deallocate()
      throw Diagnostic(.fault, "libxml2 does not start")
    }
    // With NOENT `&amp;` in attributes arrives as `&`; there are no other entities.
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue))
    let scanner = RecordScanner(
      formats, source: reader.name, parser: parser, limits: limits, handler: handler)
    state.initialize(to: ParserState(scanner: scanner, input: ParserInput(reader)))
    self.state = state
    self.parser = parser
    source = reader.name
  }

  deinit {
    xmlFreeParserCtxt(parser)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Reads the document to its end.
  ///
  /// - Throws: `Diagnostic` `xml.malformed`, `xml.forbidden`, `data.encoding` or `data.empty`, and what the
  ///   reader and the handler throw.
  public func run() throws {
    let result = withOwnErrorHandler { xmlParseDocument(parser) }
    if let failure = state.pointee.input.failure ?? state.pointee.scanner.failure { throw failure }
    let unread = try state.pointee.input.drain(limit: RecordParser.drainLimit)
    if state.pointee.input.isEmpty {
      throw Diagnostic(.emptyInput, "the file is empty", at: Place(source))
    }
    if let complaint = state.pointee.complaint {
      throw complaint.diagnostic(at: state.pointee.scanner.place)
    }
    guard isAtEnd, unread == 0 else {
      throw malformed("something follows the end of the root element")
    }
    guard result == 0, parser.pointee.wellFormed == 1, parser.pointee.nsWellFormed == 1 else {
      throw malformed("libxml2 gives no reason")
    }
    if let complaint = state.pointee.scanner.complaintOfNothing() { throw complaint }
  }

  private func malformed(_ reason: String) -> Diagnostic {
    Diagnostic(
      .malformedXML, "the XML is not well-formed: \(reason)", at: state.pointee.scanner.place)
  }

  /// Whether the parser has used all it has read: it takes a NUL for the end.
  private var isAtEnd: Bool {
    guard let input = parser.pointee.input else { return true }
    return input.pointee.cur >= input.pointee.end
  }

  /// libxml2 reports some errors, such as those of encodings, to a handler of the thread and prints them when
  /// there is none.
  private func withOwnErrorHandler<Result>(_ body: () -> Result) -> Result {
    let function = __xmlStructuredError().pointee
    let context = __xmlStructuredErrorContext().pointee
    xmlSetStructuredErrorFunc(state, SAXCallbacks.complain)
    defer { xmlSetStructuredErrorFunc(context, function) }
    return body()
  }
}
