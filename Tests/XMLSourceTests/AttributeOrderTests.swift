import PluginKit
import PluginTesting
import Testing
import XMLRecords

@testable import XMLSource

/// What attributes give is planned for the orders met lately; here they come in any order.
@Suite("Attributes in orders that change")
struct AttributeOrderTests {
  /// An element with these attributes, and the fields that it should give; nil when two give the same field.
  private struct Sample {
    var xml: String
    var fields: [String: String]?
  }

  private static let fields: ConfigNode = ["x": "@a3", "a5": "@p:a5", "y": "@p:a6"]

  /// - Parameter names: The attributes, in order.
  private func sample(_ names: [String], value: Int) -> Sample {
    var fields: [String: String]? = [:]
    var xml = "<o"
    for (index, name) in names.enumerated() {
      xml += " \(name)='\(value + index)'"
      let field = ["a3": "x", "p:a5": "a5", "p:a6": "y", "p:a7": nil][name] ?? name
      guard let field else { continue }
      if fields?[field] != nil { fields = nil }
      fields?[field] = "\(value + index)"
    }
    return Sample(xml: xml + "/>", fields: fields)
  }

  private func read(_ samples: [Sample]) throws -> FieldGathering {
    let entries: [(String, ConfigNode)] = [
      ("namespaces", ["p": "urn:p"]), ("record", "//o"), ("fields", AttributeOrderTests.fields),
      ("each", ["@*"]),
    ]
    let node = ConfigNode(
      .map(entries.map { .init(key: $0, keyPlace: ConfigNode.testPlace, value: $1) }),
      at: ConfigNode.testPlace)
    let formats = try RecordFormat.choices(Config(node: node, fields: XMLSource.formatFields))
    let xml = "<r xmlns:p='urn:p'>" + samples.map(\.xml).joined(separator: "\n") + "</r>"
    return try records(MemoryByteReader(Array(xml.utf8), blockSize: 1000), formats)
  }

  private func expectRead(_ samples: [Sample]) throws {
    let read = try read(samples)
    #expect(read.records == samples.compactMap(\.fields))
    #expect(read.faults.count == samples.count { $0.fields == nil })
  }

  @Test("property: a few shapes in turn, and sometimes another", arguments: 0..<8)
  func shapes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let all = (0..<9).map { "a\($0)" } + (5..<8).map { "p:a\($0)" }
    let shapes = (0..<7).map { _ in
      Array(all.shuffled(using: &random).prefix(Int.random(in: 0...8, using: &random)))
    }
    let samples = (0..<800).map { index in
      let isNew = Int.random(in: 0..<10, using: &random) == 0
      let shape =
        isNew ? Array(all.shuffled(using: &random).prefix(6)) : shapes[Int.random(in: 0..<7, using: &random)]
      return sample(shape, value: index * 10)
    }
    try expectRead(samples)
  }

  @Test("an element with more attributes than are planned for, and orders without end, are read as well")
  func many() throws {
    var random = SeededGenerator(seed: 3)
    let names = (10..<60).map { "b\($0)" }
    try expectRead((0..<20).map { sample(names, value: $0) })
    try expectRead((0..<3000).map { sample(Array(names.shuffled(using: &random).prefix(30)), value: $0) })
  }
}
