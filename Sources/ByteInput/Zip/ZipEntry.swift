/// What the central directory of a zip archive says of one member.
struct ZipEntry {
  /// The name, decoded.
  var name: String
  /// The name as it stands in the archive.
  var nameBytes: [UInt8]
  var flags: Int
  var method: Int
  var crc: UInt32
  var compressedSize: Int
  var size: Int
  /// Where its local header stands in the file.
  var headerOffset: Int

  /// The least number of bytes that a central record takes.
  static let recordSize = 46
  private static let signature = 0x0201_4B50

  var isFolder: Bool { nameBytes.last == 0x2F }
  var isEncrypted: Bool { flags & 0x2041 != 0 }

  /// The end of the member at least: its local header may hold more than the name.
  var leastEnd: Int? {
    let start = headerOffset.addingReportingOverflow(ZipMemberStream.headerSize + nameBytes.count)
    let end = start.partialValue.addingReportingOverflow(compressedSize)
    return start.overflow || end.overflow ? nil : end.partialValue
  }

  /// Reads the record at an offset of the directory, and moves the offset behind it; nil when it is damaged.
  init?(_ directory: LittleEndian, _ offset: inout Int) {
    let start = offset
    guard directory.four(start) == ZipEntry.signature, let flags = directory.two(start + 8),
      let method = directory.two(start + 10), let crc = directory.four(start + 16),
      let compressed = directory.four(start + 20), let size = directory.four(start + 24),
      let nameLength = directory.two(start + 28), let extraLength = directory.two(start + 30),
      let commentLength = directory.two(start + 32), let disk = directory.two(start + 34),
      let header = directory.four(start + 42),
      let name = directory.slice(start + ZipEntry.recordSize, nameLength),
      let extra = directory.slice(start + ZipEntry.recordSize + nameLength, extraLength),
      directory.slice(start + ZipEntry.recordSize + nameLength + extraLength, commentLength) != nil
    else { return nil }
    nameBytes = Array(name)
    self.name = ZipName.decode(name, isUTF8: flags & 0x800 != 0)
    self.flags = flags
    self.method = method
    self.crc = UInt32(crc)
    var wide = Zip64Fields(LittleEndian(extra))
    guard let realSize = wide.resolve(size, width: 4),
      let realCompressed = wide.resolve(compressed, width: 4),
      let realHeader = wide.resolve(header, width: 4), wide.resolve(disk, width: 2) == 0
    else { return nil }
    self.size = realSize
    compressedSize = realCompressed
    headerOffset = realHeader
    offset = start + ZipEntry.recordSize + nameLength + extraLength + commentLength
  }
}

/// The zip64 extra field: the numbers that did not fit into their fields, in a fixed order.
private struct Zip64Fields {
  private var field: LittleEndian?
  private var offset = 0

  init(_ extra: LittleEndian) {
    var start = 0
    while let id = extra.two(start), let length = extra.two(start + 2) {
      if id == 1 { field = extra.slice(start + 4, length).map(LittleEndian.init) }
      start += 4 + length
    }
  }

  /// The number itself, or the next of the extra field when it is the sign that it did not fit.
  mutating func resolve(_ number: Int, width: Int) -> Int? {
    guard number == (1 << (8 * width)) - 1 else { return number }
    let wide = width == 4 ? 8 : 4
    defer { offset += wide }
    return wide == 8 ? field?.eight(offset) : field?.four(offset)
  }
}
