import PluginKit

/// Texts by a key, at addresses that stay where they are.
final class TextTable {
  private var keys = ByteInterner()
  private var texts: [UnsafeRawBufferPointer] = []
  private let storage: UnsafeMutableRawBufferPointer

  init(_ pairs: [String: String]) {
    let sorted = pairs.sorted { $0.key < $1.key }
    storage = .allocate(byteCount: max(1, sorted.reduce(0) { $0 + $1.value.utf8.count }), alignment: 1)
    var start = 0
    for (key, text) in sorted {
      var key = key
      key.withUTF8 { _ = keys.add(UnsafeRawBufferPointer($0)) }
      let end = start + text.utf8.count
      storage[start..<end].copyBytes(from: text.utf8)
      texts.append(UnsafeRawBufferPointer(rebasing: storage[start..<end]))
      start = end
    }
  }

  deinit { storage.deallocate() }

  /// The text of a key, blanks around which do not count; nil when there is none.
  func text(of key: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    keys.find(TextTable.trimmed(key)).map { texts[Int($0)] }
  }

  private static func trimmed(_ key: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    guard let first = key.firstIndex(where: { !isBlank($0) }),
      let last = key.lastIndex(where: { !isBlank($0) })
    else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: key[first...last])
  }
}
