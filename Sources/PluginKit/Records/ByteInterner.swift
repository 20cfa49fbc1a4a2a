/// Gives each distinct sequence of bytes a number, without making a string of it.
public struct ByteInterner: Sendable {
  private var slots: [Int32]
  private var starts: [Int]
  private var bytes: [UInt8]
  private var lastFound: Int32 = -1

  /// Makes an empty interner.
  public init() {
    slots = [Int32](repeating: -1, count: 1024)
    starts = [0]
    bytes = []
  }

  /// The number of distinct sequences.
  public var count: Int { starts.count - 1 }

  /// The number of a sequence when it was added before, without adding it.
  public mutating func find(_ key: UnsafeRawBufferPointer) -> Int32? {
    if lastFound >= 0, holds(key, at: lastFound) { return lastFound }
    let slot = self.slot(for: key)
    guard slots[slot] >= 0 else { return nil }
    lastFound = slots[slot]
    return lastFound
  }

  /// Adds a sequence that `find` did not find, and gives its number: 0 for the first, then 1, ...
  public mutating func add(_ key: UnsafeRawBufferPointer) -> Int32 {
    if count * 2 >= slots.count { grow() }
    let number = Int32(count)
    slots[slot(for: key)] = number
    bytes.append(contentsOf: key)
    starts.append(bytes.count)
    lastFound = number
    return number
  }

  private func holds(_ key: UnsafeRawBufferPointer, at number: Int32) -> Bool {
    let start = starts[Int(number)]
    guard starts[Int(number) + 1] - start == key.count else { return false }
    return bytes.withUnsafeBytes { all in
      for offset in 0..<key.count where all[start + offset] != key[offset] { return false }
      return true
    }
  }

  /// The slot that holds the key, or the free one where it belongs.
  private func slot(for key: UnsafeRawBufferPointer) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash ^= hash >> 32
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot] >= 0, !holds(key, at: slots[slot]) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for number in 0..<Int32(count) {
      let key = Array(bytes[starts[Int(number)]..<starts[Int(number) + 1]])
      let slot = key.withUnsafeBytes { self.slot(for: $0) }
      slots[slot] = number
    }
  }
}
