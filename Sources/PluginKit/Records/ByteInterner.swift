/// Gives each distinct sequence of bytes a number, without making a string of it.
public struct ByteInterner: Sendable {
  private var slots: [Int32]
  private var keys: [ByteKey] = []
  /// The bytes of the keys that are longer than their first and last bytes.
  private var longBytes: [UInt8] = []
  private var lastFound = -1
  /// For each print of a few bits the key that was found last under it.
  ///
  /// It saves the hash, which costs as much as all else of a look-up, where few values come in any order. The print
  /// is not seeded: an input made to have all keys collide in it loses that saving, and no more.
  private var recent = [Int32](repeating: -1, count: 64)

  /// Makes an empty interner.
  public init() { slots = [Int32](repeating: -1, count: 64) }

  /// Makes an interner of some texts, numbered in their order.
  init(_ texts: some Sequence<String>) {
    self.init()
    for text in texts {
      var text = text
      text.withUTF8 { buffer in
        let key = UnsafeRawBufferPointer(buffer)
        if find(key) == nil { _ = add(key) }
      }
    }
  }

  /// The number of distinct sequences.
  public var count: Int { keys.count }

  /// The number of a sequence when it was added before, without adding it.
  ///
  /// The sequence found last and the one added behind it are tried first: tables repeat a value from row to row,
  /// or go through all values in the same order again.
  public mutating func find(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    let key = ByteKey(bytes)
    if lastFound >= 0 {
      if holds(key, bytes, at: lastFound) { return Int32(truncatingIfNeeded: lastFound) }
      if lastFound + 1 < keys.count, holds(key, bytes, at: lastFound + 1) {
        lastFound += 1
        return Int32(truncatingIfNeeded: lastFound)
      }
    }
    return findElsewhere(key, bytes)
  }

  private mutating func findElsewhere(_ key: ByteKey, _ bytes: UnsafeRawBufferPointer) -> Int32? {
    let print = key.print
    let guess = recent[print]
    if guess >= 0, holds(key, bytes, at: Int(guess)) {
      lastFound = Int(guess)
      return guess
    }
    let number = slots[slot(for: key, bytes)]
    guard number >= 0 else { return nil }
    recent[print] = number
    lastFound = Int(number)
    return number
  }

  /// Adds a sequence that `find` did not find, and gives its number: 0 for the first, then 1, ...
  public mutating func add(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    if keys.count * 2 >= slots.count { grow() }
    var key = ByteKey(bytes)
    let number = Int32(keys.count)
    slots[slot(for: key, bytes)] = number
    if key.isLong {
      key.start = longBytes.count
      longBytes.append(contentsOf: bytes)
    }
    keys.append(key)
    lastFound = Int(number)
    return number
  }

  @inline(__always)
  private func holds(_ key: ByteKey, _ bytes: UnsafeRawBufferPointer, at number: Int) -> Bool {
    let known = keys[number]
    guard known.first == key.first, known.last == key.last, known.count == key.count else { return false }
    return !key.isLong || longBytes[known.start..<known.start + known.count].elementsEqual(bytes)
  }

  /// The slot that holds the key, or the free one where it belongs.
  private func slot(for key: ByteKey, _ bytes: UnsafeRawBufferPointer) -> Int {
    var slot = key.hash(bytes) & (slots.count - 1)
    while slots[slot] >= 0, !holds(key, bytes, at: Int(slots[slot])) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      let hash = longBytes.withUnsafeBytes { all in
        key.hash(UnsafeRawBufferPointer(rebasing: all[key.start..<key.start + (key.isLong ? key.count : 0)]))
      }
      var slot = hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}

/// A sequence of bytes by its length and its first and last eight bytes, which for a short one overlap.
///
/// Two sequences of up to 16 bytes are equal when these are.
private struct ByteKey: Sendable {
  let first: UInt64
  let last: UInt64
  let count: Int
  /// Where the bytes of a long key stand.
  var start = 0

  var isLong: Bool { count > 16 }

  /// Six bits that most keys of a small table differ in.
  var print: Int {
    let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 58)
  }

  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer) {
    count = bytes.count
    guard let base = bytes.baseAddress, count > 0 else {
      (first, last) = (0, 0)
      return
    }
    let end = base + count
    if count >= 8 {
      first = base.loadUnaligned(as: UInt64.self)
      last = (end - 8).loadUnaligned(as: UInt64.self)
    } else if count >= 4 {
      first = UInt64(base.loadUnaligned(as: UInt32.self))
      last = UInt64((end - 4).loadUnaligned(as: UInt32.self))
    } else {
      first = UInt64(base.load(as: UInt8.self)) | UInt64((base + count / 2).load(as: UInt8.self)) << 8
      last = UInt64((end - 1).load(as: UInt8.self))
    }
  }

  /// A hash that is seeded anew in each process, so that no input can be made of which all keys collide.
  ///
  /// The numbers that an interner gives do not depend on it.
  func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(count)
    if isLong {
      hasher.combine(bytes: bytes)
    } else {
      hasher.combine(first)
      hasher.combine(last)
    }
    return hasher.finalize()
  }
}
