import IndicatorSchema
import PluginKit

/// The text of an input as UTF-8 without byte order mark, pulled in blocks.
///
/// Text in UTF-8 passes through as it is and is checked by who reads it; other encodings are decoded here.
final class TextInput {
  let name: String
  let encoding: TextEncoding

  private let reader: any ByteReader
  private var decoder: TextDecoder?
  private var pending: [UInt8]
  private var isAtEnd = false

  /// How many bytes are read at once from an input that has to be decoded.
  private static let chunk = 64 * 1024

  /// Starts reading: finds out the encoding from the byte order mark where none is declared.
  ///
  /// - Throws: `Diagnostic` when the mark and the declared encoding contradict each other, and what the reader throws.
  init(_ reader: any ByteReader, declared: TextEncoding?) throws {
    self.reader = reader
    name = reader.name
    pending = try TextInput.start(of: reader)
    let marked = TextEncoding.marked(pending)
    if let declared, let marked, declared != marked {
      throw Diagnostic(
        .encoding,
        "the file starts with the byte order mark of \(marked.rawValue), not of \(declared.rawValue)",
        at: Place(reader.name, line: 1, column: 1),
        hint: "leave 'encoding' out, or set it to \(marked.rawValue)")
    }
    encoding = declared ?? marked ?? .utf8
    if let marked { pending.removeFirst(marked.mark.count) }
    if encoding != .utf8 { decoder = TextDecoder(encoding) }
  }

  /// The first bytes, as many as the longest byte order mark has.
  private static func start(of reader: any ByteReader) throws -> [UInt8] {
    var start = [UInt8](repeating: 0, count: 3)
    var count = 0
    while count < start.count {
      let read = try start.withUnsafeMutableBytes { try reader.read(into: .init(rebasing: $0[count...])) }
      if read == 0 { break }
      count += read
    }
    return Array(start[..<count])
  }

  /// Fills the buffer from its start; fewer bytes than asked for are not the end.
  ///
  /// - Returns: The number of bytes, 0 at the end only.
  /// - Throws: `UndecodableText` behind the last character before bytes that stand for nothing.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard decoder != nil else { return try readThrough(buffer) }
    while true {
      let written = decode(into: buffer)
      if written > 0 { return written }
      if let fault = decoder?.fault { throw UndecodableText(message: fault) }
      if isAtEnd { return 0 }
      try readPending()
    }
  }

  private func readThrough(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !pending.isEmpty else { return try reader.read(into: buffer) }
    let count = min(pending.count, buffer.count)
    buffer.copyBytes(from: pending[..<count])
    pending.removeFirst(count)
    return count
  }

  private func decode(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let isLast = isAtEnd
    let step = pending.withUnsafeBytes { decoder?.decode($0, into: buffer, isLast: isLast) }
    guard let step else { return 0 }
    pending.removeFirst(step.read)
    return step.written
  }

  private func readPending() throws {
    let kept = pending.count
    pending.append(contentsOf: repeatElement(0, count: TextInput.chunk))
    let read = try pending.withUnsafeMutableBytes { try reader.read(into: .init(rebasing: $0[kept...])) }
    pending.removeLast(TextInput.chunk - read)
    isAtEnd = read == 0
  }
}

/// Bytes that stand for no character; who reads the text knows the line and column.
struct UndecodableText: Error {
  var message: String

  func diagnostic(in name: String, at position: TextPosition) -> Diagnostic {
    Diagnostic(
      .encoding, message, at: Place(name, line: position.line, column: position.column),
      hint: "set 'encoding' to that of the file, one of "
        + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))
  }
}
