import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import JSONSink

@Suite("Names are only names")
struct EscapeTests {
  private static let names = [
    "\"; DROP TABLE area", "back\\slash", "line\nbreak\r\ttab", "\u{0}\u{1}\u{1F}\u{7F}\u{85}",
    "\u{2028}\u{2029}", "\u{FEFF}x",
    "Súdwest-Fryslân", "'s-Hertogenbosch", "<script>alert(1)</script>", "\"\u{301}", "👩‍👩‍👧", "",
  ]

  @Test("and read back as they were", arguments: names)
  func roundTrip(name: String) throws {
    var frame = IndicatorFrame(columns: ["income"])
    frame.appendRow(Area(Sample.code("GM0363"), name: name), Sample.period(2017), [(1, .observed)])
    let text = try Sample.stored(frame, ["path": "a.jsonl", "shape": "lines"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["name"] as? String == name)
    #expect(text.utf8.count { $0 < 0x20 } == 1, "the only control character is the end of the line")
    #expect(!text.contains("\u{2028}") && !text.contains("\u{2029}"))
  }
}
