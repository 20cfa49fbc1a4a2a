import Crypto
import Glibc
import IndicatorSchema

/// Reads a file once for its digest, and where it is to be kept, copies it in the same go.
enum FileDigest {
  /// The digest of what comes in blocks.
  ///
  /// - Parameter source: Gives every block, in order.
  static func take(_ source: ((UnsafeRawBufferPointer) -> Void) throws -> Void) rethrows -> String {
    var hash = SHA256()
    try source { hash.update(bufferPointer: $0) }
    return Digest.hex(hash.finalize())
  }

  /// The digest of a file.
  ///
  /// - Parameters:
  ///   - name: What messages call the file.
  ///   - copy: Takes every block of the file, in order.
  /// - Throws: `Diagnostic` when the file can't be read, and what `copy` throws.
  static func take(
    _ path: String, name: String, copy: ((UnsafeRawBufferPointer) throws -> Void)? = nil
  ) throws -> Snapshot {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Diagnostic(.cannotRead, "cannot read '\(name)'", at: Place(name))
    }
    defer { close(descriptor) }
    // One buffer for all blocks: memory touched for the first time costs more than the digest.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
    defer { buffer.deallocate() }
    var hash = SHA256()
    var bytes = 0
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Diagnostic(.cannotRead, "cannot read '\(name)'", at: Place(name)) }
      if count == 0 { break }
      let block = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      hash.update(bufferPointer: block)
      try copy?(block)
      bytes += count
    }
    return Snapshot(sha256: Digest.hex(hash.finalize()), bytes: bytes)
  }
}
