import PluginTesting
import Testing

@testable import CSVSource

@Suite struct ByteWindowTests {
  private func bytes(_ random: inout SeededGenerator) -> [UInt8] {
    let few: [UInt8] = [0, 0x0A, 0x0D, 0x1F, 0x20, 0x22, 0x2C, 0x3B, 0x7F, 0x80, 0xC3, 0xFF]
    let isPlain = Int.random(in: 0..<3, using: &random) == 0
    return (0..<64).map { _ in
      isPlain ? UInt8.random(in: 0x20..<0x7F, using: &random) : few.randomElement(using: &random) ?? 0
    }
  }

  private func check<W: ByteWindow>(_: W.Type, _ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      let window = W(start)
      for byte in Set(bytes).union([0x22]) {
        let expected = bytes.indices.reduce(UInt64(0)) { $0 | (bytes[$1] == byte ? 1 << UInt64($1) : 0) }
        #expect(window.mask(of: byte) == expected)
      }
      #expect(window.holdsNonASCII == bytes.contains { $0 >= 0x80 })
      #expect(window.holdsControl == bytes.contains { $0 < 0x20 })
    }
  }

  @Test func `every kind of window sees what is there`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let bytes = bytes(&random)
      check(PortableWindow.self, bytes)
      check(FastWindow.self, bytes)
    }
  }

  @Test func `a single byte is seen wherever it stands`() {
    for position in 0..<64 {
      for byte: UInt8 in [0x0A, 0x80, 0x22] {
        var bytes = [UInt8](repeating: 0x61, count: 64)
        bytes[position] = byte
        check(PortableWindow.self, bytes)
        check(FastWindow.self, bytes)
      }
    }
  }
}
