extension UnsafeRawBufferPointer {
  /// The bytes without blanks and tabs at both ends.
  @inline(__always)
  var withoutBlanks: UnsafeRawBufferPointer {
    guard let base = baseAddress else { return self }
    var start = base
    var end = base + count
    while start < end, UnsafeRawBufferPointer.isBlank(start) { start += 1 }
    while end > start, UnsafeRawBufferPointer.isBlank(end - 1) { end -= 1 }
    return UnsafeRawBufferPointer(start: start, count: end - start)
  }

  @inline(__always)
  private static func isBlank(_ position: UnsafeRawPointer) -> Bool {
    let byte = position.load(as: UInt8.self)
    return byte == 0x20 || byte == 0x09
  }

  /// The bytes as text.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// The bytes as a message shows them: on one line, in quotes and not too long.
  var shown: String {
    let longest = 60
    let start = String(decoding: prefix(longest * 4 + 1), as: UTF8.self)
    var shown = ""
    for scalar in start.unicodeScalars.prefix(longest) {
      let isPlain =
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
        && !scalar.properties.isDefaultIgnorableCodePoint
      shown += isPlain ? String(scalar) : scalar.escaped(asASCII: true)
    }
    return "'\(shown)\(start.unicodeScalars.count > longest ? "…" : "")'"
  }
}
