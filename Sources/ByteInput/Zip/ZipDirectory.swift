import IndicatorSchema

/// The central directory of a zip archive, checked as a whole before any member is read.
struct ZipDirectory {
  let file: any SeekableInput
  /// The members that are files, in the order of the directory.
  let entries: [ZipEntry]
  /// Where the directory starts in the file: no member reaches beyond.
  let start: Int

  /// More members than any archive of data has; bounds the memory the directory may take.
  private static let largestDirectory = 8 << 20

  /// Reads the directory.
  ///
  /// - Throws: `Diagnostic` `archive.corrupt` or `archive.truncated` when it is damaged, `archive.member` when
  ///   it names a member as no honest archive does.
  init(_ file: any SeekableInput) throws {
    self.file = file
    let end = try ZipDirectoryEnd(file)
    guard end.directorySize <= ZipDirectory.largestDirectory else {
      throw file.name.corrupt("its directory is too large", at: end.directoryOffset)
    }
    start = end.directoryOffset
    let bytes = try file.bytes(at: start, count: end.directorySize)
    let all = try ZipDirectory.entries(bytes[...], end, file.name)
    try ZipDirectory.checkNames(all, file.name)
    try ZipDirectory.checkExtents(all, end: start, file.name)
    entries = all.filter { !$0.isFolder }
  }

  /// The member of a name, or the only one; with a name that goes on behind that of a member, its rest.
  ///
  /// - Throws: `Diagnostic` `archive.member` naming the members there are.
  func choose(_ member: String?) throws -> (entry: ZipEntry, rest: String?) {
    if let member {
      if let found = entries.first(where: { $0.name == member }) { return (found, nil) }
      if let found = entries.first(where: { member.hasPrefix($0.name + "/") }) {
        return (found, String(member.dropFirst(found.name.count + 1)))
      }
      throw file.name.fault(
        .archiveMember, "has no member '\(member.escaped)'",
        hint: Suggestion.hint(for: member, among: entries.map(\.name)) ?? listing(entries))
    }
    let candidates = dataEntries
    guard let first = candidates.first else {
      throw file.name.fault(.archiveMember, "holds no file")
    }
    guard candidates.count == 1 else {
      throw file.name.fault(
        .archiveMember, "holds \(candidates.count) files, so 'member' must say which is meant",
        hint: listing(candidates))
    }
    return (first, nil)
  }

  /// The members without the shadows of files that archives made on a Mac hold.
  var dataEntries: [ZipEntry] { entries.filter { !$0.name.hasPrefix("__MACOSX/") } }

  /// The members as a hint names them.
  var listing: String { listing(dataEntries) }

  private func listing(_ entries: [ZipEntry]) -> String {
    let names = entries.prefix(10).map { "'\($0.name)'" }.joined(separator: ", ")
    return "it holds \(names)" + (entries.count > 10 ? " and \(entries.count - 10) more" : "")
  }

  private static func entries(
    _ bytes: ArraySlice<UInt8>, _ end: ZipDirectoryEnd, _ name: InputName
  ) throws -> [ZipEntry] {
    let directory = LittleEndian(bytes)
    var entries: [ZipEntry] = []
    var offset = 0
    while offset < bytes.count {
      let entryStart = offset
      guard let entry = ZipEntry(directory, &offset) else {
        throw name.corrupt("a record of its directory makes no sense", at: end.directoryOffset + entryStart)
      }
      entries.append(entry)
    }
    guard bytes.count == end.directorySize, entries.count == end.entryCount else {
      throw name.corrupt(
        "its directory holds \(entries.count) members and not the \(end.entryCount) it announces",
        at: end.directoryOffset)
    }
    return entries
  }

  /// Nothing is ever unpacked; still, an archive with such a name is an attack, and its data not to be trusted.
  private static func checkNames(_ entries: [ZipEntry], _ name: InputName) throws {
    var seen = Set<[UInt8]>()
    for entry in entries {
      if let hostility = ZipName.hostility(of: entry.name, entry.nameBytes) {
        throw name.fault(
          .archiveMember, "is refused: the name of its member '\(entry.name.escaped)' \(hostility)",
          hint: "don't trust this archive")
      }
      guard seen.insert(entry.nameBytes).inserted else {
        throw name.corrupt("it holds '\(entry.name)' twice", at: entry.headerOffset)
      }
    }
  }

  private static func checkExtents(_ entries: [ZipEntry], end: Int, _ name: InputName) throws {
    var free = 0
    for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      guard entry.headerOffset >= free else {
        throw name.corrupt("its members overlap at '\(entry.name)'", at: entry.headerOffset)
      }
      guard let entryEnd = entry.leastEnd, entryEnd <= end else {
        throw name.corrupt("'\(entry.name)' does not fit into the file", at: entry.headerOffset)
      }
      free = entryEnd
    }
  }
}
