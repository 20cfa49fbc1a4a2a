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
}
