import IndicatorSchema
import JSONReading

/// Reads a document as far as its first dataset, whose parts may come in any order.
struct CubeReader {
  private var scanner: JSONScanner
  private var parts = Parts()

  /// What was met of a dataset.
  private struct Parts {
    var version: String?
    var kind: String?
    var id: JSONValue?
    var size: JSONValue?
    var role: JSONValue?
    var dimension: JSONValue?
    var valueStart: Int?
    var statusStart: Int?
    /// Where a dataset inside of the document starts.
    var innerStart: Int?
  }

  /// The cells that a dataset may have values for.
  private static let cellLimit = 20_000_000

  init(_ bytes: UnsafeRawBufferPointer, name: String) { scanner = JSONScanner(bytes, name: name) }

  /// Reads the dataset.
  ///
  /// - Throws: `Diagnostic` for what is no JSON, no dataset, or contradicts itself.
  mutating func read() throws -> Cube {
    guard scanner.position < scanner.bytes.count else {
      throw Diagnostic(.emptyInput, "the document is empty", at: Place(scanner.name))
    }
    try readParts()
    try scanner.end()
    if parts.valueStart == nil, let inner = parts.innerStart {
      scanner.position = inner
      parts = Parts()
      try readParts()
    }
    guard let dimension = parts.dimension, let start = parts.valueStart else {
      let kind = parts.kind.map { "of class '\($0.prefix(40))'" } ?? "without a class"
      throw scanner.problem(
        .noRecords, "the document is \(kind) and holds no dataset with values", at: 0,
        hint:
          "JSON-stat has a class 'dataset' with 'id', 'size', 'dimension' and 'value'; other JSON is read with "
          + "use: json")
    }
    var cube = Cube()
    cube.dimensions = try CategoryReader(scanner).dimensions(
      ids: parts.id ?? dimension["id"], sizes: parts.size ?? dimension["size"],
      roles: parts.role ?? dimension["role"], in: dimension)
    try readCells(&cube, start)
    return cube
  }

  private mutating func readParts() throws {
    var scanner = scanner
    defer { self.scanner = scanner }
    try scanner.object { scanner, key in
      switch key {
      case "version": parts.version = try scanner.text()
      case "class": parts.kind = try scanner.text()
      case "id": parts.id = try scanner.tree()
      case "size": parts.size = try scanner.tree()
      case "role": parts.role = try scanner.tree()
      case "dimension": parts.dimension = try scanner.tree()
      case "value":
        parts.valueStart = scanner.position
        try scanner.skip()
      case "status":
        parts.statusStart = scanner.position
        try scanner.skip()
      case "dataset":
        _ = try scanner.peek()
        parts.innerStart = scanner.position
        try scanner.skip()
      case "link": try readLinks(&scanner)
      default: try scanner.skip()
      }
    }
  }

  /// The first dataset that a collection holds itself, and not only as a link.
  private mutating func readLinks(_ scanner: inout JSONScanner) throws {
    guard try scanner.peek() == 0x7B else { return try scanner.skip() }
    try scanner.object { scanner, key in
      guard key == "item", try scanner.peek() == 0x5B else { return try scanner.skip() }
      try scanner.array { scanner in
        let first = try scanner.peek()
        let start = scanner.position
        guard first == 0x7B, parts.innerStart == nil else { return try scanner.skip() }
        var hasValues = false
        try scanner.object { scanner, key in
          hasValues = hasValues || key == "value"
          try scanner.skip()
        }
        if hasValues { parts.innerStart = start }
      }
    }
  }

  private mutating func readCells(_ cube: inout Cube, _ start: Int) throws {
    let sizes = cube.dimensions.map(\.codes.count)
    guard let count = Cube.cellCount(sizes) else {
      throw scanner.problem(.tooLarge, "the dataset has more cells than can be counted", at: start)
    }
    var reader = CellReader(scanner, count: count, limit: CubeReader.cellLimit)
    cube.values = try reader.values(at: start)
    if let start = parts.statusStart { cube.statuses = try reader.statuses(at: start) }
  }
}
