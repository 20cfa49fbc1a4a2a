import IndicatorAnalysis
import IndicatorSchema

/// The label of a figure per so many.
enum DenominatedLabel {
  /// `Bijstand per 1.000 inwoners`, `Social assistance per 1,000 inhabitants`.
  static func label(_ source: LocalizedText, _ by: LocalizedText, _ per: Double) -> LocalizedText {
    LocalizedText(
      nl: "\(source.nl) per \(number(per, separator: "."))\(lowered(by.nl))",
      en: "\(source.en) per \(number(per, separator: ","))\(lowered(by.en))")
  }

  /// The number with a separator of thousands and a blank behind it; nothing for 1.
  private static func number(_ per: Double, separator: String) -> String {
    guard per != 1 else { return "" }
    let text = NumberText.plain(per)
    guard text.allSatisfy(\.isNumber) else { return text + " " }
    var grouped = ""
    for (position, digit) in text.enumerated() {
      if position > 0, (text.count - position).isMultiple(of: 3) { grouped += separator }
      grouped.append(digit)
    }
    return grouped + " "
  }

  /// A label within a sentence: a capital at its start only is one of the start.
  private static func lowered(_ label: String) -> String {
    let rest = label.dropFirst()
    return rest.contains(where: \.isUppercase) ? label : label.prefix(1).lowercased() + rest
  }
}
