import PluginKit

/// Gives a start and then pieces that a function makes, for ever or up to a number of bytes.
final class GeneratedReader: ByteReader, @unchecked Sendable {
  let name = "dump.xml"
  /// The number of bytes given so far.
  private(set) var given = 0
  /// The number of pieces made so far.
  private(set) var pieces = 0
  private var pending: ArraySlice<UInt8>
  private let limit: Int
  private let piece: (Int) -> String

  init(_ start: String, limit: Int = .max, piece: @escaping (Int) -> String) {
    pending = Array(start.utf8)[...]
    self.limit = limit
    self.piece = piece
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard given < limit else { return 0 }
    if pending.isEmpty {
      pending = Array(piece(pieces).utf8)[...]
      pieces += 1
    }
    let count = min(pending.count, buffer.count)
    buffer.copyBytes(from: pending.prefix(count))
    pending = pending.dropFirst(count)
    given += count
    return count
  }
}
