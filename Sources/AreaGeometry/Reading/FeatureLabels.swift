import IndicatorSchema
import JSONReading

/// What a feature says of itself beside its shape.
struct FeatureLabels {
  private var codes: [String: String] = [:]
  private var names: [String: String] = [:]
  private var identifier: String?
  private var properties: [String] = []

  /// Reads the value of `id`.
  mutating func readID(_ scanner: inout JSONScanner) throws { identifier = try scanner.text() }

  /// Reads the value of `properties`.
  mutating func readProperties(_ scanner: inout JSONScanner, _ format: MapFormat) throws {
    guard try !scanner.null() else { return }
    try scanner.object { scanner, key in
      if properties.count < 20 { properties.append(key) }
      let isCode = format.codeProperties.contains(key)
      let isName = MapFormat.nameProperties.contains(key)
      guard isCode || isName else { return try scanner.skip() }
      guard let text = try scanner.text() else { return }
      if isCode { codes[key] = text }
      if isName { names[key] = text }
    }
  }

  /// The name, where there is one.
  var name: String? { MapFormat.nameProperties.lazy.compactMap { names[$0] }.first }

  /// The code without outer blanks, or nil when there is none.
  func code(_ format: MapFormat) -> String? {
    let found =
      format.codeProperties.lazy.compactMap { codes[$0] }.first ?? (format.usesID ? identifier : nil)
    let trimmed = found.map(FeatureLabels.trimmed)
    return trimmed?.isEmpty == false ? trimmed : nil
  }

  /// What to do about a feature without a code.
  func hint(_ format: MapFormat) -> String {
    let listed = properties.isEmpty ? "no properties" : properties.joined(separator: ", ")
    let near = format.codeProperty.flatMap { Suggestion.hint(for: $0, among: properties) }
    return near ?? "name the property that holds the code: this one has \(listed)"
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
