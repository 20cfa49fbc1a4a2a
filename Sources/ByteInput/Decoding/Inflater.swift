import CZlib

/// How deflate data is wrapped.
enum DeflateWrapping {
  case gzip
  case none
}

/// What inflates deflate data, and takes the checksum that goes with it.
enum Inflater: Sendable {
  case zlib
  case igzip(IGzip)

  /// The compressed bytes from which loading another library pays.
  private static let worthwhile = 256 << 10

  /// The fastest for so many compressed bytes.
  static func fastest(for size: Int) -> Inflater {
    guard size >= worthwhile, let igzip = IGzip.installed else { return .zlib }
    return .igzip(igzip)
  }

  /// What is read with this inflater, with zlib to judge what this one refuses.
  ///
  /// - Parameter make: Starts to read, from the start each time that it is called.
  func content(
    _ name: InputName, _ make: @escaping (Inflater) throws -> any BlockProducer
  ) throws -> any BlockProducer {
    guard case .igzip = self else { return try make(self) }
    return SecondOpinion(try make(self), name: name, inflater: self) { try make(.zlib) }
  }

  /// A decoder.
  ///
  /// - Throws: `Diagnostic` `internal.fault` when zlib does not start.
  func decoder(_ wrapping: DeflateWrapping) throws -> any StreamDecoder {
    switch self {
    case .zlib: try DeflateDecoder(wrapping)
    case .igzip(let igzip): IGzipDecoder(igzip, wrapping)
    }
  }

  /// The CRC-32 of bytes that follow those of a CRC-32.
  func crc32(_ bytes: UnsafeRawBufferPointer, after checksum: UInt32) -> UInt32 {
    switch self {
    case .zlib:
      let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      return UInt32(truncatingIfNeeded: CZlib.crc32(UInt(checksum), start, UInt32(bytes.count)))
    case .igzip(let igzip): return igzip.crc32(bytes, after: checksum)
    }
  }
}
