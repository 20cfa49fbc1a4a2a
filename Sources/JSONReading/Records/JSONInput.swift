import IndicatorSchema
import PluginKit

/// The bytes of a document as they come in: a block at a time, of which what is still needed moves to the next one.
final class JSONInput {
  /// The input as messages name it.
  let name: String
  /// The bytes at hand.
  private(set) var block: RecordBlock
  /// Whether the block ends where the document ends.
  private(set) var isAtEnd = false
  /// Whether nothing more may be read for now, because someone looks ahead.
  var isFrozen = false

  private let reader: any ByteReader
  private let exchange: (RecordBlock) throws -> RecordBlock
  /// Why no more can be read; it is thrown when all that came before is dealt with.
  private(set) var failure: (any Error)?
  /// The bytes of the block that are known to be UTF-8.
  private var checked = 0
  /// The largest part of a document that has to be in memory at once.
  static let longestRecord = 16 << 20

  /// Thrown where more would have to be read while the input is frozen.
  struct Frozen: Error {}

  /// - Parameter exchange: Takes a block with records and gives a free one.
  init(
    _ reader: any ByteReader, _ block: RecordBlock, exchange: @escaping (RecordBlock) throws -> RecordBlock
  ) throws {
    self.reader = reader
    self.block = block
    self.exchange = exchange
    name = reader.name
    fill()
    if end == 0, let failure { throw failure }
    skipMark()
  }

  private func skipMark() {
    guard UnsafeBufferPointer(start: block.bytes, count: end).starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    block.bytes.update(from: block.bytes + 3, count: end - 3)
    block.count -= 3
    checked = max(0, checked - 3)
    block.seal()
  }

  /// Complains of a document without content.
  func requireContent() throws {
    let bytes = UnsafeBufferPointer(start: block.bytes, count: end)
    guard isAtEnd, bytes.allSatisfy(ValueScan.isBlank) else { return }
    throw Diagnostic(.emptyInput, "the document is empty", at: Place(name))
  }

  /// The first byte that is not there.
  var end: Int { block.count }

  /// Where a byte of the block stands in the document.
  func place(_ offset: Int) -> TextPlace { block.place(of: min(offset, block.count)) }

  /// A complaint about a byte of the block.
  func problem(_ code: DiagnosticCode, _ message: String, at offset: Int, hint: String? = nil) -> Diagnostic {
    block.problem(code, message, at: offset, name: name, hint: hint)
  }

  /// Reads more; what stands from an offset on is kept and starts the block then.
  ///
  /// - Throws: `Diagnostic` at the end of the document, and when what is kept is larger than any record.
  func refill(keeping offset: Int) throws {
    if isAtEnd { throw problem(.malformedJSON, "the document ends in the middle of a value", at: end) }
    if isFrozen { throw Frozen() }
    if let failure { throw failure }
    try hold(from: offset)
    try makeRoom()
    fill()
  }

  /// Makes room for a record that takes more than half of the block.
  func makeRoom() throws {
    guard end * 2 > block.capacity else { return }
    guard end < JSONInput.longestRecord else {
      throw problem(.tooLarge, "a record or text is larger than \(JSONInput.longestRecord) bytes", at: 0)
    }
    block.grow(to: block.capacity * 2)
  }

  /// Makes sure that so many bytes from an offset on are there, or all that there are, and that the block starts
  /// with them.
  func lookAhead(_ count: Int, from offset: Int) throws {
    try hold(from: offset)
    while !isAtEnd, failure == nil, end < count {
      if block.capacity < count { block.grow(to: count) }
      fill()
    }
  }

  /// Hands over the records of the block; what stands from an offset on starts the next block.
  func hold(from offset: Int) throws {
    let kept = end - offset
    let place = place(offset)
    let next = block.recordCount > 0 ? try exchange(block) : block
    if next !== block, next.capacity < kept * 2 { next.grow(to: kept * 2) }
    next.start = place
    next.names = block.names
    if kept > 0 {
      (next.bytes).update(from: block.bytes + offset, count: kept)
    }
    next.count = kept
    next.clearRecords(fieldCount: block.fieldCount)
    block = next
    checked = max(0, checked - offset)
  }

  /// Goes on in another block with what stands from an offset on, and gives the one at hand up to there.
  func part(at offset: Int, goingOnIn next: RecordBlock) -> RecordBlock {
    let full = block
    let kept = end - offset
    if next.capacity < kept * 2 { next.grow(to: kept * 2) }
    next.start = place(offset)
    next.names = full.names
    next.bytes.update(from: full.bytes + offset, count: kept)
    next.count = kept
    full.count = offset
    full.seal()
    block = next
    checked = max(0, checked - offset)
    return full
  }

  /// Fills the block; of what comes before a failure only what is known to be text stays.
  func fill() {
    do { try readBytes() } catch { failure = error }
    do {
      if checked == 0, block.start == TextPlace() { try checkEncoding() }
      try checkText()
    } catch {
      failure = error
      isAtEnd = false
    }
    if failure != nil { block.count = checked }
    block.seal()
  }
}

extension JSONInput {
  private func readBytes() throws {
    let limit = block.capacity
    while !isAtEnd, block.count < limit {
      let free = UnsafeMutableRawBufferPointer(start: block.bytes + block.count, count: limit - block.count)
      let count = try reader.read(into: free)
      isAtEnd = count == 0
      block.count += count
    }
  }

  /// The next byte that is no blank of the same line.
  static func skipBlanksInLine(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var position = start
    while position < end, bytes[position] != 0x0A, ValueScan.isBlank(bytes[position]) { position += 1 }
    return position
  }

  /// Says of a document in another encoding which one it is.
  private func checkEncoding() throws {
    let start = UnsafeBufferPointer(start: block.bytes, count: min(4, end))
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
      || start.contains(0)
    {
      throw Diagnostic(
        .encoding, "the document is not UTF-8 but UTF-16 or UTF-32", at: Place(name, line: 1, column: 1),
        hint: "convert it, for example with iconv -t UTF-8")
    }
  }

  /// Checks the bytes that came in last.
  ///
  /// Most documents are ASCII, which takes no more than a look at the highest bits.
  private func checkText() throws {
    while checked < end {
      let part = min(checked + 4096, end)
      var bits: UInt8 = 0
      for index in checked..<part { bits |= block.bytes[index] }
      if bits < 0x80 {
        checked = part
      } else if try !checkCharacters(upTo: part) {
        return
      }
    }
  }

  /// Checks whole characters; false when the last one of the block is still to come.
  private func checkCharacters(upTo part: Int) throws -> Bool {
    var last = part
    while last < end, block.bytes[last] & 0xC0 == 0x80, last < part + 3 { last += 1 }
    if last == end, !isAtEnd { last = JSONInput.wholeCharacters(block.bytes, from: checked, to: end) }
    if last == checked, !isAtEnd, end - checked < 4 { return false }
    let text = UnsafeBufferPointer(start: block.bytes + checked, count: last - checked)
    if last > checked, String(validating: text, as: UTF8.self) != nil {
      checked = last
      return last >= part
    }
    checked += JSONInput.firstFault(text)
    throw problem(
      .encoding, "bytes that are not UTF-8", at: checked,
      hint: "JSON is written in UTF-8; convert the file, for example with iconv -f LATIN1 -t UTF-8")
  }

  /// The end of the last character that is whole.
  private static func wholeCharacters(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    for back in 1...3 where end - back >= start && bytes[end - back] >= 0xC0 {
      let length = bytes[end - back] >= 0xF0 ? 4 : bytes[end - back] >= 0xE0 ? 3 : 2
      return length > back ? end - back : end
    }
    return end
  }

  private static func firstFault(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = text.makeIterator()
    var offset = 0
    while case .valid(let character) = parser.parseScalar(from: &bytes) { offset += character.count }
    return offset
  }
}
