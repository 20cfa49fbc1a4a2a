import PluginKit

/// Takes one record apart after the other, all of whose bytes are in memory.
///
/// It runs for every byte of documents of gigabytes, so it makes no value of anything: what a field holds is a range
/// of bytes.
struct RecordScanner {
  /// The names of the records.
  private(set) var tree: KeyTree
  /// Whether the record that was read last is no good.
  private(set) var hasFault = false
  /// Why it is not, when it is not.
  private(set) var fault = RecordFault.noRecord
  /// How the values ended.
  private(set) var values: ValueScan
  /// Whether the records have more fields than can be.
  private(set) var hasTooManyFields = false

  private unowned(unsafe) var block: RecordBlock
  private var base: UnsafePointer<UInt8>
  private var row: UnsafeMutablePointer<Span>
  private var guesses: KeyGuesses
  private var entries: UnsafeMutablePointer<KeyTree.Entry>
  private var firsts: UnsafeMutablePointer<Int>
  private var words: UnsafeMutablePointer<UInt64>
  private let keySlot: Int
  private let grows: Bool
  /// The number of fields that the rows of a block need.
  let fieldCapacity: Int

  init(_ tree: KeyTree, _ block: RecordBlock) {
    self.tree = tree
    self.block = block
    base = UnsafePointer(block.bytes)
    row = block.nextRow
    values = ValueScan(end: base)
    guesses = KeyGuesses(tree)
    entries = guesses.entries
    firsts = guesses.firsts
    words = guesses.words
    keySlot = tree.keySlot
    grows = tree.grows
    fieldCapacity = tree.grows ? KeyTree.mostFields : tree.fields.count
  }

  /// Takes over what the tree learnt.
  private mutating func update() {
    guesses = KeyGuesses(tree, after: guesses)
    entries = guesses.entries
    firsts = guesses.firsts
    words = guesses.words
  }

  /// Whether records need the name of the member that they are.
  var wantsKeys: Bool { keySlot >= 0 }

  /// Reads the next record of a block into its next row.
  ///
  /// - Parameters:
  ///   - start: The first byte of the record.
  ///   - key: The name of the member that the record is.
  /// - Returns: The byte behind the record; nil when it is damaged or its end is not in the block.
  mutating func record(
    _ start: UnsafePointer<UInt8>, in block: RecordBlock, key: [UInt8]
  ) -> UnsafePointer<UInt8>? {
    self.block = block
    base = UnsafePointer(block.bytes)
    row = block.nextRow
    for field in 0..<fieldCapacity { row[field] = .absent }
    hasFault = false
    values = ValueScan(end: base + block.count)
    if keySlot >= 0 { row[keySlot] = block.add(extra: key) }
    switch start[0] {
    case 0x7B: return object(start, node: 0, depth: 1)
    case 0x5B: return array(start)
    default:
      refuse(.noRecord)
      return values.endOfScalar(start)
    }
  }

  private mutating func refuse(_ reason: RecordFault) {
    if hasFault { return }
    hasFault = true
    fault = reason
  }

  private mutating func object(
    _ start: UnsafePointer<UInt8>, node: Int, depth: Int
  ) -> UnsafePointer<UInt8>? {
    guard depth <= JSONScanner.usualDepth else { return values.fail(start) }
    var position = values.skipBlanks(start + 1)
    if position[0] == 0x7D { return position + 1 }
    var previous = -1
    while true {
      guard position[0] == 0x22 else { return values.fail(position) }
      guard let entry = name(&position, behind: previous, in: node) else { return nil }
      if position[0] != 0x3A { position = values.skipBlanks(position) }
      guard position[0] == 0x3A else { return values.fail(position) }
      position = values.skipBlanks(position + 1)
      guard let behind = value(position, entry, depth: depth) else { return nil }
      position = behind[0] == 0x2C ? behind : values.skipBlanks(behind)
      if position[0] == 0x7D { return position + 1 }
      guard position[0] == 0x2C else { return values.fail(position) }
      position = values.skipBlanks(position + 1)
      previous = entry
    }
  }

  /// The entry of the name at a position, which moves behind the closing quote.
  @inline(__always)
  private mutating func name(
    _ position: inout UnsafePointer<UInt8>, behind previous: Int, in node: Int
  ) -> Int? {
    let guess = previous < 0 ? firsts[node] : entries[previous].follower
    if guess >= 0, isName(guess, at: position + 1) {
      position += 1 + entries[guess].length
      return guess
    }
    return nameLookedUp(&position, behind: previous, in: node)
  }

  /// Whether a name stands here, closing quote included.
  @inline(__always)
  private func isName(_ entry: Int, at position: UnsafePointer<UInt8>) -> Bool {
    let raw = UnsafeRawPointer(position)
    let known = entries + entry
    guard position + known.pointee.length <= values.end else { return false }
    var offset = 0
    var word = known.pointee.firstWord
    while word < known.pointee.lastWord {
      guard raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) == words[word] else { return false }
      offset += 8
      word += 1
    }
    let last = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return last & known.pointee.lastMask == words[word]
  }

  private mutating func nameLookedUp(
    _ position: inout UnsafePointer<UInt8>, behind previous: Int, in node: Int
  ) -> Int? {
    var isPlain = true
    let start = position + 1
    guard let quote = values.closingQuote(start, &isPlain) else { return nil }
    position = quote + 1
    let raw = UnsafeRawBufferPointer(start: start, count: quote - start)
    let known = tree.entries.count
    var entry = -1
    if isPlain {
      entry = tree.entry(raw, in: node)
    } else if let name = RecordScanner.unescaped(raw) {
      entry = name.withUnsafeBytes { tree.entry($0, in: node) }
    }
    if tree.entries.count > known { update() }
    if entry >= 0 {
      if previous < 0 { firsts[node] = entry } else { entries[previous].follower = entry }
    }
    return entry
  }

  /// Reads the value of a name, or of none that is known for -1.
  @inline(__always)
  private mutating func value(
    _ start: UnsafePointer<UInt8>, _ entry: Int, depth: Int
  ) -> UnsafePointer<UInt8>? {
    switch start[0] {
    case 0x22: return text(start, entry)
    case 0x7B, 0x5B: return nested(start, entry, depth: depth)
    default:
      let end = start[0] >= 0x61 ? values.endOfWord(start) : values.endOfNumber(start)
      guard let end else { return nil }
      if start[0] == 0x6E { setNull(entry) } else { set(entry, start, end) }
      return end
    }
  }

  @inline(__always)
  private mutating func text(_ start: UnsafePointer<UInt8>, _ entry: Int) -> UnsafePointer<UInt8>? {
    var isPlain = true
    guard let quote = values.closingQuote(start + 1, &isPlain) else { return nil }
    if isPlain { set(entry, start + 1, quote) } else { setUnescaped(entry, start + 1, quote) }
    return quote + 1
  }

  private mutating func nested(
    _ start: UnsafePointer<UInt8>, _ entry: Int, depth: Int
  ) -> UnsafePointer<UInt8>? {
    guard entry >= 0 else { return values.endOfValue(start, depth: depth) }
    if start[0] == 0x7B {
      if grows, entries[entry].node < 0 {
        tree.addNode(entry)
        update()
      }
      let node = entries[entry].node
      if node >= 0 { return object(start, node: node, depth: depth + 1) }
    }
    let slot = entries[entry].slot
    if slot >= 0, !grows { refuse(.nested(field: slot)) }
    return values.endOfValue(start, depth: depth)
  }

  /// Reads a record that is an array: its elements are the fields.
  private mutating func array(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var position = values.skipBlanks(start + 1)
    if position[0] == 0x5D { return position + 1 }
    for index in 0... {
      guard let behind = value(position, element(index), depth: 1) else { return nil }
      position = values.skipBlanks(behind)
      if position[0] == 0x5D { return position + 1 }
      guard position[0] == 0x2C else { break }
      position = values.skipBlanks(position + 1)
    }
    return values.fail(position)
  }
}

extension RecordScanner {
  private mutating func element(_ index: Int) -> Int {
    if index < tree.elements.count { return tree.elements[index] }
    let entry = tree.element(index)
    if entry >= 0 { update() }
    return entry
  }

  /// The field of an entry, which is made when the tree grows; -1 for none.
  @inline(__always)
  private mutating func slot(_ entry: Int) -> Int {
    guard entry >= 0 else { return -1 }
    let slot = entries[entry].slot
    if slot >= 0 || !grows { return slot }
    return newSlot(entry)
  }

  private mutating func newSlot(_ entry: Int) -> Int {
    guard tree.addField(entry) else {
      hasTooManyFields = true
      return -1
    }
    update()
    return entries[entry].slot
  }

  /// Whether a field may be set: it was not before.
  @inline(__always)
  private mutating func isFree(_ slot: Int) -> Bool {
    if row[slot].offset == Span.absent.offset { return true }
    refuse(.repeated(field: slot))
    return false
  }

  @inline(__always)
  private mutating func set(
    _ entry: Int, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) {
    let slot = slot(entry)
    guard slot >= 0, isFree(slot) else { return }
    row[slot] = Span(
      offset: Int32(truncatingIfNeeded: start - base), length: Int32(truncatingIfNeeded: end - start))
  }

  private mutating func setNull(_ entry: Int) {
    let slot = slot(entry)
    if slot >= 0, isFree(slot) { row[slot] = .null }
  }

  private mutating func setUnescaped(
    _ entry: Int, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) {
    let slot = slot(entry)
    guard slot >= 0, isFree(slot) else { return }
    if let text = RecordScanner.unescaped(UnsafeRawBufferPointer(start: start, count: end - start)) {
      row[slot] = block.add(extra: text)
    } else {
      row[slot] = .null
      refuse(.brokenText(field: slot))
    }
  }

  /// The text of a string with escapes; nil when it holds half of a surrogate pair.
  private static func unescaped(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    (try? JSONScanner(text, name: "").unescaped(0..<text.count)).map { Array($0.utf8) }
  }
}
