/// The records at the end of a zip archive that say where its directory is.
struct ZipDirectoryEnd {
  private(set) var entryCount: Int
  private(set) var directorySize: Int
  private(set) var directoryOffset: Int

  private static let size = 22
  private static let signature: [UInt8] = [0x50, 0x4B, 5, 6]
  private static let wideSize = 56
  private static let wideSignature = 0x0606_4B50
  private static let locatorSize = 20
  private static let locatorSignature = 0x0706_4B50

  /// Finds the records.
  ///
  /// - Throws: `Diagnostic` `archive.truncated` when there are none, `archive.corrupt` when they contradict the
  ///   file.
  init(_ file: any SeekableInput) throws {
    let (record, offset) = try ZipDirectoryEnd.find(file)
    guard let count = record.two(10), let size = record.four(12), let start = record.four(16),
      let disks = record.four(4)
    else { throw file.name.corrupt("its end record is incomplete", at: offset) }
    entryCount = count
    directorySize = size
    directoryOffset = start
    var end = offset
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
      end = try readWide(file, before: offset)
    } else if disks != 0 {
      throw file.name.corrupt("it is a part of an archive in several files", at: offset)
    }
    guard directoryOffset <= end, directorySize == end - directoryOffset else {
      throw file.name.corrupt("its directory is not where its end record says", at: offset)
    }
  }

  /// Looks for the end record, behind which there is just its comment.
  private static func find(_ file: any SeekableInput) throws -> (LittleEndian, offset: Int) {
    let length = min(file.size, size + 0xFFFF)
    let base = file.size - length
    let tail = try file.bytes(at: base, count: length)
    for start in stride(from: tail.count - size, through: 0, by: -1) where tail[start] == signature[0] {
      let record = LittleEndian(tail[start...])
      if tail[start...].starts(with: signature), record.two(20) == tail.count - start - size {
        return (record, base + start)
      }
    }
    throw file.name.truncated("the directory that ends a zip archive is missing", at: file.size)
  }

  /// Reads the zip64 records, which stand directly before the end record, and returns where they start.
  private mutating func readWide(_ file: any SeekableInput, before end: Int) throws -> Int {
    let locatorOffset = end - ZipDirectoryEnd.locatorSize
    let damage = file.name.corrupt("its zip64 records make no sense", at: end)
    guard locatorOffset >= 0 else { throw damage }
    let locator = LittleEndian(try file.bytes(at: locatorOffset, count: ZipDirectoryEnd.locatorSize)[...])
    guard locator.four(0) == ZipDirectoryEnd.locatorSignature, let offset = locator.eight(8),
      offset <= locatorOffset
    else { throw damage }
    let record = LittleEndian(try file.bytes(at: offset, count: ZipDirectoryEnd.wideSize)[...])
    guard record.four(0) == ZipDirectoryEnd.wideSignature, record.four(16) == 0, record.four(20) == 0,
      let count = record.eight(32), let size = record.eight(40), let start = record.eight(48)
    else { throw damage }
    entryCount = count
    directorySize = size
    directoryOffset = start
    return offset
  }
}
