import GRDBSQLite

/// A text at a fixed place in memory, so that SQLite can be pointed to it without a copy for each use.
final class StaticText {
  private let bytes: UnsafeMutableBufferPointer<CChar>

  init(_ text: String) {
    let utf8 = text.utf8
    // One more, because SQLite takes a null pointer for NULL and not for an empty text.
    bytes = .allocate(capacity: utf8.count + 1)
    for (index, byte) in utf8.enumerated() { bytes.initializeElement(at: index, to: CChar(bitPattern: byte)) }
    bytes.initializeElement(at: utf8.count, to: 0)
  }

  deinit { bytes.deallocate() }

  /// Binds the text, which must outlive the statement's use of it.
  func bind(to statement: OpaquePointer, at index: Int32) {
    sqlite3_bind_text(statement, index, bytes.baseAddress, Int32(bytes.count - 1), nil)
  }
}
