import CLibXML2
import IndicatorSchema

/// An error that libxml2 reported.
struct ParserComplaint {
  private let code: UInt32
  private let line: Int
  private let column: Int
  private let message: String
  private let names: [String]
  private let number: Int

  /// Takes an error; nil for a warning.
  init?(_ error: UnsafePointer<xmlError>) {
    let error = error.pointee
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue else { return nil }
    code = UInt32(bitPattern: error.code)
    line = Int(error.line)
    column = Int(error.int2)
    number = Int(error.int1)
    message = error.message.map { String(cString: $0) } ?? ""
    names = [error.str1, error.str2].compactMap { $0.map { String(cString: $0) } }
  }

  /// The complaint in our words.
  ///
  /// - Parameter fallback: Where the parser was, for errors that don't say where they are.
  func diagnostic(at fallback: Place) -> Diagnostic {
    let place = line > 0 ? Place(fallback.file, line: line, column: max(column, 1)) : fallback
    switch xmlParserErrors(code) {
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_LTSLASH_REQUIRED, XML_ERR_GT_REQUIRED, XML_ERR_CDATA_NOT_FINISHED,
      XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_PI_NOT_FINISHED:
      return malformed(place, hint: "the document may have been cut off")
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_ENCODING,
      XML_ERR_UNSUPPORTED_ENCODING, XML_I18N_CONV_FAILED, XML_I18N_NO_HANDLER, XML_IO_ENCODER:
      return Diagnostic(
        .encoding, "the text is not in the encoding that it claims: \(reason)", at: place,
        hint: "the XML declaration must name the encoding that the file has")
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      return Diagnostic(
        .forbiddenXML, "\(reason)", at: place, hint: "only the five entities of XML are known")
    default:
      return malformed(place, hint: nil)
    }
  }

  private func malformed(_ place: Place, hint: String?) -> Diagnostic {
    Diagnostic(.malformedXML, "the XML is not well-formed: \(reason)", at: place, hint: hint)
  }

  private var reason: String {
    switch (xmlParserErrors(code), names.first) {
    case (XML_ERR_TAG_NAME_MISMATCH, let start?) where names.count > 1:
      "<\(start)> of line \(number) is closed by </\(names[1])>"
    case (XML_ERR_TAG_NOT_FINISHED, let start?): "<\(start)> of line \(number) is not closed"
    case (XML_ERR_DOCUMENT_EMPTY, _): "there is no element"
    case (XML_ERR_NO_MEMORY, _): "it has more different names than fit into memory"
    case (XML_ERR_DOCUMENT_END, _): "something follows the end of the root element"
    case (XML_ERR_LT_IN_ATTRIBUTE, _): "'<' in the value of an attribute"
    case (XML_ERR_ATTRIBUTE_REDEFINED, let name?): "the attribute '\(name)' is given twice"
    case (XML_NS_ERR_UNDEFINED_NAMESPACE, let prefix?): "the prefix '\(prefix)' is not declared"
    case (XML_ERR_UNDECLARED_ENTITY, let name?): "the entity '\(name)' is not declared"
    default: ownWords
    }
  }

  /// The first line of what libxml2 says, as the end of a sentence.
  private var ownWords: String {
    let line = message.split(separator: "\n").first.map(String.init) ?? "error \(code)"
    // The advice to lift libxml2's limits is not for our users.
    let first = line.replacing(" use XML_PARSE_HUGE option", with: "")
    return first.prefix(1).lowercased() + first.dropFirst().trimmingSuffix { $0 == " " || $0 == "!" }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isOdd: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isOdd(last) { rest.removeLast() }
    return rest
  }
}
