import ByteInput
import Foundation
import PluginKit

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A sheet of an Excel workbook: just enough to read published test data where it lies.
enum Workbook {
  /// The rows of a sheet as maps from the header of the first row to the text of the cell; empty rows are left
  /// out.
  static func rows(_ file: URL, sheet: Int) throws -> [[String: String]] {
    let shared = try parse(SharedStrings(), "xl/sharedStrings.xml", of: file).strings
    let cells = try parse(Cells(shared), "xl/worksheets/sheet\(sheet).xml", of: file).rows
    guard let header = cells.first else { return [] }
    return cells.dropFirst().filter { !$0.isEmpty }.map { row in
      var named: [String: String] = [:]
      for (column, text) in row { if let name = header[column] { named[name] = text } }
      return named
    }
  }

  private static func parse<Reader: NSObject & XMLParserDelegate>(
    _ reader: Reader, _ member: String, of file: URL
  ) throws -> Reader {
    let location = Location(path: file.lastPathComponent, member: member, place: .init("test"))
    let input = try ByteInput.open(location, path: file.path)
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = try block.withUnsafeMutableBytes { try input.read(into: $0) }
      if count == 0 { break }
      bytes += block[..<count]
    }
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    return reader
  }
}

/// The texts that cells refer to by number; a text may come in several runs.
private final class SharedStrings: NSObject, XMLParserDelegate {
  private(set) var strings: [String] = []
  private var isText = false

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
    attributes _: [String: String]
  ) {
    if name == "si" { strings.append("") }
    isText = name == "t"
  }

  func parser(
    _: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?
  ) { isText = false }

  func parser(_: XMLParser, foundCharacters text: String) {
    if isText, !strings.isEmpty { strings[strings.count - 1] += text }
  }
}

/// The cells of a sheet by column letter.
private final class Cells: NSObject, XMLParserDelegate {
  private(set) var rows: [[String: String]] = []
  private let shared: [String]
  private var column = ""
  private var isShared = false
  private var value: String?

  init(_ shared: [String]) { self.shared = shared }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "row": rows.append([:])
    case "c":
      column = (attributes["r"] ?? "").filter(\.isLetter)
      isShared = attributes["t"] == "s"
    case "v": value = ""
    default: break
    }
  }

  func parser(_: XMLParser, foundCharacters text: String) { value? += text }

  func parser(
    _: XMLParser, didEndElement name: String, namespaceURI _: String?, qualifiedName _: String?
  ) {
    guard name == "v", let text = value else { return }
    rows[rows.count - 1][column] = isShared ? Int(text).map { shared[$0] } : text
    value = nil
  }
}
