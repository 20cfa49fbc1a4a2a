/// Decompressed bytes of an input, pulled in blocks by one thread at a time, not always the same one.
public protocol ByteReader: AnyObject {
  /// The input as messages name it: the path as given, with the member of an archive behind a `/`.
  var name: String { get }

  /// How many bytes of the file itself were used up so far, for an input whose progress can be told.
  var consumedBytes: Int? { get }

  /// Fills the buffer from its start with what comes next; fewer bytes than asked for are not the end.
  ///
  /// - Returns: The number of bytes, 0 at the end only.
  /// - Throws: `Diagnostic` when the input can't be read or its archive is damaged.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

extension ByteReader {
  /// Unknown, unless a reader can tell.
  public var consumedBytes: Int? { nil }
}
