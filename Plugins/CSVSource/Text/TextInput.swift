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
  /// Bytes that were read and not yet given away or decoded: those of `pending` from `taken`.
  private var pending: [UInt8]
  private var taken = 0
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
    taken = marked?.mark.count ?? 0
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
    guard taken < pending.count else { return try reader.read(into: buffer) }
    let count = min(pending.count - taken, buffer.count)
    buffer.copyBytes(from: pending[taken..<taken + count])
    taken += count
    return count
  }

  private func decode(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let step = pending.withUnsafeBytes { bytes in
      decoder?.decode(.init(rebasing: bytes[taken...]), into: buffer, isLast: isAtEnd)
    }
    guard let step else { return 0 }
    taken += step.read
    return step.written
  }

  /// Reads on behind the bytes of a character of which the end is not there yet.
  private func readPending() throws {
    pending.removeFirst(taken)
    taken = 0
    let read = try withUnsafeTemporaryAllocation(byteCount: TextInput.chunk, alignment: 1) { chunk in
      let read = try reader.read(into: chunk)
      pending.append(contentsOf: chunk[..<read])
      return read
    }
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
