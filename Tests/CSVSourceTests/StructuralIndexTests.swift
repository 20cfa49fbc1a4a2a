import IndicatorSchema
import PluginTesting
import Testing

@testable import CSVSource

/// The fast way of finding fields against the careful one, on random text of the bytes that matter.
@Suite struct StructuralIndexTests {
  private static let dialects = [
    Dialect(delimiter: 0x3B, quote: 0x22), Dialect(delimiter: Byte.tab, quote: 0x27),
    Dialect(delimiter: 0x2C, quote: Dialect.noQuote),
  ]

  /// What the careful scanner makes of a block: the ends of the fields of each record, and the lines; nil for damage.
  private func careful(_ block: Block, _ dialect: Dialect) -> (records: [[UInt32]], line: Int)? {
    var scanner = CarefulScanner(block.bytes, count: block.count, dialect, name: "x", line: 1)
    var records: [[UInt32]] = []
    do {
      while try scanner.next(isLast: true) != nil { records.append(scanner.ends) }
    } catch {
      return nil
    }
    return (records, scanner.line)
  }

  private func fast(_ block: Block, _ dialect: Dialect) -> (records: [[UInt32]], line: Int)? {
    block.index(dialect)
    let structure = block.structure
    guard !structure.needsCare else { return nil }
    let ends = FieldEnds()
    var start = 0
    let records = (0..<structure.recordCount).map { record in
      let end = Int(structure.recordEnds[record])
      let count = ends.take(structure.masks, start: start, end: end)
      defer { start = end + 1 }
      return (0..<count).map { ends.ends[$0] }
    }
    return (records, 1 + structure.lineEnds)
  }

  /// The same as the thread that reads locates them.
  private func located(_ block: Block) -> [[UInt32]]? {
    guard let fields = block.fields, !block.structure.needsCare else { return nil }
    var first = 0
    return (0..<block.structure.recordCount).map { record in
      let next = Int(fields.counts[record])
      defer { first = next }
      return (first..<next).map { fields.ends[$0] }
    }
  }

  private func block(_ bytes: [UInt8]) -> Block {
    let block = Block(capacity: bytes.count, locatesFields: true)
    block.fill(bytes)
    block.count = bytes.count
    return block
  }

  @Test(arguments: [3, 8, 30]) func `agrees with the careful scanner`(rarity: Int) {
    var random = SeededGenerator(seed: UInt64(rarity))
    var (sound, damaged) = (0, 0)
    for dialect in StructuralIndexTests.dialects {
      let special = [dialect.delimiter, dialect.quote, dialect.quote, 0x0A, 0x0D].filter {
        $0 != Dialect.noQuote
      }
      for _ in 0..<4000 {
        let count = Int.random(in: 1...200, using: &random)
        var bytes = (0..<count).map { _ in
          Int.random(in: 0..<rarity, using: &random) == 0
            ? special.randomElement(using: &random) ?? 0 : UInt8.random(in: 0x61...0x63, using: &random)
        }
        bytes.append(0x0A)
        let block = block(bytes)
        let expected = careful(block, dialect)
        let found = fast(block, dialect)
        #expect(
          found?.records == expected?.records, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        #expect(found?.line == expected?.line)
        #expect(located(block) == found?.records)
        if expected == nil { damaged += 1 } else { sound += 1 }
      }
    }
    #expect(sound > 1000)
    #expect(damaged > 100)
  }

  @Test func `agrees on well-formed records, which random bytes seldom are`() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<2000 {
      let dialect = Dialect(delimiter: 0x3B, quote: 0x22)
      let table = RandomTable(&random)
      let block = block(Array(table.text(delimiter: ";", &random).utf8))
      let expected = careful(block, dialect)
      #expect(expected != nil)
      #expect(fast(block, dialect)?.records == expected?.records)
      #expect(fast(block, dialect)?.line == expected?.line)
    }
  }

  @Test func `marks text that is not UTF-8, and only that`() {
    var random = SeededGenerator(seed: 13)
    let dialect = StructuralIndexTests.dialects[0]
    for _ in 0..<3000 {
      let count = Int.random(in: 1...150, using: &random)
      var text = (0..<count).map { _ in ["a", "é", "€", "😀", ";"].randomElement(using: &random) ?? "a" }
        .joined()
      text += "\n"
      var bytes = Array(text.utf8)
      if Bool.random(using: &random) {
        bytes[Int.random(in: 0..<bytes.count - 1, using: &random)] = UInt8.random(
          in: 0x80...0xFF, using: &random)
      }
      let isSound = String(validating: bytes, as: UTF8.self) != nil
      let block = block(bytes)
      #expect((fast(block, dialect) != nil) == isSound)
      #expect((careful(block, dialect) != nil) == isSound)
    }
  }

  @Test func `finds some fields of a wide record where it finds them among all`() throws {
    var random = SeededGenerator(seed: 31)
    let dialect = Dialect(delimiter: 0x3B, quote: 0x22)
    for _ in 0..<500 {
      let width = Int.random(in: 1...150, using: &random)
      let records = (0..<3).map { _ in
        (0..<width).map { _ in String(repeating: "x", count: Int.random(in: 0...90, using: &random)) }
      }
      let block = block(Array(records.map { $0.joined(separator: ";") + "\n" }.joined().utf8))
      block.index(dialect)
      let wanted = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        Int.random(in: 0..<width, using: &random)
      }
      let some = FieldEnds(wanted, of: width)
      var start = 0
      for record in records {
        let next = start + record.map { $0.utf8.count + 1 }.reduce(0, +)
        #expect(some.take(block.structure.masks, start: start, end: next - 1) == width)
        for field in wanted {
          let end = start + record[...field].map { $0.utf8.count + 1 }.reduce(0, +) - 1
          #expect(Int(some.ends[field]) == end)
          if field > 0 { #expect(Int(some.ends[field - 1]) == end - record[field].utf8.count - 1) }
        }
        start = next
      }
    }
  }

  @Test func `of a record that lacks a wanted field nothing is read beyond its end`() {
    let dialect = Dialect(delimiter: 0x3B, quote: 0x22)
    let block = block(Array("a;b\n".utf8))
    block.index(dialect)
    let some = FieldEnds([40], of: 50)
    #expect(some.take(block.structure.masks, start: 0, end: 3) == 2)
    #expect(some.ends[0] == 1)
    #expect(some.ends[40] == 0)
  }
}
