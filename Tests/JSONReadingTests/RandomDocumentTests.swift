import Foundation
import IndicatorSchema
import JSONReading
import PluginTesting
import Testing

@Suite("Random JSON documents")
struct RandomDocumentTests {
  @Test("give the records that Foundation finds in them, whatever the block size")
  func agreesWithFoundation() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<150 {
      let records = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        RandomDocument.object(depth: 0, &random)
      }
      let blank = [" ", "", "\n", "\t \r\n"].randomElement(using: &random) ?? ""
      let text =
        "{\"skipped\":\(RandomDocument.object(depth: 0, &random)),\(blank)\"rows\":["
        + records.joined(separator: "\(blank),") + "]}"
      let expected = try RandomDocument.records(of: text)
      for block in [64, 97, 1000, 1 << 18] {
        let read = try ReadRecords(text, "rows", block: block)
        #expect(read.faults.isEmpty)
        try #require(read.lines == expected, "block \(block): \(text)")
      }
      let lines = records.map { $0.replacingOccurrences(of: "\n", with: " ") }.joined(separator: "\n")
      try #require(try ReadRecords(lines, lines: true, block: 128).lines == expected)
    }
  }

  @Test("that are damaged anywhere make it neither trap nor hang, nor depend on the block size")
  func damage() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<1500 {
      let records = (0..<3).map { _ in RandomDocument.object(depth: 1, &random) }
      var bytes = Array("{\"rows\":[\(records.joined(separator: ",\n"))]}".utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        default: bytes.insert(#"{}[],:"\0e-.tn"#.utf8.randomElement(using: &random) ?? 0, at: at)
        }
      }
      let large = outcome(bytes, 1 << 18)
      try #require(outcome(bytes, 64) == large)
      try #require(RandomDocument.isRefusedByFoundation(bytes) ? large.hasPrefix("!") : true)
    }
  }

  private func outcome(_ bytes: [UInt8], _ block: Int) -> String {
    do {
      let read = try ReadRecords(bytes, "rows", lines: nil, block: block)
      return (read.lines + read.faults).joined(separator: "\n")
    } catch {
      return "!\(error)"
    }
  }
}

/// Documents made up by chance.
enum RandomDocument {
  static func object(depth: Int, _ random: inout SeededGenerator) -> String {
    let names = ["a", "code", "a long name of a field", "é", "x.y", "n\\u0041"].shuffled(using: &random)
    let count = Int.random(in: 0...names.count, using: &random)
    let members = names.prefix(count).map { name in "\"\(name)\" :\(value(depth: depth, &random))" }
    return "{" + members.joined(separator: ", ") + "}"
  }

  private static func value(depth: Int, _ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<(depth < 3 ? 9 : 6), using: &random) {
    case 0: return "null"
    case 1: return Bool.random(using: &random) ? "true" : "false"
    case 2: return "\(Int.random(in: -99999...99999, using: &random))"
    case 3:
      return ["0", "-0.5", "1e5", "12.250", "3E-2", "1234567890123"].randomElement(using: &random) ?? ""
    case 4, 5:
      let parts = ["GM0363", "é", "\\u00e9", "\\\"", "\\\\", "text with blanks ", "{}[],:", "😀", "\\n"]
      return "\""
        + (0..<Int.random(in: 0...5, using: &random)).map { _ in
          parts.randomElement(using: &random) ?? ""
        }.joined() + "\""
    case 6: return "[" + (0..<2).map { _ in value(depth: depth + 1, &random) }.joined(separator: ",") + "]"
    default: return object(depth: depth + 1, &random)
    }
  }

  /// The records as `ReadRecords` writes them, found by Foundation; numbers as they are written are found by the
  /// tree of this project.
  static func records(of text: String) throws -> [String] {
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let rows = try JSONValue(parsing: Array(text.utf8))["rows"]?.elements ?? []
    return rows.map { row in fields(row, "").map { "\($0)=\($1)" }.sorted().joined(separator: " ") }
  }

  private static func fields(_ value: JSONValue, _ path: String) -> [(String, String)] {
    if let members = value.members {
      return members.flatMap { fields($0.value, path.isEmpty ? $0.key : "\(path).\($0.key)") }
    }
    return value.scalarText.map { [(path, $0)] } ?? []
  }

  static func isRefusedByFoundation(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes))) == nil
  }
}
