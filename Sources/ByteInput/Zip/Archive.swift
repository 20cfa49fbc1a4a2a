import IndicatorSchema
import PluginKit

/// Finds a member of a zip archive, as deep as it lies: a member may be compressed, or an archive itself.
struct Archive {
  /// The number of bytes a member may expand to.
  let limit: Int

  /// How many archives may lie in each other: an archive can hold itself, and so have no bottom.
  static let deepest = 4

  /// The number of bytes that an archive inside another may have when it has to be decompressed: its directory is
  /// at its end, so that it must be held in memory. One that is merely stored has no limit.
  static let heldLimit = 256 << 20

  /// Opens a member, by its name and behind it and a `/` the name of a member of that one; or the only one.
  ///
  /// - Throws: `Diagnostic` when the archive is damaged or hostile, or has no such member.
  func open(
    _ archive: any SeekableInput, member: String?, depth: Int = 1
  ) throws -> (name: InputName, content: any BlockProducer) {
    let directory = try ZipDirectory(archive)
    let (entry, rest) = try directory.choose(member)
    let name = archive.name.member(entry.name)
    let format = try format(of: entry, in: directory, name)
    if let rest, format != .zip { throw name.isNoArchive(member: rest) }
    switch format {
    case .plain:
      let content = try Inflater.fastest(for: entry.compressedSize).content(name) {
        try stream(of: entry, in: directory, name, $0)
      }
      return (name, content)
    case .zip:
      guard depth < Archive.deepest else {
        throw name.fault(.archiveMember, "is an archive more than \(Archive.deepest) archives deep")
      }
      return try open(hold(entry, of: directory, name), member: rest, depth: depth + 1)
    case .gzip, .xz, .zstd, .bzip2:
      let content = try Inflater.fastest(for: entry.compressedSize).content(name) { inflater in
        let compressed = try stream(of: entry, in: directory, name, inflater)
        return try CompressedStream(compressed, format, name: name, limit: limit, inflater: inflater)
      }
      return (name, content)
    }
  }

  /// The members that fit a pattern, each as `open` takes it, in the order of their bytes.
  ///
  /// - Throws: `Diagnostic` when the archive, or one inside it that the pattern leads into, is damaged or hostile.
  func members(
    of archive: any SeekableInput, matching pattern: PathPattern, depth: Int = 1
  ) throws -> [String] {
    let directory = try ZipDirectory(archive)
    var found: [String] = []
    for entry in directory.dataEntries {
      if pattern.matches(entry.name) {
        found.append(entry.name)
      } else if let rest = pattern.rest(behind: entry.name), depth < Archive.deepest,
        ContainerFormat(promisedBy: entry.name) == .zip
      {
        let inner = try hold(entry, of: directory, archive.name.member(entry.name))
        found += try members(of: inner, matching: rest, depth: depth + 1).map { "\(entry.name)/\($0)" }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func stream(
    of entry: ZipEntry, in directory: ZipDirectory, _ name: InputName, _ inflater: Inflater = .zlib
  ) throws -> ZipMemberStream {
    try ZipMemberStream(directory, entry, name: name, limit: limit, inflater: inflater)
  }

  /// What a member is, as its first bytes tell, which are read for this alone.
  private func format(
    of entry: ZipEntry, in directory: ZipDirectory, _ name: InputName
  ) throws -> ContainerFormat {
    let stream = try stream(of: entry, in: directory, name)
    var start = [UInt8](repeating: 0, count: ContainerFormat.startLength)
    let count = try start.withUnsafeMutableBytes { try stream.fill($0) }
    return try ContainerFormat(start: Array(start[..<count]), name: name)
  }

  /// An archive inside another, such that any part of it can be read.
  private func hold(
    _ entry: ZipEntry, of directory: ZipDirectory, _ name: InputName
  ) throws -> any SeekableInput {
    let stream = try stream(of: entry, in: directory, name)
    if entry.method == 0 { return InputPart(name: name, whole: directory.file, range: stream.data) }
    guard entry.size <= Archive.heldLimit else {
      throw name.fault(
        .archiveTooLarge,
        "has \(entry.size) bytes, and an archive inside another may have \(Archive.heldLimit)",
        hint: "take it out of the outer archive, or put it there without compressing it again")
    }
    return MemoryInput(name: name, content: try Archive.whole(stream))
  }

  /// All bytes; memory grows with what comes, not with what is announced.
  private static func whole(_ stream: ZipMemberStream) throws -> [UInt8] {
    var content: [UInt8] = []
    var block = [UInt8](repeating: 0, count: BlockRing.blockSize)
    while true {
      let count = try block.withUnsafeMutableBytes { try stream.fill($0) }
      if count == 0 { return content }
      content.append(contentsOf: block[..<count])
    }
  }
}
