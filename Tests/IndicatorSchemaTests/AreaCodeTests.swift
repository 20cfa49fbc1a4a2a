import IndicatorSchema
import PluginTesting
import Testing

@Suite("Area codes")
struct AreaCodeTests {
  @Test(
    "each form of code has its level",
    arguments: [
      ("NL00", AreaLevel.country), ("PV27", .province), ("GM0363", .municipality), ("WK036300", .wijk),
      ("BU03630000", .buurt), ("LD01", .custom), ("CR23", .custom),
    ])
  func formsAndLevels(text: String, level: AreaLevel) throws {
    let code = try #require(AreaCode(cbs: text))
    #expect(code.level == level)
    #expect(code.text == text)
  }

  @Test("outer blanks are padding and do not make another area")
  func padding() {
    #expect(AreaCode(cbs: "GM0034    ") == AreaCode(cbs: "GM0034"))
    #expect(AreaCode(cbs: "  NL01 ") == AreaCode("NL01", level: .country))
  }

  @Test("a code keeps its leading zeros")
  func leadingZeros() {
    #expect(AreaCode(cbs: "GM0003")?.text == "GM0003")
  }

  @Test("letters are accepted in the wijk and buurt part only")
  func letters() {
    #expect(AreaCode(cbs: "WK0363AB")?.level == .wijk)
    #expect(AreaCode(cbs: "BU0363A0B1")?.level == .buurt)
    #expect(AreaCode(cbs: "WK03A300") == nil)
    #expect(AreaCode(cbs: "GM036A") == nil)
    #expect(AreaCode(cbs: "BU0363a001") == nil)
  }

  @Test(
    "what is no code is refused",
    arguments: [
      "", " ", "GM", "GM363", "GM03630", "gm0363", "0363", "BU0363000", "BU036300001", "GM 363", "XX0363",
      "GM0-63",
      "GM٠٣٦٣", "NL", "NL0A",
    ])
  func refused(text: String) {
    #expect(AreaCode(cbs: text) == nil)
  }

  @Test("a buurt names its wijk and a wijk its municipality")
  func parents() throws {
    let buurt = try #require(AreaCode(cbs: "BU0363AB01"))
    #expect(buurt.parent == AreaCode("WK0363AB", level: .wijk))
    #expect(buurt.parent?.parent == AreaCode("GM0363", level: .municipality))
    #expect(buurt.parent?.parent?.parent == nil)
  }

  @Test("the municipality is known of a buurt, a wijk and itself, not above")
  func municipality() {
    let amsterdam = AreaCode("GM0363", level: .municipality)
    for text in ["BU03630000", "WK036300", "GM0363"] {
      #expect(AreaCode(cbs: text)?.municipality == amsterdam)
    }
    for text in ["NL00", "PV27", "CR23"] { #expect(AreaCode(cbs: text)?.municipality == nil) }
  }

  @Test("a code of another publisher has no parent, even when it is as long as a Dutch one")
  func foreignCodesHaveNoParent() {
    #expect(AreaCode("E010000019", level: .buurt).parent == nil)
    #expect(AreaCode("S0100650", level: .wijk).parent == nil)
    #expect(AreaCode("E010000019", level: .buurt).municipality == nil)
  }

  @Test("codes order by level, then by text")
  func order() {
    let codes = ["BU03630000", "CR23", "GM0363", "GM0034", "NL00", "WK036300", "PV27"].compactMap {
      AreaCode(cbs: $0)
    }
    #expect(
      codes.sorted().map(\.text) == ["NL00", "PV27", "GM0034", "GM0363", "WK036300", "BU03630000", "CR23"])
  }

  @Test("any bytes are either refused or give a code that reads back as itself")
  func anyBytes() throws {
    var random = SeededGenerator(seed: 1)
    let alphabet = Array("GMWKBUNLPVLDCR0123456789AZaz \0é".utf8)
    var accepted = 0
    for _ in 0..<20_000 {
      let prefix = ["GM", "WK", "BU", ""].randomElement(using: &random) ?? ""
      let tail = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let bytes = Array(prefix.utf8) + tail
      guard let code = bytes.withUnsafeBytes({ AreaCode(cbsUTF8: $0) }) else { continue }
      accepted += 1
      #expect(AreaCode(cbs: code.text) == code)
    }
    #expect(accepted > 0)
  }
}
