import IndicatorSchema

/// Goes through JSON (RFC 8259) byte by byte, so that a document of millions of numbers costs no tree of values.
///
/// The caller says what it expects next and gets it, or a `Diagnostic` with line and column:
///
/// ```swift
/// var scanner = JSONScanner(bytes, name: "map.json")
/// try scanner.object { scanner, key in
///   if key == "title" { title = try scanner.text() } else { try scanner.skip() }
/// }
/// try scanner.end()
/// ```
///
/// Nothing in the bytes can make it trap: every step is checked against their end, and depth is limited.
public struct JSONScanner {
  /// The document, which has to outlive the scanner.
  public let bytes: UnsafeRawBufferPointer
  /// The input as messages name it.
  public let name: String
  /// The offset of the byte that is read next. It may be set to where a value starts, to read that value again.
  public var position = 0
  private var depth = 0
  private let depthLimit: Int

  /// Deeper than any real document, and shallow enough for the stack.
  public static let usualDepth = 64

  /// Starts at the first byte, or behind a byte order mark.
  public init(_ bytes: UnsafeRawBufferPointer, name: String, depthLimit: Int = JSONScanner.usualDepth) {
    self.bytes = bytes
    self.name = name
    self.depthLimit = depthLimit
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next byte that is not blank, which stays to be read.
  public mutating func peek() throws -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    throw problem(.malformedJSON, "the end comes in the middle of a value")
  }

  /// Makes sure that nothing but blanks is left.
  public mutating func end() throws {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        throw problem(
          .malformedJSON, "\(shown(byte)) behind the end of the document",
          hint: "a document is one value; of several, each on a line of its own, it is JSON lines")
      }
      position += 1
    }
  }

  /// Reads one byte of punctuation.
  public mutating func expect(_ byte: UInt8) throws {
    let found = try peek()
    guard found == byte else {
      throw problem(.malformedJSON, "expected \(shown(byte)), found \(shown(found))")
    }
    position += 1
  }

  /// Reads an array; `element` has to read each of its values.
  public mutating func array(_ element: (inout JSONScanner) throws -> Void) throws {
    try expect(0x5B)
    try deeper()
    defer { depth -= 1 }
    if try peek() == 0x5D {
      position += 1
      return
    }
    while true {
      try element(&self)
      let next = try peek()
      guard next == 0x2C || next == 0x5D else {
        throw problem(.malformedJSON, "expected ',' or ']', found \(shown(next))")
      }
      position += 1
      if next == 0x5D { return }
    }
  }

  /// Reads an object; `member` has to read the value of each key.
  public mutating func object(_ member: (inout JSONScanner, String) throws -> Void) throws {
    try expect(0x7B)
    try deeper()
    defer { depth -= 1 }
    if try peek() == 0x7D {
      position += 1
      return
    }
    while true {
      let key = try string()
      try expect(0x3A)
      try member(&self, key)
      let next = try peek()
      guard next == 0x2C || next == 0x7D else {
        throw problem(.malformedJSON, "expected ',' or '}', found \(shown(next))")
      }
      position += 1
      if next == 0x7D { return }
    }
  }

  private mutating func deeper() throws {
    depth += 1
    guard depth <= depthLimit else {
      throw problem(.malformedJSON, "values nest deeper than \(depthLimit) levels")
    }
  }

  /// Reads a value of any kind and forgets it.
  public mutating func skip() throws {
    switch try peek() {
    case 0x7B: try object { scanner, _ in try scanner.skip() }
    case 0x5B: try array { try $0.skip() }
    case 0x22:
      let (range, isPlain) = try stringRange()
      if !isPlain { _ = try unescaped(range) }
    case 0x74: try word("true")
    case 0x66: try word("false")
    case 0x6E: try word("null")
    default: _ = try numberRange()
    }
  }

  /// Whether the next value is `null`, which is read then.
  public mutating func null() throws -> Bool {
    guard try peek() == 0x6E else { return false }
    try word("null")
    return true
  }

  /// A complaint about the present position, or about an earlier one.
  public func problem(_ code: DiagnosticCode, _ message: String, at offset: Int? = nil, hint: String? = nil)
    -> Diagnostic
  {
    Diagnostic(code, message, at: place(of: offset ?? position), hint: hint)
  }

  /// The line and column of a byte.
  public func place(of offset: Int) -> Place {
    var line = 1
    var column = 1
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for byte in bytes.prefix(offset).dropFirst(mark) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Place(name, line: line, column: column)
  }

  func shown(_ byte: UInt8) -> String {
    byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
  }
}
