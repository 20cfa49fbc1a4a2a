import CZlib
import IndicatorSchema

/// The part of a body that the receiver has got, over however many attempts.
///
/// An attempt that can't go on where the last one broke off starts at the beginning. What it repeats is not given
/// again, but compared with what was given, so that two versions of a document are never made one.
final class GivenBody {
  /// The bytes that the receiver has got.
  private(set) var count = 0
  private let limit: Int
  private let receive: (UnsafeRawBufferPointer) throws -> Void
  private var print = BytePrint()
  /// The bytes of this attempt so far, and the print of those that repeat what was given.
  private var position = 0
  private var repeated = BytePrint()

  /// How a body fails to be what it should be.
  enum Fault: Error {
    case tooLarge
    case changed
  }

  init(limit: Int, receive: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.limit = limit
    self.receive = receive
  }

  /// Starts an attempt whose first byte is that with this offset in the document.
  func start(at offset: Int) {
    position = offset
    repeated = offset == 0 ? BytePrint() : print
  }

  /// Takes the next bytes of an attempt.
  ///
  /// - Throws: `Fault`, and what the receiver throws.
  func take(_ bytes: UnsafeRawBufferPointer) throws {
    let known = min(count - position, bytes.count)
    if known > 0 {
      repeated.add(UnsafeRawBufferPointer(rebasing: bytes[..<known]))
      position += known
      if position == count, repeated != print { throw Fault.changed }
    }
    guard known < bytes.count else { return }
    let new = UnsafeRawBufferPointer(rebasing: bytes[max(0, known)...])
    guard new.count <= limit - count else { throw Fault.tooLarge }
    print.add(new)
    position += new.count
    count += new.count
    try receive(new)
  }

  /// Ends an attempt that got the whole document.
  ///
  /// - Throws: `Fault` when it is shorter than what was given.
  func finish() throws {
    if position < count { throw Fault.changed }
  }
}

/// A checksum of a sequence of bytes.
private struct BytePrint: Equatable {
  private var crc: UInt = 0
  private var adler: UInt = 1

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let start = bytes.bindMemory(to: UInt8.self).baseAddress
    crc = crc32_z(crc, start, bytes.count)
    adler = adler32_z(adler, start, bytes.count)
  }
}
