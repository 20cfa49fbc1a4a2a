/// Gives each distinct sequence of bytes a number, without making a string of it.
public struct ByteInterner: Sendable {
  private var slots: [Int32]
  private var starts: [Int]
  private var bytes: [UInt8]
  private var lastFound: Int32 = -1

  /// Makes an empty interner.
  public init() {
    slots = [Int32](repeating: -1, count: 64)
    starts = [0]
    bytes = []
  }

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
  public var count: Int { starts.count - 1 }

  /// The number of a sequence when it was added before, without adding it.
  ///
  /// The sequence found last and the one added behind it are tried first: tables repeat a value from row to row,
  /// or go through all values in the same order again.
  public mutating func find(_ key: UnsafeRawBufferPointer) -> Int32? {
    if lastFound >= 0 {
      if holds(key, at: lastFound) { return lastFound }
      if Int(lastFound) + 1 < count, holds(key, at: lastFound + 1) {
        lastFound += 1
        return lastFound
      }
    }
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
  ///
  /// The hash is seeded anew in each process, so that no input can be made of which all keys collide; numbers do
  /// not depend on it.
  private func slot(for key: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: key)
    var slot = hasher.finalize() & (slots.count - 1)
    while slots[slot] >= 0, !holds(key, at: slots[slot]) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let (all, ends) = (bytes, starts)
    all.withUnsafeBytes { buffer in
      for number in 0..<count {
        let key = UnsafeRawBufferPointer(rebasing: buffer[ends[number]..<ends[number + 1]])
        slots[slot(for: key)] = Int32(number)
      }
    }
  }
}
