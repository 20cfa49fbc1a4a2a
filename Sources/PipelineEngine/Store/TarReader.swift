import Glibc
import IndicatorSchema

/// Reads a tar archive from its beginning to its end, and believes nothing that is in it.
final class TarReader {
  private let name: String
  private let descriptor: Int32
  private var offset = 0
  /// The size of the file; nil for a pipe, whose end shows when it comes.
  private let total: Int?

  /// Opens an archive.
  ///
  /// - Throws: `Diagnostic` when it can't be read.
  init(_ path: String) throws {
    name = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var facts = stat()
    guard descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else {
      if descriptor >= 0 { close(descriptor) }
      throw Diagnostic(.cannotRead, "cannot read '\(path)'", at: Place(path))
    }
    total = facts.st_mode & S_IFMT == S_IFREG ? Int(facts.st_size) : nil
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next member; nil at the end of the archive, which has to be there. Its content must be read before the next.
  ///
  /// - Throws: `Diagnostic` when the archive is damaged or ends too early.
  func next() throws -> TarHeader? {
    guard let header = try header() else { return nil }
    guard header.kind == .extended else { return header }
    var text: [UInt8] = []
    guard header.size <= 64 << 10 else { throw corrupt("has an extended header that is too large") }
    try content(of: header) { text += $0 }
    guard var next = try self.header(), next.kind == .file else {
      throw corrupt("has an extended header without a file")
    }
    do { next.size = try TarExtension.size(text) ?? next.size } catch { throw corrupt(error.words) }
    try bound(next)
    return next
  }

  /// Reads the content of a member in blocks.
  ///
  /// - Throws: `Diagnostic` when it ends too early, and what `receive` throws.
  func content(of header: TarHeader, to receive: (UnsafeRawBufferPointer) throws -> Void) throws {
    var left = header.size
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
    defer { buffer.deallocate() }
    while left > 0 {
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(left, buffer.count)])
      try fill(part, "it stops in '\(header.name)'")
      try receive(UnsafeRawBufferPointer(part))
      left -= part.count
    }
    try fill(
      UnsafeMutableRawBufferPointer(rebasing: buffer[..<TarHeader.padding(header.size)]),
      "it stops after '\(header.name)'")
  }

  /// The next header; nil at the two empty blocks that end an archive.
  private func header() throws -> TarHeader? {
    let block = try block()
    guard block.contains(where: { $0 != 0 }) else {
      guard try self.block().allSatisfy({ $0 == 0 }) else { throw corrupt("has an empty block in its midst") }
      try checkEnd()
      return nil
    }
    do {
      let header = try TarHeader(parsing: block)
      try bound(header)
      return header
    } catch let fault as TarFault {
      throw corrupt(fault.words)
    }
  }

  private func block() throws -> [UInt8] {
    var block = [UInt8](repeating: 0, count: TarHeader.blockSize)
    try block.withUnsafeMutableBytes { try fill($0, "its last blocks are missing") }
    return block
  }

  /// After the end there may be more empty blocks, as `tar` writes them, and nothing else.
  private func checkEnd() throws {
    var block = [UInt8](repeating: 0, count: TarHeader.blockSize)
    while true {
      let count = try block.withUnsafeMutableBytes { try readSome($0) }
      if count == 0 { return }
      guard block[..<count].allSatisfy({ $0 == 0 }) else { throw corrupt("goes on after its end") }
    }
  }

  /// Refuses a size that the file can't have room for, before anything is made for it.
  private func bound(_ header: TarHeader) throws {
    guard let total, header.size > total - offset else { return }
    throw truncated("it says that '\(header.name)' has \(header.size) bytes; there are \(total - offset)")
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer, _ place: String) throws {
    var done = 0
    while done < buffer.count {
      let count = try readSome(UnsafeMutableRawBufferPointer(rebasing: buffer[done...]))
      guard count > 0 else { throw truncated(place) }
      done += count
    }
  }

  private func readSome(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Diagnostic(.cannotRead, "cannot read '\(name)'", at: Place(name)) }
      offset += count
      return count
    }
  }

  private func truncated(_ words: String) -> Diagnostic {
    Diagnostic(
      .truncatedArchive, "'\(name)' ends too early, at byte \(offset): \(words)", at: Place(name),
      hint: "copy it again, or export it again")
  }

  /// What is said of an archive that can't be what `peil snapshot export` wrote.
  func corrupt(_ words: String) -> Diagnostic {
    Diagnostic(
      .corruptArchive, "'\(name)' \(words)", at: Place(name),
      hint: "give a file that 'peil snapshot export' wrote, as it was written")
  }
}
