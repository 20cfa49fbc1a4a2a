import CZlib

/// A gzip member with this content.
func gzip(_ content: [UInt8], level: Int32 = 6) -> [UInt8] {
  var stream = z_stream()
  var output = [UInt8](repeating: 0, count: content.count + content.count / 8 + 1024)
  var input = content
  peil_deflate_init_gzip(&stream, level)
  let used = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      deflate(&stream, Z_FINISH)
      return output.count - Int(stream.avail_out)
    }
  }
  deflateEnd(&stream)
  return Array(output[..<used])
}

/// The same content without the wrapping of gzip, as zip archives hold it.
func deflated(_ content: [UInt8]) -> [UInt8] { Array(gzip(content).dropFirst(10).dropLast(8)) }

func checksum(_ content: [UInt8]) -> UInt32 { UInt32(crc32(0, content, UInt32(content.count))) }

/// Numbers in little-endian order.
func little(_ value: UInt64, _ width: Int) -> [UInt8] {
  (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
}

/// A zip archive in which every field can be made to lie.
struct ZipBuilder {
  var members: [Member] = []
  /// Writes all sizes and offsets into zip64 fields.
  var isWide = false
  var comment: [UInt8] = []

  struct Member {
    var name: [UInt8]
    var content: [UInt8]
    var method: UInt64 = 8
    var flags: UInt64 = 0
    var checksum: UInt32
    var size: Int
    /// The name in the local header, when it differs.
    var localName: [UInt8]?
    /// The offset in the directory, when it differs.
    var offset: Int?
    /// The size in the directory, when it differs.
    var compressedSize: Int?
    /// Whether checksum and sizes stand behind the data, and not before.
    var hasDescriptor = false

    init(_ name: String, _ content: [UInt8]) {
      self.name = Array(name.utf8)
      self.content = content
      checksum = ByteInputTests.checksum(content)
      size = content.count
    }

    /// The data as it is stored, for a method that is not known here.
    var packed: [UInt8]?

    var data: [UInt8] { packed ?? (method == 8 ? deflated(content) : content) }
  }

  init(_ members: Member...) { self.members = members }

  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      directory += record(member, offset: member.offset ?? archive.count)
      archive += local(member)
    }
    return archive + directory + end(directory.count, start: archive.count)
  }

  private func local(_ member: Member) -> [UInt8] {
    let data = member.data
    let flags = member.flags | (member.hasDescriptor ? 8 : 0)
    let facts =
      little(UInt64(member.checksum), 4) + little(UInt64(data.count), 4) + little(UInt64(member.size), 4)
    let name = member.localName ?? member.name
    var bytes = little(0x0403_4B50, 4) + little(20, 2) + little(flags, 2) + little(member.method, 2)
    bytes += little(0, 4) + (member.hasDescriptor ? [UInt8](repeating: 0, count: 12) : facts)
    bytes += little(UInt64(name.count), 2) + little(0, 2) + name + data
    if member.hasDescriptor { bytes += little(0x0807_4B50, 4) + facts }
    return bytes
  }

  private func record(_ member: Member, offset: Int) -> [UInt8] {
    let compressed = UInt64(member.compressedSize ?? member.data.count)
    let flags = member.flags | (member.hasDescriptor ? 8 : 0)
    let wide = little(UInt64(member.size), 8) + little(compressed, 8) + little(UInt64(offset), 8)
    let extra = isWide ? little(0x9999, 2) + little(2, 2) + [7, 7] + little(1, 2) + little(24, 2) + wide : []
    let full: UInt64 = 0xFFFF_FFFF
    var bytes = little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + little(flags, 2)
    bytes += little(member.method, 2) + little(0, 4) + little(UInt64(member.checksum), 4)
    bytes += little(isWide ? full : compressed, 4) + little(isWide ? full : UInt64(member.size), 4)
    bytes += little(UInt64(member.name.count), 2) + little(UInt64(extra.count), 2) + little(0, 2)
    bytes += little(0, 2) + little(0, 2) + little(0, 4) + little(isWide ? full : UInt64(offset), 4)
    return bytes + member.name + extra
  }

  private func end(_ size: Int, start: Int) -> [UInt8] {
    let count = UInt64(members.count)
    var bytes: [UInt8] = []
    if isWide {
      bytes += little(0x0606_4B50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
      bytes += little(count, 8) + little(count, 8) + little(UInt64(size), 8) + little(UInt64(start), 8)
      bytes += little(0x0706_4B50, 4) + little(0, 4) + little(UInt64(start + size), 8) + little(1, 4)
    }
    bytes += little(0x0605_4B50, 4) + little(0, 4)
    bytes += isWide ? little(0xFFFF_FFFF, 4) : little(count, 2) + little(count, 2)
    bytes += isWide ? little(.max, 8) : little(UInt64(size), 4) + little(UInt64(start), 4)
    return bytes + little(UInt64(comment.count), 2) + comment
  }
}
