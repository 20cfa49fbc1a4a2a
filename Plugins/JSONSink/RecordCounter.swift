import Foundation
import IndicatorSchema

/// Counts the records in a stored file by scanning its bytes, and checks on the way that it is whole.
struct RecordCounter {
  /// The brackets that are open, outermost first.
  private var open: [UInt8] = []
  private var isInString = false
  private var isEscaped = false
  private var last: UInt8 = 0
  private var count = 0
  /// The brackets inside which a record starts.
  private let home: [UInt8]

  private init(shape: JSONSink.Shape) {
    // A period stands in the array of an area, which stands in the array of the document; a line stands alone.
    home = shape == .areas ? Array("{[{[".utf8) : []
  }

  /// The number of periods of areas, or of lines.
  ///
  /// - Throws: `Diagnostic` when the file can't be read, or is not what was written.
  static func count(_ path: String, name: String, shape: JSONSink.Shape) throws -> Int {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotRead(name) }
    defer { close(descriptor) }
    var counter = RecordCounter(shape: shape)
    var block = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let length = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if length < 0 && errno == EINTR { continue }
      guard length >= 0 else { throw cannotRead(name) }
      guard length > 0 else { break }
      guard block.withUnsafeBytes({ counter.scan($0[..<length]) }) else { throw damaged(name) }
    }
    guard counter.isComplete else { throw damaged(name) }
    return counter.count
  }

  /// Takes a block; false when a bracket closes that is not open.
  private mutating func scan(_ block: Slice<UnsafeRawBufferPointer>) -> Bool {
    last = block.last ?? last
    for byte in block {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isInString = false
        }
        continue
      }
      switch byte {
      case 0x22: isInString = true
      case 0x7B, 0x5B:
        if byte == 0x7B && open == home { count += 1 }
        open.append(byte)
      case 0x7D, 0x5D:
        // `}` and `]` are two above `{` and `[`.
        guard open.popLast() == byte - 2 else { return false }
      default: break
      }
    }
    return true
  }

  /// Whether everything that was opened is closed and the last line has an end.
  private var isComplete: Bool { open.isEmpty && !isInString && (last == 0x0A || last == 0) }

  private static func cannotRead(_ name: String) -> Diagnostic {
    Diagnostic(.cannotRead, "can't read '\(name)' again: \(String(cString: strerror(errno)))")
  }

  private static func damaged(_ name: String) -> Diagnostic {
    Diagnostic(.ledgerMismatch, "'\(name)' is not what was written to it", hint: "check the disk")
  }
}
