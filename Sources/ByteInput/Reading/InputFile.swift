import IndicatorSchema
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open regular file, of which every read names its offset.
final class InputFile: SeekableInput {
  /// The file as messages name it.
  let name: InputName
  /// The number of bytes when it was opened.
  let size: Int
  private let descriptor: Int32
  private let readCount = Atomic<Int>(0)

  /// The number of bytes read so far, to show progress by.
  var bytesRead: Int { readCount.load(ordering: .relaxed) }

  /// Opens a file.
  ///
  /// - Throws: `Diagnostic` `config.file-not-found` or `io.cannot-read`.
  init(path: String, name: InputName) throws {
    // The C library would open what stands before the NUL.
    guard !path.utf8.contains(0) else { throw name.fault(.fileNotFound, "does not exist") }
    // Without O_NONBLOCK the opening of a pipe nobody writes to would never return.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw InputFile.cannotOpen(name, errno) }
    self.name = name
    var status = stat()
    let known = fstat(descriptor, &status) == 0
    size = known ? Int(status.st_size) : 0
    if !known { throw InputFile.cannotRead(name, errno) }
    try InputFile.requireRegular(status.st_mode, name)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Reads at an offset; fewer bytes than asked for are not the end, 0 is.
  ///
  /// - Throws: `Diagnostic` `io.cannot-read`.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 {
        readCount.wrappingAdd(count, ordering: .relaxed)
        return count
      }
      if errno != EINTR { throw InputFile.cannotRead(name, errno) }
    }
  }

  private static func requireRegular(_ mode: mode_t, _ name: InputName) throws {
    switch mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw name.fault(.cannotRead, "is a folder, not a file")
    default: throw name.fault(.cannotRead, "is not a regular file")
    }
  }

  private static func cannotOpen(_ name: InputName, _ error: Int32) -> Diagnostic {
    guard error == ENOENT || error == ENOTDIR else { return cannotRead(name, error) }
    return name.fault(.fileNotFound, "does not exist")
  }

  private static func cannotRead(_ name: InputName, _ error: Int32) -> Diagnostic {
    name.fault(.cannotRead, "can't be read: \(String(cString: strerror(error)).lowercased())")
  }
}
