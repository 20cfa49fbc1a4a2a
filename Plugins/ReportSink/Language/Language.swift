import IndicatorSchema
import OpenData
import PlainDutch
import Wording

/// The language of a report: its texts, the labels of indicators, and how numbers are written.
struct Language: Sendable {
  /// The languages there are.
  enum Code: String, CaseIterable, Sendable {
    case nl
    case en
  }

  let code: Code
  let wording: Wording

  /// Takes the texts of a language, with the ones that a house style puts in their place.
  init(_ code: Code, wording: Wording) {
    self.code = code
    self.wording = wording
  }

  /// The texts of a language as they come with the program.
  static func texts(_ code: Code) throws -> Wording {
    let files =
      switch code {
      case .nl: [PackageResources.nl_txt, PackageResources.nl_background_txt, PackageResources.nl_guides_txt]
      case .en: [PackageResources.en_txt, PackageResources.en_background_txt, PackageResources.en_guides_txt]
      }
    do {
      let own = files.map { String(decoding: $0, as: UTF8.self) }
      return try Wording(
        reading: (own + [PackageTexts.source(code == .nl ? .nl : .en)]).joined(separator: "\n"))
    } catch {
      throw Diagnostic(.fault, "the texts '\(code.rawValue)' can't be read: \(error)")
    }
  }

  /// The text of a key, filled in.
  func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String { wording(key, values) }

  /// The text of a key for a number of things, with the number under `count`.
  func callAsFunction(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    wording(key, count: count, values.merging(["count": number(count)]) { own, _ in own })
  }

  /// Whether there is a text of a key.
  func has(_ key: String) -> Bool { wording.texts[key] != nil }

  /// A text in this language.
  func text(_ text: LocalizedText) -> String { code == .nl ? text.nl : text.en }

  /// A list in words: `a, b en c`.
  func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return self("list", ["first": words.dropLast().joined(separator: ", "), "last": last])
  }
}

/// Numbers.
extension Language {
  /// A number with so many decimals: `1.200,5`, in English `1,200.5`.
  func number(_ value: Double, decimals: Int) -> String { local(DutchNumber.text(value, decimals: decimals)) }

  /// A whole number.
  func number(_ count: Int) -> String { local(DutchNumber.text(count)) }

  /// A number as exactly as its interval allows.
  func rounded(_ value: Double, width: Double) -> String { local(DutchNumber.rounded(value, width: width)) }

  private func local(_ dutch: String) -> String {
    guard code == .en else { return dutch }
    return String(dutch.map { $0 == "." ? "," : $0 == "," ? "." : $0 })
  }

  /// An English text keeps its small letter; Dutch and English both start a sentence with a capital.
  func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// The text with a small first letter, unless it starts with an abbreviation such as `WW`.
  func lowercasedStart(_ text: String) -> String {
    let start = text.prefix(2)
    guard start.count == 2, start.last?.isLowercase == true else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// The words for what the schema names.
extension Language {
  /// What one area of a level is called.
  func one(_ level: AreaLevel) -> String { self("level.\(level.rawValue).one") }

  /// What several areas of a level are called.
  func many(_ level: AreaLevel) -> String { self("level.\(level.rawValue).other") }

  /// A number of areas of a level: `1 wijk`, `22 wijken`.
  func count(_ number: Int, _ level: AreaLevel) -> String {
    "\(self.number(number)) \(number == 1 ? one(level) : many(level))"
  }

  /// The heading above a number of areas of a level: `Wijken`, or `Wijk` above one.
  func heading(_ level: AreaLevel, count: Int) -> String {
    capitalised(count == 1 ? one(level) : many(level))
  }

  /// The larger area in a sentence: `heel Nederland`, `de hele gemeente`.
  func whole(_ level: AreaLevel, name: String) -> String {
    has("whole.\(level.rawValue)") ? self("whole.\(level.rawValue)") : name
  }

  /// The theme of an indicator; a theme without a name in this language keeps its own.
  func domain(_ domain: String) -> String {
    has("domain.\(domain)")
      ? self("domain.\(domain)") : capitalised(domain.replacing("_", with: " "))
  }

  /// The unit of an indicator.
  func unit(_ unit: Unit) -> String { self("unit.\(unit.rawValue)") }

  /// What stands in the place of a figure that is not there.
  func noValue(_ status: CellStatus) -> String {
    self("none.\(status.name)")
  }

  /// The letter behind a figure that was not simply counted; nil when there is nothing to say.
  func mark(_ status: CellStatus) -> (letter: String, word: String)? {
    guard has("mark.\(status.name).letter") else { return nil }
    return (self("mark.\(status.name).letter"), self("mark.\(status.name).word"))
  }
}
