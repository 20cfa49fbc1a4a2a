import IndicatorSchema

/// The content of one member of a zip archive, verified against its size and checksum.
final class ZipMemberStream: BlockProducer {
  private let file: any SeekableInput
  private let entry: ZipEntry
  private let name: InputName
  /// Where its data stands in the file, as it is stored.
  let data: Range<Int>
  private let decompressor: Decompressor?
  private var produced = 0
  private let inflater: Inflater
  private var checksum: UInt32 = 0
  private var isComplete = false

  /// The bytes of a local header before its name.
  static let headerSize = 30
  private static let signature = 0x0403_4B50

  /// Prepares to read a member.
  ///
  /// - Parameter inflater: What inflates it when it is deflated, and takes its checksum.
  /// - Throws: `Diagnostic` when it is encrypted, compressed in a way not known here, too large, or not where
  ///   the directory says.
  init(
    _ directory: ZipDirectory, _ entry: ZipEntry, name: InputName, limit: Int, inflater: Inflater
  ) throws {
    file = directory.file
    self.entry = entry
    self.name = name
    self.inflater = inflater
    if entry.isEncrypted { throw name.fault(.archiveMember, "is encrypted", hint: "decrypt it beforehand") }
    guard entry.size <= limit else { throw name.tooLarge(limit: limit) }
    data = try ZipMemberStream.locate(entry, directory, name)
    let input = SequentialInput(file, data)
    let start = data.lowerBound
    decompressor = try ZipMemberStream.decoder(entry, name, inflater).map {
      Decompressor(input, from: start, $0)
    }
  }

  /// What decompresses the data; nil when it is not compressed.
  private static func decoder(
    _ entry: ZipEntry, _ name: InputName, _ inflater: Inflater
  ) throws -> (any StreamDecoder)? {
    switch entry.method {
    case 0: return nil
    case 8: return try inflater.decoder(.none)
    case 12: return try ContainerFormat.bzip2.makeDecoder(for: name)
    case 93: return try ContainerFormat.zstd.makeDecoder(for: name)
    case 95: return try ContainerFormat.xz.makeDecoder(for: name)
    default:
      throw name.fault(
        .archiveMember, "is compressed with method \(entry.method), which is not known here",
        hint: "pack it again with deflate")
    }
  }

  func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
    if isComplete { return 0 }
    let filled = try decompressor.map { try decompress($0, block) } ?? copy(block)
    produced += filled
    checksum = inflater.crc32(UnsafeRawBufferPointer(rebasing: block[..<filled]), after: checksum)
    guard produced <= entry.size else {
      throw name.corrupt("it holds more than the \(entry.size) bytes it announces", at: offset)
    }
    if isComplete { try verify() }
    return filled
  }

  private var offset: Int { decompressor?.offset ?? data.lowerBound + produced }

  private func decompress(
    _ decompressor: Decompressor, _ block: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    var filled = 0
    switch try decompressor.decompress(into: block, filled: &filled) {
    case .blockFull: break
    case .streamEnd: isComplete = true
    case .inputEnd: throw name.corrupt("the compressed data is incomplete", at: decompressor.offset)
    case .damaged(let reason): throw name.corrupt(reason, at: decompressor.offset)
    case .otherFormat:
      throw name.corrupt("it is not compressed as its header says", at: decompressor.offset)
    case .needsMemory: throw name.needsMemory()
    }
    return filled
  }

  private func copy(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
    let wanted = min(block.count, data.count - produced)
    let part = UnsafeMutableRawBufferPointer(rebasing: block[..<wanted])
    let count = wanted == 0 ? 0 : try file.read(into: part, at: data.lowerBound + produced)
    isComplete = count == 0
    return count
  }

  private func verify() throws {
    guard produced == entry.size, offset == data.upperBound else {
      throw name.corrupt("it holds \(produced) bytes and not the \(entry.size) it announces", at: offset)
    }
    guard checksum == entry.crc else {
      throw name.corrupt("its checksum is wrong", at: offset)
    }
  }

  /// Reads the local header, which must agree with the directory, and returns where the data stands.
  private static func locate(
    _ entry: ZipEntry, _ directory: ZipDirectory, _ name: InputName
  ) throws -> Range<Int> {
    let length = headerSize + entry.nameBytes.count
    let header = LittleEndian(try directory.file.bytes(at: entry.headerOffset, count: length)[...])
    guard header.four(0) == signature, header.two(8) == entry.method,
      header.two(26) == entry.nameBytes.count,
      header.slice(headerSize, entry.nameBytes.count).map(Array.init) == entry.nameBytes,
      let extraLength = header.two(28)
    else { throw name.corrupt("its header contradicts the directory", at: entry.headerOffset) }
    let start = entry.headerOffset + length + extraLength
    let next = directory.entries.map(\.headerOffset).filter { $0 > entry.headerOffset }.min()
    let end = start + entry.compressedSize
    guard end <= next ?? directory.start else {
      throw name.corrupt("it overlaps what follows it", at: entry.headerOffset)
    }
    return start..<end
  }
}
