import IndicatorSchema
import PluginKit

/// Opens inputs for reading, and decompresses what is compressed.
public enum ByteInput {
  /// The number of bytes an archive may expand to: more than any open-data dump, less than a disk.
  static let expandedLimit = 64 << 30

  /// Opens a plain file, a compressed one (gzip, xz, zstd, bzip2) or a member of a zip archive, which may be
  /// compressed itself or be an archive again.
  ///
  /// What it is, is told from its first bytes; a file whose name ends as that of a compressed one must be one.
  /// Compressed inputs are decompressed by another thread, which ends with the reader. Nothing is ever
  /// written to disk.
  ///
  /// - Parameters:
  ///   - location: The input as the pipeline names it: messages use this path, and its member of a zip. A member
  ///     of an archive inside the archive stands behind it and a `/`.
  ///   - path: The path to open.
  /// - Throws: `Diagnostic` `config.file-not-found` or `io.cannot-read` when there is no such file or it can't
  ///   be read; `archive.corrupt`, `archive.truncated`, `archive.member` or `archive.too-large` when a zip is
  ///   damaged, hostile or without the member; `system.missing-library` when what decompresses it is not there.
  ///   Damage further on is thrown by `read`.
  public static func open(_ location: Location, path: String) throws -> any ByteReader {
    try open(location, path: path, limit: expandedLimit)
  }

  static func open(_ location: Location, path: String, limit: Int) throws -> any ByteReader {
    let name = InputName(location)
    let file = try InputFile(path: path, name: name)
    let format = try ContainerFormat(of: file)
    if let member = location.member, format != .zip { throw name.isNoArchive(member: member) }
    switch format {
    case .plain:
      return PlainReader(file)
    case .zip:
      let found = try Archive(limit: limit).open(file, member: location.member)
      return try ReadAheadReader(name: found.name.text, found.content, of: file)
    case .gzip, .xz, .zstd, .bzip2:
      let content = try Inflater.fastest(for: file.size).content(name) { inflater in
        let input = SequentialInput(file, 0..<file.size)
        return try CompressedStream(input, format, name: name, limit: limit, inflater: inflater)
      }
      return try ReadAheadReader(name: name.text, content, of: file)
    }
  }

  /// The members of a zip archive that fit the pattern in a location's member, each as a location, in the order of
  /// the bytes of their names; an archive inside the archive is gone into where the pattern goes on behind its name.
  ///
  /// - Throws: `Diagnostic` as `open` does, and `archive.member` when no member fits.
  public static func members(of location: Location, path: String) throws -> [Location] {
    let name = InputName(location)
    let pattern = location.member ?? "*"
    let file = try InputFile(path: path, name: name)
    guard try ContainerFormat(of: file) == .zip else { throw name.isNoArchive(member: pattern) }
    let members = try Archive(limit: expandedLimit).members(of: file, matching: PathPattern(pattern))
    guard !members.isEmpty else {
      throw name.fault(
        .archiveMember, "has no member that fits '\(pattern.escaped)'",
        hint: try ZipDirectory(file).listing)
    }
    return members.map { Location(path: location.path, member: $0, place: location.place) }
  }
}
