import IndicatorSchema
import PluginKit

/// Opens inputs for reading, and decompresses what is compressed.
public enum ByteInput {
  /// The number of bytes an archive may expand to: more than any open-data dump, less than a disk.
  static let expandedLimit = 64 << 30

  /// Opens a plain file, a gzip file or a member of a zip archive.
  ///
  /// What it is, is told from its first bytes; a name that ends in `.gz` or `.zip` must agree with them.
  /// Compressed inputs are decompressed by another thread, which ends with the reader. Nothing is ever
  /// written to disk.
  ///
  /// - Parameters:
  ///   - location: The input as the pipeline names it: messages use this path, and its member of a zip.
  ///   - path: The path to open.
  /// - Throws: `Diagnostic` `config.file-not-found` or `io.cannot-read` when there is no such file or it can't
  ///   be read; `archive.corrupt`, `archive.truncated`, `archive.member` or `archive.too-large` when a zip is
  ///   damaged, hostile or without the member. Damage further on is thrown by `read`.
  public static func open(_ location: Location, path: String) throws -> any ByteReader {
    try open(location, path: path, limit: expandedLimit)
  }

  static func open(_ location: Location, path: String, limit: Int) throws -> any ByteReader {
    let name = InputName(location)
    let file = try InputFile(path: path, name: name)
    let format = try ContainerFormat(of: file)
    if let member = location.member, format != .zip {
      throw name.fault(.archiveMember, "is not a zip archive, so it has no member '\(member.escaped)'")
    }
    switch format {
    case .plain:
      return PlainReader(file)
    case .gzip:
      return try ReadAheadReader(name: name.text, GzipStream(file, limit: limit), of: file)
    case .zip:
      let directory = try ZipDirectory(file)
      let entry = try directory.choose(location.member)
      let member = name.member(entry.name)
      return try ReadAheadReader(
        name: member.text, ZipMemberStream(directory, entry, name: member, limit: limit), of: file)
    }
  }
}
