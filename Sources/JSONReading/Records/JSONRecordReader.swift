import IndicatorSchema
import PluginKit

/// How a document holds records.
public struct JSONRecordFormat: Hashable, Sendable {
  /// Where the records are; nil when the document is one, or an array of them, or has one on each line.
  public var path: JSONRecordPath?
  /// Whether each line is a record; nil when the document has to tell.
  public var lines: Bool?

  /// Makes a format.
  public init(path: JSONRecordPath? = nil, lines: Bool? = nil) {
    self.path = path
    self.lines = lines
  }
}

/// Reads the records of a JSON document of any size in constant memory: the elements of an array, the members of an
/// object, or lines.
///
/// ```swift
/// let records = try JSONRecordReader(reader, JSONRecordFormat(path: JSONRecordPath("data.items")))
/// let names = try records.fieldNames()                  // code, name, population.total, ...
/// try records.read(fields: [0, 2]) { record in print(record[0], record[1]) }
/// ```
///
/// A field is a value that is no object and no array, named by the names that lead to it with points between them.
/// No string is made of a field: records give the bytes of the document.
public final class JSONRecordReader {
  private let input: JSONInput
  private var cursor: RecordCursor
  /// Whether each line is a record.
  public let isLines: Bool
  private var learnt: KeyTree
  private let delivery: Delivery

  /// The records and bytes that are looked at to find the names of fields.
  private static let recordsLookedAt = 1000
  private let bytesLookedAt: Int

  /// Who takes the blocks once there is someone.
  private final class Delivery {
    var take: ((RecordBlock) throws -> RecordBlock)?
  }

  /// Starts to read a document.
  ///
  /// - Throws: `Diagnostic` for an empty document, one that is not UTF-8, and one of which it is not clear where its
  ///   records are.
  public convenience init(
    _ reader: any ByteReader, _ format: JSONRecordFormat, blockBytes: Int = 1 << 18
  ) throws {
    try self.init(reader, format, blockBytes: blockBytes, bytesLookedAt: 1 << 18)
  }

  /// Starts to read a document; tests look at fewer bytes before, to see a small document as a large one.
  init(
    _ reader: any ByteReader, _ format: JSONRecordFormat, blockBytes: Int, bytesLookedAt: Int
  ) throws {
    self.bytesLookedAt = bytesLookedAt
    let delivery = Delivery()
    self.delivery = delivery
    input = try JSONInput(reader, RecordBlock(capacity: max(64, blockBytes))) { block in
      try delivery.take?(block) ?? block
    }
    learnt = KeyTree(learningWithKeys: format.path?.hasKeys ?? false)
    cursor = RecordCursor(format.path ?? .root, at: 0)
    try input.requireContent()
    var detector = LineDetector(input)
    isLines = try detector.isLines(format)
  }

  /// The input as messages name it.
  public var name: String { input.name }

  /// The names of the fields of the first records, in the order in which they occur: of the first thousand, as far
  /// as these are in the first quarter of a megabyte, and of one at least. To be called before `read`.
  ///
  /// - Throws: `Diagnostic` for a document that is damaged before the first record.
  public func fieldNames() throws -> [String] {
    var first = cursor
    guard try next(&first) else { return learnt.fields }
    try input.lookAhead(bytesLookedAt, from: first.position)
    first.position = 0
    cursor = first.pending(at: 0)
    var scanner = RecordScanner(learnt, input.block)
    input.block.clearRecords(fieldCount: scanner.fieldCapacity)
    try record(&first, &scanner)
    input.isFrozen = true
    defer { input.isFrozen = false }
    try learnMore(from: first, &scanner)
    input.block.clearRecords(fieldCount: 0)
    learnt = scanner.tree
    return learnt.fields
  }

  /// Learns of the records that are in memory; the first one that is damaged ends it, to be complained of later.
  private func learnMore(from start: RecordCursor, _ scanner: inout RecordScanner) throws {
    var ahead = start
    for _ in 1..<JSONRecordReader.recordsLookedAt {
      input.block.clearRecords(fieldCount: scanner.fieldCapacity)
      do {
        guard try next(&ahead) else { return }
        try record(&ahead, &scanner)
      } catch is JSONInput.Frozen {
        return
      } catch is Diagnostic {
        return
      }
    }
  }

  /// Reads all records, once.
  ///
  /// - Parameters:
  ///   - fields: The fields wanted, as positions in `fieldNames()`; nil for all, also those that only later records
  ///     have.
  ///   - take: Takes each record, its fields in the order wanted.
  /// - Throws: `Diagnostic` for a damaged document and one with more than 1024 fields, and what `take` throws, which
  ///   ends the reading. A line that is damaged is a record with a fault.
  public func read(fields: [Int]?, _ take: (JSONRecord) throws -> Void) throws {
    let tree = fields.map(learnt.keeping) ?? learnt
    defer { delivery.take = nil }
    if input.isAtEnd { return try readHere(tree, take) }
    if isLines, !tree.grows, tree.keySlot < 0 { return try readLines(tree, take) }
    let pipeline = RecordPipeline(input.block)
    delivery.take = { _ in try pipeline.exchange() }
    try pipeline.run({ [self] in try produce(tree) }, { try $0.forEachRecord(take) })
  }

  /// Reads a short document, which is worth no other thread.
  private func readHere(_ tree: KeyTree, _ take: (JSONRecord) throws -> Void) throws {
    try withoutActuallyEscaping(take) { take in
      var isStopped = false
      func deliver(_ block: RecordBlock) throws -> RecordBlock {
        isStopped = true
        try block.forEachRecord(take)
        isStopped = false
        return block
      }
      delivery.take = deliver
      defer { delivery.take = nil }
      do {
        try produce(tree)
      } catch {
        // What came before the damage is dealt with first.
        if !isStopped { try input.block.forEachRecord(take) }
        throw error
      }
      try input.block.forEachRecord(take)
    }
  }

  /// Reads a long document of lines, which two threads take apart.
  private func readLines(_ tree: KeyTree, _ take: (JSONRecord) throws -> Void) throws {
    input.block.names = tree.fields
    input.block.clearRecords(fieldCount: 0)
    var start = cursor.position
    var delivery = LineDelivery(name: name)
    try LinePipeline(input.block).run(
      { [input] next in
        defer { start = 0 }
        return try input.nextLines(from: start, goingOnIn: next)
      }, { LineScanner(tree, input.block, name: name) }
    ) { block, scanner in try delivery.deliver(block, &scanner, take) }
  }

  private func produce(_ tree: KeyTree) throws {
    var scanner = RecordScanner(tree, input.block)
    input.block.clearRecords(fieldCount: scanner.fieldCapacity)
    input.block.names = scanner.tree.fields
    while try next(&cursor) {
      if !input.block.makeRoom() { try cursor.handOver(input) }
      try record(&cursor, &scanner)
    }
  }

  private func next(_ cursor: inout RecordCursor) throws -> Bool {
    isLines ? try cursor.nextLine(input) : try cursor.next(input)
  }

  /// Reads the record that a cursor is at.
  private func record(_ cursor: inout RecordCursor, _ scanner: inout RecordScanner) throws {
    let key = scanner.wantsKeys ? cursor.key : []
    let start = cursor.position
    func scan(_ start: UnsafePointer<UInt8>, _ values: inout ValueScan) -> UnsafePointer<UInt8>? {
      let end = scanner.record(start, in: input.block, key: key)
      values = scanner.values
      return end
    }
    if isLines {
      let range = try cursor.line(input, scan)
      guard cursor.lineProblem == nil else {
        input.block.nextRow.update(repeating: .absent, count: scanner.fieldCapacity)
        input.block.complete(range)
        if let problem = cursor.takeLineProblem() { input.block.refuse(.malformed(problem)) }
        return
      }
      input.block.complete(range)
    } else {
      // The block may change on the way.
      let range = try cursor.whole(input, scan)
      input.block.complete(range)
    }
    if scanner.hasFault { input.block.refuse(scanner.fault) }
    guard scanner.tree.grows else { return }
    if input.block.names.count != scanner.tree.fields.count { input.block.names = scanner.tree.fields }
    guard scanner.hasTooManyFields else { return }
    throw input.problem(
      .tooLarge, "the records have more than \(KeyTree.mostFields) different fields", at: start,
      hint: "are the records somewhere else in the document?")
  }
}
