/// Turns bytes of an encoding other than UTF-8 into UTF-8, as they come.
struct TextDecoder {
  let encoding: TextEncoding
  /// What is wrong with the byte at which `decode` stopped, once it has met one that stands for nothing.
  private(set) var fault: String?
  private var written = 0

  /// The most bytes of UTF-8 that one step writes.
  static let longestStep = 4

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// Decodes until the source is used up, the destination is full or a byte stands for nothing.
  ///
  /// - Parameter isLast: Whether no more source will follow, so that half a character is a fault.
  /// - Returns: The bytes read and the bytes written.
  mutating func decode(
    _ source: UnsafeRawBufferPointer, into destination: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> (read: Int, written: Int) {
    written = 0
    var read = 0
    while read < source.count, destination.count - written >= TextDecoder.longestStep, fault == nil {
      let step = scalar(source, read, isLast: isLast)
      guard step.length > 0 else { break }
      append(step.value, destination)
      read += step.length
    }
    return (read, written)
  }

  /// The character at a position and its length; a length of 0 when it is incomplete or faulty.
  private mutating func scalar(
    _ source: UnsafeRawBufferPointer, _ at: Int, isLast: Bool
  ) -> (value: UInt32, length: Int) {
    switch encoding {
    case .utf8, .latin1: return (UInt32(source[at]), 1)
    case .windows1252:
      if let value = Windows1252.scalar(source[at]) { return (value, 1) }
      fault = "byte \(hexadecimal(source[at])) is no character of windows-1252"
      return (0, 0)
    case .codePage850: return (CodePage850.scalar(source[at]), 1)
    case .utf16LittleEndian, .utf16BigEndian: return wideScalar(source, at, isLast: isLast)
    }
  }

  private mutating func wideScalar(
    _ source: UnsafeRawBufferPointer, _ at: Int, isLast: Bool
  ) -> (value: UInt32, length: Int) {
    guard let first = unit(source, at) else {
      if isLast { fault = "the file ends in the middle of a character" }
      return (0, 0)
    }
    guard UTF16.isLeadSurrogate(first) || UTF16.isTrailSurrogate(first) else { return (UInt32(first), 2) }
    guard let second = unit(source, at + 2) else {
      if isLast { fault = "the file ends in the middle of a character" }
      return (0, 0)
    }
    guard UTF16.isLeadSurrogate(first), UTF16.isTrailSurrogate(second) else {
      fault = "\(hexadecimal(first)) is half a character of \(encoding.rawValue)"
      return (0, 0)
    }
    return (0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)), 4)
  }

  private func unit(_ source: UnsafeRawBufferPointer, _ at: Int) -> UInt16? {
    guard at + 1 < source.count else { return nil }
    let (first, second) = (UInt16(source[at]), UInt16(source[at + 1]))
    return encoding == .utf16LittleEndian ? first | second << 8 : first << 8 | second
  }

  private mutating func append(_ value: UInt32, _ destination: UnsafeMutableRawBufferPointer) {
    func put(_ byte: UInt32) {
      destination[written] = UInt8(truncatingIfNeeded: byte)
      written += 1
    }
    switch value {
    case 0..<0x80: put(value)
    case 0x80..<0x800:
      put(0xC0 | value >> 6)
      put(0x80 | value & 0x3F)
    case 0x800..<0x10000:
      put(0xE0 | value >> 12)
      put(0x80 | value >> 6 & 0x3F)
      put(0x80 | value & 0x3F)
    default:
      put(0xF0 | value >> 18)
      put(0x80 | value >> 12 & 0x3F)
      put(0x80 | value >> 6 & 0x3F)
      put(0x80 | value & 0x3F)
    }
  }
}

/// A byte or code unit as messages print it, such as `0xE9`.
func hexadecimal(_ value: some BinaryInteger) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return "0x" + String(repeating: "0", count: digits.count % 2) + digits
}
