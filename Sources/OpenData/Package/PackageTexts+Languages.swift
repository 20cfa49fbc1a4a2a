import IndicatorSchema
import Wording

extension PackageTexts {
  /// The languages that data packages come in.
  public enum Language: String, CaseIterable, Sendable {
    case nl
    case en
  }

  /// The texts of a language as `Wording` reads them, for a caller that has others beside them.
  public static func source(_ language: Language) -> String {
    switch language {
    case .nl: String(decoding: PackageResources.package_nl_txt, as: UTF8.self)
    case .en: String(decoding: PackageResources.package_en_txt, as: UTF8.self)
    }
  }

  /// The words of a language as they come with the program.
  ///
  /// - Throws: `Diagnostic` when they can't be read, which is a fault of the program.
  public init(_ language: Language) throws {
    do {
      let wording = try Wording(reading: PackageTexts.source(language))
      self.init(
        say: { wording($0, $1) }, choose: { language == .nl ? $0.nl : $0.en },
        unit: { language == .nl ? $0.dutchLabel : $0.rawValue.replacing("_", with: " ") })
    } catch {
      throw Diagnostic(.fault, "the texts '\(language.rawValue)' of data packages can't be read: \(error)")
    }
  }

  /// A text that takes no names.
  public func text(_ key: Key) -> String { self(key) }

  /// What the catalogue of indicators says, in this language.
  public func text(_ text: LocalizedText) -> String { self(text) }

  /// What a unit is called.
  public func label(_ unit: Unit) -> String { self(unit) }
}
