import PluginKit

/// A sample as UTF-8 text, with the encoding that was found out.
struct SampleText {
  /// The encoding, and whether the bytes themselves say so.
  let encoding: TextEncoding
  let isMarked: Bool
  /// The probability that it is this encoding.
  let confidence: Double
  /// The start of the text in UTF-8, cut behind its last line unless it is the whole.
  let start: [UInt8]
  /// The end of the text from the first line that is complete; empty when `start` is the whole.
  let end: [UInt8]

  /// Decodes a sample; nil when it is no text.
  init?(_ sample: InputSample) {
    let guess = EncodingGuess(sample)
    encoding = guess.encoding
    isMarked = guess.isMarked
    confidence = guess.confidence
    let body = isMarked ? sample.start.dropFirst(encoding.mark.count) : sample.start[...]
    guard let text = SampleText.decoded(Array(body), encoding) else { return nil }
    start = sample.isWhole ? text : SampleText.completeLines(text)
    let tail = SampleText.decoded(SampleText.aligned(sample.end, encoding), encoding) ?? []
    end = Array(tail.drop { $0 != Byte.lineFeed }.dropFirst())
    guard !SampleText.isBinary(start) else { return nil }
  }

  private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8]? {
    guard encoding != .utf8 else { return bytes }
    var decoder = TextDecoder(encoding)
    var text = [UInt8](repeating: 0, count: bytes.count * 3 + TextDecoder.longestStep)
    let written = bytes.withUnsafeBytes { source in
      text.withUnsafeMutableBytes { decoder.decode(source, into: $0, isLast: false).written }
    }
    guard decoder.fault == nil else { return nil }
    text.removeSubrange(written...)
    return text
  }

  /// The last bytes of a file of code units of two bytes, from a whole one; the file has an even number of bytes.
  private static func aligned(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
    return isWide && bytes.count % 2 == 1 ? Array(bytes.dropFirst()) : bytes
  }

  private static func completeLines(_ text: [UInt8]) -> [UInt8] {
    guard let last = text.lastIndex(of: Byte.lineFeed) ?? text.lastIndex(of: Byte.carriageReturn) else {
      return text
    }
    return Array(text[...last])
  }

  /// Whether there is a zero byte, or more than a few other control characters.
  private static func isBinary(_ text: [UInt8]) -> Bool {
    let usual: Set<UInt8> = [Byte.tab, Byte.lineFeed, Byte.carriageReturn, 0x0C, 0x1A]
    let controls = text.count { $0 < Byte.blank && !usual.contains($0) }
    return text.contains(0) || controls > max(4, text.count / 200)
  }
}

/// Finds out how the bytes of a sample stand for characters.
struct EncodingGuess {
  var encoding = TextEncoding.utf8
  var isMarked = false
  var confidence = 0.99

  init(_ sample: InputSample) {
    if let marked = TextEncoding.marked(sample.start) {
      (encoding, isMarked) = (marked, true)
    } else if let wide = EncodingGuess.wide(sample.start) {
      (encoding, confidence) = (wide, 0.9)
    } else if EncodingGuess.isUTF8(sample.start, isWhole: sample.isWhole),
      EncodingGuess.isUTF8(sample.end, isWhole: false)
    {
      confidence = sample.start.contains { $0 >= 0x80 } ? 0.99 : 0.95
    } else {
      let isLatin = (sample.start + sample.end).contains { Windows1252.scalar($0) == nil }
      (encoding, confidence) = isLatin ? (.latin1, 0.5) : (.windows1252, 0.8)
    }
  }

  /// UTF-16 without a byte order mark: of western text every other byte is zero.
  private static func wide(_ bytes: [UInt8]) -> TextEncoding? {
    let start = bytes.prefix(4096)
    guard start.count >= 4, start.contains(0) else { return nil }
    let pairs = start.count / 2
    let zeros = (0..<pairs).reduce(into: (even: 0, odd: 0)) { counts, pair in
      counts.even += start[2 * pair] == 0 ? 1 : 0
      counts.odd += start[2 * pair + 1] == 0 ? 1 : 0
    }
    if zeros.odd * 10 >= pairs * 8, zeros.even == 0 { return .utf16LittleEndian }
    if zeros.even * 10 >= pairs * 8, zeros.odd == 0 { return .utf16BigEndian }
    return nil
  }

  /// Whether the bytes are UTF-8, but for characters that were cut off at the ends of a part.
  private static func isUTF8(_ bytes: [UInt8], isWhole: Bool) -> Bool {
    let first = isWhole ? 0 : bytes.prefix(3).prefix { UTF8Check.isContinuation($0) }.count
    let padded = bytes + [0, 0, 0, 0]
    return padded.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return true }
      let last = isWhole ? bytes.count : max(first, bytes.count - 3)
      return UTF8Check.end(start, from: first, to: last) != nil
    }
  }
}
