import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import JSONReading

/// Long documents of lines are taken apart by two threads, short ones by one: both have to give the same.
@Suite("Long documents of lines")
struct LineBlocksTests {
  @Test("give what short ones give, whatever the block size")
  func agrees() throws {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<200 {
      let bytes = LinesDocument.bytes(&random)
      let expected = LinesDocument.outcome(bytes, block: 1 << 18, lookedAt: 1 << 18)
      for block in [64, 100, 333, 4096] {
        try #require(
          LinesDocument.outcome(bytes, block: block, lookedAt: 1) == expected,
          "block \(block): \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test("that are damaged anywhere give what short ones give")
  func damage() throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<600 {
      var bytes = LinesDocument.bytes(&random)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let first = LinesDocument.firstLine.utf8.count
        guard bytes.count > first else { break }
        let at = Int.random(in: first..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        default: bytes.insert("{}[],:\"\n0e-.tn".utf8.randomElement(using: &random) ?? 0, at: at)
        }
      }
      let expected = LinesDocument.outcome(bytes, block: 1 << 18, lookedAt: 1 << 18)
      for block in [64, 777] {
        try #require(
          LinesDocument.outcome(bytes, block: block, lookedAt: 1) == expected,
          "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test("end with what the input throws, once the lines before are given")
  func failure() throws {
    let bytes = Array(String(repeating: "{\"a\":1}\n", count: 500).utf8)
    let outcome = LinesDocument.outcome(bytes, block: 128, lookedAt: 1, failingAt: 2001)
    #expect(outcome.hasPrefix(String(repeating: "a=1\n", count: 250)))
    #expect(outcome.hasSuffix("! the input is gone"))
    #expect(outcome.split(separator: "\n").count == 251)
  }

  @Test("end with what is thrown while records are taken")
  func stops() throws {
    struct Enough: Error {}
    let bytes = Array(String(repeating: "{\"a\":1}\n", count: 5000).utf8)
    let records = try LinesDocument.reader(bytes, block: 128, lookedAt: 1)
    let fields = try records.fieldNames().indices
    var count = 0
    #expect(throws: Enough.self) {
      try records.read(fields: Array(fields)) { _ in
        count += 1
        if count == 100 { throw Enough() }
      }
    }
    #expect(count == 100)
  }
}

/// Documents of lines, and what comes out of them.
private enum LinesDocument {
  /// The names of the fields are those of the first line, however much of the document is looked at.
  static let firstLine = "{\"a\":0,\"code\":\"x\",\"é\":null}\n"

  static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
    let ends = ["\n", "\n", "\n", "\r\n", "\n\n", " \n", "\n  "]
    let records = (0..<Int.random(in: 1...60, using: &random)).map { _ in
      var record = RandomDocument.object(depth: 1, &random)
      // A record may stand on several lines, as an editor lays it out.
      if Int.random(in: 0..<8, using: &random) == 0 {
        record = record.replacingOccurrences(of: ", ", with: ",\n ")
      }
      return record + (ends.randomElement(using: &random) ?? "\n")
    }
    return Array((firstLine + records.joined()).utf8)
  }

  static func reader(
    _ bytes: [UInt8], block: Int, lookedAt: Int, failingAt: Int = .max
  ) throws -> JSONRecordReader {
    let reader = FailingReader(
      reader: MemoryByteReader(bytes, name: "test.json", blockSize: max(1, block / 3)), left: failingAt)
    return try JSONRecordReader(
      reader, JSONRecordFormat(lines: true), blockBytes: block, bytesLookedAt: lookedAt)
  }

  /// The records with their faults, and behind them what is thrown.
  static func outcome(_ bytes: [UInt8], block: Int, lookedAt: Int, failingAt: Int = .max) -> String {
    var lines: [String] = []
    do {
      let records = try reader(bytes, block: block, lookedAt: lookedAt, failingAt: failingAt)
      let wanted = try records.fieldNames().prefix(3).indices
      try records.read(fields: Array(wanted)) { record in
        let fields = wanted.filter { record[$0].baseAddress != nil }
        let texts = fields.map { "\(record.names[$0])=\(String(decoding: record[$0], as: UTF8.self))" }
        let fault = record.fault.map { fault in
          let place = record.position(of: fault.field)
          return [
            "\(place.line):\(place.column) \(fault.message(record.names))",
            String(decoding: record.raw(), as: UTF8.self),
          ]
        }
        lines.append((texts + (fault ?? [])).joined(separator: " "))
      }
    } catch let problem as Diagnostic {
      lines.append("! \(problem)")
    } catch {
      lines.append("! the input is gone")
    }
    return lines.joined(separator: "\n")
  }
}

/// Breaks down after some bytes.
private final class FailingReader: ByteReader {
  struct Gone: Error {}

  private let reader: MemoryByteReader
  private var left: Int

  init(reader: MemoryByteReader, left: Int) {
    self.reader = reader
    self.left = left
  }

  var name: String { reader.name }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard left > 0 else { throw Gone() }
    let count = try reader.read(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, left)]))
    left -= count
    return count
  }
}
