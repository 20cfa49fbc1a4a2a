// JSON text straight into bytes: one form for every value, so that equal values give equal bytes.

extension [UInt8] {
  /// Appends text as it is.
  @inlinable public mutating func appendText(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a JSON string with its quotes.
  ///
  /// Escaped are quotes, backslashes, control characters, U+2028 and U+2029, which end a line in JavaScript, and
  /// U+FEFF, which some readers leave out.
  public mutating func appendString(_ text: String) {
    append(0x22)
    var text = text
    let isPlain = text.withUTF8 { bytes in
      guard bytes.allSatisfy(Self.isPlain) else { return false }
      append(contentsOf: bytes)
      return true
    }
    if !isPlain { appendEscaped(text) }
    append(0x22)
  }

  /// Whether a byte can neither need an escape nor start a character that does.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
      && byte != 0xEF
  }

  private mutating func appendEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": appendText("\\\"")
      case "\\": appendText("\\\\")
      case "\n": appendText("\\n")
      case "\r": appendText("\\r")
      case "\t": appendText("\\t")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        appendEscape(scalar)
      default: append(contentsOf: String(scalar).utf8)
      }
    }
  }

  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    let digits = Array("0123456789abcdef".utf8)
    appendText("\\u")
    for shift in [12, 8, 4, 0] { append(digits[Int(scalar.value >> UInt32(shift)) & 0xF]) }
  }

  /// Appends a finite number as ECMAScript prints it (ECMA-262, Number::toString): the shortest digits that
  /// read back as the same number, no `.0`, an exponent only from 1e21 and below 1e-6.
  public mutating func appendNumber(_ value: Double) {
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 {
      var text = String(whole)
      text.withUTF8 { append(contentsOf: $0) }
      return
    }
    let start = count
    appendDescription(of: value)
    if self[start...].contains(0x65) {
      let text = String(decoding: self[start...], as: UTF8.self)
      removeSubrange(start...)
      appendScientific(text)
    } else if count - start > 2 && self[count - 2] == 0x2E && self[count - 1] == 0x30 {
      removeLast(2)
    }
  }

  /// Appends what `description` gives, without a String for it: of most doubles it would not fit in its 15 bytes.
  private mutating func appendDescription(of value: Double) {
    var stream = ByteStream()
    swap(&stream.bytes, &self)
    value.write(to: &stream)
    swap(&stream.bytes, &self)
  }

  /// Reprints `-d.ddde±xx`, of which Swift makes earlier use than ECMAScript.
  private mutating func appendScientific(_ text: String) {
    let parts = text.utf8.split(separator: 0x65, maxSplits: 1)
    guard parts.count == 2, let exponent = Int(String(parts[1]) ?? "") else {
      return append(contentsOf: text.utf8)
    }
    if parts[0].first == 0x2D { append(0x2D) }
    let digits = trimmedZeros(parts[0].filter { $0 >= 0x30 && $0 <= 0x39 })
    switch exponent {
    case 0..<21:
      appendFraction(digits, whole: exponent + 1)
    case -6..<0:
      appendFraction(Array(repeatElement(0x30, count: -exponent)) + digits, whole: 1)
    default:
      appendFraction(digits, whole: 1)
      append(contentsOf: "e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)".utf8)
    }
  }

  /// Appends digits with a point behind the first `whole` of them, where any follow.
  private mutating func appendFraction(_ digits: [UInt8], whole: Int) {
    append(contentsOf: digits.prefix(whole))
    append(contentsOf: repeatElement(0x30, count: Swift.max(0, whole - digits.count)))
    guard digits.count > whole else { return }
    append(0x2E)
    append(contentsOf: digits.dropFirst(whole))
  }

  private func trimmedZeros(_ digits: [UInt8]) -> [UInt8] {
    let kept = digits.lastIndex { $0 != 0x30 }.map { $0 + 1 } ?? 1
    return Array(digits.prefix(kept))
  }
}

/// Takes text that is printed into it as bytes.
private struct ByteStream: TextOutputStream {
  var bytes: [UInt8] = []

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Is given the digits of numbers where the standard library has them as bytes.
  mutating func _writeASCII(_ buffer: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: buffer) }
}
