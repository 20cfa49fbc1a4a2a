import IndicatorSchema

// Strings, numbers and words as ranges of bytes.

extension JSONScanner {
  /// Reads a string: the bytes between its quotes, and whether they stand for themselves.
  public mutating func stringRange() throws -> (range: Range<Int>, isPlain: Bool) {
    guard try peek() == 0x22 else {
      throw problem(.malformedJSON, "expected '\"', found \(shown(bytes[position]))")
    }
    let start = position + 1
    var isPlain = true
    position = start
    while position < bytes.count {
      switch bytes[position] {
      case 0x22:
        position += 1
        return (start..<position - 1, isPlain)
      case 0x5C:
        isPlain = false
        position += 2
      case 0..<0x20: throw problem(.malformedJSON, "a control character in a string")
      default: position += 1
      }
    }
    throw problem(.malformedJSON, "a string that is not closed", at: start - 1)
  }

  /// Reads a number: its bytes.
  public mutating func numberRange() throws -> Range<Int> {
    let first = try peek()
    let start = position
    if first == 0x2D { position += 1 }
    let isZero = position < bytes.count && bytes[position] == 0x30
    let count = skipDigits()
    guard count > 0, count == 1 || !isZero else { throw notANumber(start) }
    if isNext(0x2E) {
      position += 1
      guard skipDigits() > 0 else { throw notANumber(start) }
    }
    if isNext(0x65) || isNext(0x45) {
      position += 1
      if isNext(0x2B) || isNext(0x2D) { position += 1 }
      guard skipDigits() > 0 else { throw notANumber(start) }
    }
    return start..<position
  }

  private func isNext(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 <= 9 { position += 1 }
    return position - start
  }

  private func notANumber(_ start: Int) -> Diagnostic {
    let end = min(bytes.count, start + 12)
    let found = String(decoding: bytes[start..<end], as: UTF8.self)
    return problem(.malformedJSON, "expected a value, found \(found.debugDescription)", at: start)
  }

  /// Reads one of the words of JSON.
  mutating func word(_ word: StaticString) throws {
    let length = word.utf8CodeUnitCount
    let first = try peek()
    let isThere =
      position + length <= bytes.count
      && (0..<length).allSatisfy { bytes[position + $0] == word.utf8Start[$0] }
    guard isThere else { throw problem(.malformedJSON, "expected a value, found \(shown(first))") }
    position += length
  }
}
