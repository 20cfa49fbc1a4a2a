import FileWriting
import IndicatorSchema
import JSONReading

/// Counts the rows in a stored dataset: the pairs of area and period of which a cell has a value or a status.
enum StoredCube {
  /// The number of rows.
  ///
  /// - Throws: `Diagnostic` when the file can't be read, or is not what was written.
  static func countRows(_ file: StoredFile) throws -> Int {
    let bytes = try file.readAll(limit: .max)
    return try bytes.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes, name: file.name)
      var sizes: [Int] = []
      var isStored: [Bool] = []
      try scanner.object { scanner, key in
        switch key {
        case "size":
          sizes = try scanner.tree().elements?.compactMap(\.int) ?? []
          guard sizes.count == 3 else { throw StoredFile.damaged(file.name) }
          isStored = [Bool](repeating: false, count: sizes[0] * sizes[1])
        case "value", "status":
          try mark(&isStored, &scanner, indicators: sizes.last ?? 0, name: file.name)
        default: try scanner.skip()
        }
      }
      try scanner.end()
      return isStored.count { $0 }
    }
  }

  private static func mark(
    _ isStored: inout [Bool], _ scanner: inout JSONScanner, indicators: Int, name: String
  ) throws {
    guard indicators > 0 else { throw StoredFile.damaged(name) }
    func mark(_ number: Int) throws {
      guard isStored.indices.contains(number / indicators) else { throw StoredFile.damaged(name) }
      isStored[number / indicators] = true
    }
    if try scanner.peek() == 0x5B {
      var number = 0
      try scanner.array { scanner in
        if try !scanner.null() {
          try scanner.skip()
          try mark(number)
        }
        number += 1
      }
    } else {
      try scanner.object { scanner, key in
        guard let number = Int(key) else { throw StoredFile.damaged(name) }
        try mark(number)
        try scanner.skip()
      }
    }
  }
}
