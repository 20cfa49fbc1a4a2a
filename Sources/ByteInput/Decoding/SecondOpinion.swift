import IndicatorSchema

/// What a fast reader gives for as long as it finds nothing wrong; then a careful one starts over and has the last
/// word.
///
/// So what is wrong with an input is found, worded and placed alike with the fast reader and without it, and what the
/// fast one alone can't read is read.
final class SecondOpinion: BlockProducer {
  private var reader: any BlockProducer
  private let startOver: () throws -> any BlockProducer
  private let name: InputName
  private let inflater: Inflater
  private var isFirst = true
  private var produced = 0
  private var checksum: UInt32 = 0

  /// - Parameters:
  ///   - inflater: What takes the checksums by which the two are compared.
  ///   - startOver: Makes the careful reader of the same bytes.
  init(
    _ fast: any BlockProducer, name: InputName, inflater: Inflater,
    startOver: @escaping () throws -> any BlockProducer
  ) {
    reader = fast
    self.name = name
    self.inflater = inflater
    self.startOver = startOver
  }

  func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
    guard isFirst else { return try reader.fill(block) }
    do {
      let count = try reader.fill(block)
      checksum = inflater.crc32(UnsafeRawBufferPointer(rebasing: block[..<count]), after: checksum)
      produced += count
      return count
    } catch let doubt as Diagnostic where doubt.code == .corruptArchive || doubt.code == .truncatedArchive {
      isFirst = false
      reader = try startOver()
      try skipProduced(block)
      return try reader.fill(block)
    }
  }

  /// Reads what was given already, which must have been the same.
  private func skipProduced(_ block: UnsafeMutableRawBufferPointer) throws {
    var skipped = 0
    var skippedChecksum: UInt32 = 0
    while skipped < produced {
      let part = UnsafeMutableRawBufferPointer(rebasing: block[..<min(block.count, produced - skipped)])
      let count = try reader.fill(part)
      guard count > 0 else { break }
      skippedChecksum = inflater.crc32(
        UnsafeRawBufferPointer(rebasing: part[..<count]), after: skippedChecksum)
      skipped += count
    }
    guard skipped == produced, skippedChecksum == checksum else {
      throw name.fault(.fault, "reads differently with igzip and with zlib")
    }
  }
}
