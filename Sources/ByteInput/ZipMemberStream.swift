import CZlib
import IndicatorSchema

/// The content of one member of a zip archive, verified against its size and checksum.
final class ZipMemberStream: BlockProducer {
  private let file: InputFile
  private let entry: ZipEntry
  private let name: InputName
  private let data: Range<Int>
  private let inflater: Inflater?
  private var produced = 0
  private var checksum: UInt = 0
  private var isComplete = false

  /// The bytes of a local header before its name.
  static let headerSize = 30
  private static let signature = 0x0403_4B50

  /// Prepares to read a member.
  ///
  /// - Throws: `Diagnostic` when it is encrypted, compressed in a way not known here, too large, or not where
  ///   the directory says.
  init(_ directory: ZipDirectory, _ entry: ZipEntry, name: InputName, limit: Int) throws {
    file = directory.file
    self.entry = entry
    self.name = name
    if entry.isEncrypted { throw name.fault(.archiveMember, "is encrypted", hint: "decrypt it beforehand") }
    guard entry.method == 0 || entry.method == 8 else {
      throw name.fault(
        .archiveMember, "is compressed with method \(entry.method), which is neither stored nor deflate",
        hint: "pack it again with deflate")
    }
    guard entry.size <= limit else { throw name.tooLarge(limit: limit) }
    data = try ZipMemberStream.locate(entry, directory, name)
    inflater = entry.method == 8 ? try Inflater(file, range: data, wrapping: .none) : nil
  }

  func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
    if isComplete { return 0 }
    let filled = try inflater.map { try inflate($0, block) } ?? copy(block)
    produced += filled
    checksum = crc32(checksum, block.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(filled))
    guard produced <= entry.size else {
      throw name.corrupt("it holds more than the \(entry.size) bytes it announces", at: offset)
    }
    if isComplete { try verify() }
    return filled
  }

  private var offset: Int { inflater?.offset ?? data.lowerBound + produced }

  private func inflate(_ inflater: Inflater, _ block: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    switch try inflater.inflate(into: block, filled: &filled) {
    case .blockFull: break
    case .streamEnd: isComplete = true
    case .inputEnd: throw name.corrupt("the compressed data is incomplete", at: inflater.offset)
    case .damaged(let reason): throw name.corrupt(reason, at: inflater.offset)
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
    guard checksum == UInt(entry.crc) else {
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
