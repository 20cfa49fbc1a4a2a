/// Reads the numbers of a zip archive, which stand in little-endian order.
struct LittleEndian {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The bytes of a range, counted from the start; nil when they are not all there.
  func slice(_ offset: Int, _ count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, count <= bytes.count - offset else { return nil }
    return bytes[bytes.startIndex + offset..<bytes.startIndex + offset + count]
  }

  /// The number in two bytes, nil when they are not all there.
  func two(_ offset: Int) -> Int? { number(offset, 2) }

  /// The number in four bytes, nil when they are not all there.
  func four(_ offset: Int) -> Int? { number(offset, 4) }

  /// The number in eight bytes, nil when they are not all there or when no file is that large.
  func eight(_ offset: Int) -> Int? { number(offset, 8) }

  private func number(_ offset: Int, _ width: Int) -> Int? {
    guard let digits = slice(offset, width) else { return nil }
    let value = digits.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value)
  }
}
