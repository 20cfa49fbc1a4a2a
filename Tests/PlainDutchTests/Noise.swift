/// Numbers by chance that are the same each time.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts that no one would write.
enum Noise {
  static let names = [
    "Wijk 01 Midsland", "'s-Hertogenbosch", "St. Jan", "<script>", "\"; DROP TABLE", "...", "Wat? Nu",
  ]

  private static let pieces =
    names + [
      "de", "wordt", "geteld", "Worden", "is", "niet", "geen", "on", "ge", "1.200", "12,5%", "€", "…", ".",
      "!", "?",
      "‘", "’", "\"", "(", ")", ":", ";", "–", "-", "d.w.z.", "bijv.", "A.", "ZZZ", "é", "e\u{301}", "👩‍👩‍👧",
      "\u{0}",
      "\u{202E}", "\n", "\n\n", "\t", "\u{A0}", "<", ">", "</p>", "<p>", "<script>", "</script>", "<!--",
      "-->", "&amp;",
      "&#0;", "&#x110000;", "&", "=", "'", "/", "van", "-ing", "heid", "westers", "slecht", "A4", "1.",
      "\r\n", "",
    ]

  static func text(_ random: inout Seeded) -> String {
    let count = Int.random(in: 0...14, using: &random)
    return (0..<count).map { _ in
      (pieces.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
    }.joined()
  }
}
