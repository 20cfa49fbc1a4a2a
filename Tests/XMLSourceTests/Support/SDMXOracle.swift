import Foundation

/// What the Python package sdmx1 reads from real messages; `Tests/Oracles/sdmx_messages.py` says how it was made.
struct SDMXOracle: Decodable {
  let data: [String: Message]
  let structures: [String: [String: CodeList]]

  struct Message: Decodable {
    let observations: Int
    let counts: [String: Int]
    let hash: String
  }

  struct CodeList: Decodable {
    let codes: Int
    let hash: String
  }

  static func load() throws -> SDMXOracle {
    let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = tests.appendingPathComponent("Oracles/sdmx_messages.json")
    return try JSONDecoder().decode(SDMXOracle.self, from: Data(contentsOf: file))
  }

  /// The 64-bit FNV-1a hash of a text, as the oracle writes it.
  static func hash(_ text: String) -> String {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
