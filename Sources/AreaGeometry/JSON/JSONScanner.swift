import IndicatorSchema

/// Goes through JSON (RFC 8259) byte by byte, so that a map of millions of numbers costs no tree of values.
///
/// Nothing in the bytes can make it trap: every step is checked against their end, and depth is limited.
struct JSONScanner {
  let bytes: UnsafeRawBufferPointer
  /// The input as messages name it.
  let name: String
  var position = 0
  private var depth = 0

  /// Deeper than any map, and shallow enough for the stack.
  private static let depthLimit = 64

  init(_ bytes: UnsafeRawBufferPointer, name: String) {
    self.bytes = bytes
    self.name = name
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next byte that is not blank, which stays to be read.
  mutating func peek() throws -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    throw problem(.malformedJSON, "the file ends in the middle of a value")
  }

  /// Reads one byte of punctuation.
  mutating func expect(_ byte: UInt8) throws {
    let found = try peek()
    guard found == byte else {
      throw problem(.malformedJSON, "expected \(shown(byte)), found \(shown(found))")
    }
    position += 1
  }

  /// Reads an array; `element` has to read each of its values.
  mutating func array(_ element: (inout JSONScanner) throws -> Void) throws {
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
  mutating func object(_ member: (inout JSONScanner, String) throws -> Void) throws {
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
    guard depth <= JSONScanner.depthLimit else {
      throw problem(.malformedJSON, "values nest deeper than \(JSONScanner.depthLimit) levels")
    }
  }

  /// Reads a value of any kind and forgets it.
  mutating func skip() throws {
    switch try peek() {
    case 0x7B: try object { scanner, _ in try scanner.skip() }
    case 0x5B: try array { try $0.skip() }
    case 0x22: _ = try string()
    case 0x74: try word("true")
    case 0x66: try word("false")
    case 0x6E: try word("null")
    default: _ = try number()
    }
  }

  /// Whether the next value is `null`, which is read then.
  mutating func null() throws -> Bool {
    guard try peek() == 0x6E else { return false }
    try word("null")
    return true
  }

  private mutating func word(_ word: StaticString) throws {
    let length = word.utf8CodeUnitCount
    let isThere =
      position + length <= bytes.count
      && (0..<length).allSatisfy { bytes[position + $0] == word.utf8Start[$0] }
    guard isThere else { throw problem(.malformedJSON, "expected a value, found \(shown(bytes[position]))") }
    position += length
  }

  /// A complaint about the present position, or about an earlier one.
  func problem(_ code: DiagnosticCode, _ message: String, at offset: Int? = nil, hint: String? = nil)
    -> Diagnostic
  {
    Diagnostic(code, message, at: place(of: offset ?? position), hint: hint)
  }

  /// The line and column of a byte.
  func place(of offset: Int) -> Place {
    var line = 1
    var start = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    return Place(name, line: line, column: offset - start + 1)
  }

  func shown(_ byte: UInt8) -> String {
    byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
  }
}
