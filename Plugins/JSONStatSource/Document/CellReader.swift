import IndicatorSchema
import JSONReading

/// Reads values and statuses: a list with one for each cell, or an object with those of some cells by number.
struct CellReader {
  private var scanner: JSONScanner
  private let count: Int
  private let limit: Int

  init(_ scanner: JSONScanner, count: Int, limit: Int) {
    self.scanner = scanner
    self.count = count
    self.limit = limit
  }

  /// The values, in the order of the cube.
  mutating func values(at start: Int) throws -> [Cube.Cell] {
    scanner.position = start
    var cells: [Cube.Cell] = []
    let isList = try scanner.peek() == 0x5B
    guard isList || count <= limit || bytesLeft(from: start) / 4 <= limit else { throw tooMany(start) }
    if isList {
      guard count <= limit else { throw tooMany(start) }
      cells.reserveCapacity(count)
      try scanner.array { scanner in cells.append(try CellReader.cell(&scanner, number: cells.count)) }
      guard cells.count == count else {
        throw scanner.problem(
          .unexpectedValue, "there are \(cells.count) values for \(count) cells", at: start)
      }
      return cells
    }
    let count = count
    try scanner.object { scanner, key in
      let number = try CellReader.number(key, below: count, scanner)
      cells.append(try CellReader.cell(&scanner, number: number))
    }
    cells.sort { $0.number < $1.number }
    if let twice = zip(cells, cells.dropFirst()).first(where: { $0.number == $1.number })?.1 {
      throw scanner.problem(.duplicateField, "cell \(twice.number) has two values", at: twice.start)
    }
    return cells
  }

  private func bytesLeft(from start: Int) -> Int { scanner.bytes.count - start }

  private func tooMany(_ start: Int) -> Diagnostic {
    scanner.problem(.tooLarge, "the dataset has \(count) cells, more than \(limit)", at: start)
  }

  /// The statuses; a text holds for all cells.
  mutating func statuses(at start: Int) throws -> Cube.Statuses {
    scanner.position = start
    var statuses: [Int: String] = [:]
    switch try scanner.peek() {
    case 0x22: return .all(try scanner.string())
    case 0x5B:
      var number = 0
      try scanner.array { scanner in
        if let text = try scanner.text() { statuses[number] = text }
        number += 1
      }
      if number == 1, let all = statuses[0] { return .all(all) }
      guard number == count || number == 0 else {
        throw scanner.problem(
          .unexpectedValue, "there are \(number) statuses for \(count) cells", at: start)
      }
    case 0x7B:
      let count = count
      try scanner.object { scanner, key in
        let number = try CellReader.number(key, below: count, scanner)
        if let text = try scanner.text() { statuses[number] = text }
      }
    default: try scanner.skip()
    }
    return statuses.isEmpty ? .none : .some(statuses)
  }

  private static func number(_ key: String, below count: Int, _ scanner: JSONScanner) throws -> Int {
    if let number = Int(key), number >= 0, number < count { return number }
    throw scanner.problem(
      .unexpectedValue, "'\(key.prefix(40))' is not the number of a cell",
      hint: "the dataset has \(count) cells, numbered from 0")
  }

  private static func cell(_ scanner: inout JSONScanner, number: Int) throws -> Cube.Cell {
    let first = try scanner.peek()
    let start = scanner.position
    switch first {
    case 0x6E:
      _ = try scanner.null()
      return Cube.Cell(number: number, text: nil, start: start)
    case 0x22:
      return Cube.Cell(number: number, text: try scanner.stringRange().range, start: start)
    case 0x7B, 0x5B, 0x74, 0x66:
      throw scanner.problem(.unexpectedValue, "a value is a number, a text or null")
    default: return Cube.Cell(number: number, text: try scanner.numberRange(), start: start)
    }
  }
}
