import CLibXML2
import IndicatorSchema

/// What the callbacks of a parser work on, at an address that the parser hands to each of them.
struct ParserState: ~Copyable {
  var scanner: RecordScanner
  var input: ParserInput
  /// The first error of the parser.
  var complaint: ParserComplaint?
}

/// The C functions that libxml2 calls.
enum SAXCallbacks {
  /// A handler that calls these functions and nothing else: no entity, no document type, no tree.
  static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.internalSubset = { context, _, _, _ in SAXCallbacks.refuseDocumentType(context) }
    handler.startElementNs = { context, local, _, namespace, _, _, count, _, attributes in
      guard let state = SAXCallbacks.state(context), let local else { return }
      state.pointee.scanner.start(local, namespace, AttributeList(attributes, count: Int(count)))
    }
    handler.endElementNs = { context, _, _, _ in SAXCallbacks.state(context)?.pointee.scanner.end() }
    handler.characters = characters
    // The same function, or libxml2 looks at every blank to tell them apart.
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.serror = complain
    return handler
  }

  /// Reads the next bytes for the parser.
  static let read: xmlInputReadCallback = { context, buffer, count in
    guard let state = state(context), let buffer else { return -1 }
    let target = UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
    let filled = state.pointee.input.read(target)
    state.pointee.input.watch(
      events: state.pointee.scanner.events, filled: filled, place: state.pointee.scanner.place)
    return Int32(filled)
  }

  /// Keeps the first error.
  ///
  /// The parser is not stopped here, where it does not expect that: it ends because its
  /// input does.
  static let complain: xmlStructuredErrorFunc = { context, error in
    guard let state = state(context), let error, state.pointee.complaint == nil,
      let complaint = ParserComplaint(error)
    else { return }
    state.pointee.complaint = complaint
    state.pointee.scanner.ignoreTheRest()
    state.pointee.input.close()
  }

  private static let characters: charactersSAXFunc = { context, text, count in
    guard let state = state(context), let text else { return }
    state.pointee.scanner.characters(text, Int(count))
  }

  /// A document type can define entities that grow without end or name files: no table needs one.
  private static func refuseDocumentType(_ context: UnsafeMutableRawPointer?) {
    guard let state = state(context) else { return }
    state.pointee.scanner.fail(
      Diagnostic(
        .forbiddenXML, "the document has a document type (<!DOCTYPE>), which is refused",
        at: state.pointee.scanner.place, hint: "remove it; data needs none"))
  }

  @inline(__always)
  private static func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ParserState>? {
    context?.assumingMemoryBound(to: ParserState.self)
  }
}
