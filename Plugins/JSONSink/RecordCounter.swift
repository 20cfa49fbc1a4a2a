import FileWriting
import IndicatorSchema

/// Counts the records in a stored file by scanning its bytes, and checks on the way that it is whole.
final class RecordCounter {
  private let file: StoredFile
  private var scan: RecordScan
  private var block = [UInt8](repeating: 0, count: 256 * 1024)

  /// Opens a file, of which nothing need be there yet.
  ///
  /// - Throws: `Diagnostic` when it can't be read.
  init(_ path: String, name: String, shape: JSONSink.Shape) throws {
    file = try StoredFile(path, name: name)
    scan = RecordScan(shape: shape)
  }

  /// Reads what is in the file by now.
  ///
  /// - Throws: `Diagnostic` when it can't be read, or is not what was written.
  func readOn() throws {
    while true {
      let length = try block.withUnsafeMutableBytes { try file.read(into: $0) }
      guard length > 0 else { return }
      guard block.withUnsafeBytes({ scan.take(UnsafeRawBufferPointer(rebasing: $0[..<length])) }) else {
        throw StoredFile.damaged(file.name)
      }
    }
  }

  /// The number of periods of areas, or of lines, in the file, to which nothing is added any more.
  ///
  /// - Throws: `Diagnostic` when the file can't be read, or is not what was written.
  func count() throws -> Int {
    try readOn()
    guard scan.isComplete else { throw StoredFile.damaged(file.name) }
    return scan.count
  }
}

/// The records in bytes that come in pieces.
struct RecordScan {
  /// The records so far.
  private(set) var count = 0
  /// The brackets that are open, outermost first.
  private var open: [UInt8] = []
  private var isInString = false
  private var isEscaped = false
  private var last: UInt8 = 0
  /// The brackets inside which a record starts.
  private let home: [UInt8]

  init(shape: JSONSink.Shape) {
    // A period stands in the array of an area, which stands in the array of the document; a line stands alone.
    home = shape == .areas ? Array("{[{[".utf8) : []
  }

  /// Takes a block; false when a bracket closes that is not open.
  mutating func take(_ block: UnsafeRawBufferPointer) -> Bool {
    last = block.last ?? last
    var index = 0
    while index < block.count {
      if isInString {
        skipString(block, &index)
        continue
      }
      let byte = block[index]
      index += 1
      switch byte {
      case 0x22: isInString = true
      case 0x7B, 0x5B:
        if byte == 0x7B && open.count == home.count && open == home { count += 1 }
        open.append(byte)
      case 0x7D, 0x5D:
        // `}` and `]` are two above `{` and `[`.
        guard open.popLast() == byte - 2 else { return false }
      default: break
      }
    }
    return true
  }

  /// Goes behind the quote that ends a string, or to the end of the block: most bytes are in strings.
  private mutating func skipString(_ block: UnsafeRawBufferPointer, _ index: inout Int) {
    var position = index
    defer { index = position }
    if isEscaped {
      isEscaped = false
      position += 1
    }
    while position < block.count {
      let byte = block[position]
      position += 1
      if byte == 0x22 {
        isInString = false
        return
      }
      if byte == 0x5C {
        isEscaped = position == block.count
        position += 1
      }
    }
    position = block.count
  }

  /// Whether everything that was opened is closed and the last line has an end.
  var isComplete: Bool { open.isEmpty && !isInString && (last == 0x0A || last == 0) }
}
