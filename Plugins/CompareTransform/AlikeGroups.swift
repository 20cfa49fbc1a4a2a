import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// What makes areas alike: their size and how urban they are.
struct AlikeGroups: Sendable {
  let size: IndicatorID?
  let classes: [Double]
  let urbanity: IndicatorID?
  let urbanityClasses: [Double]?
  let minimum: Int
  let levels: Set<AreaLevel>

  static let fields = [
    ConfigField("size", .indicator, .required, doc: "The indicator of size.", example: "inhabitants"),
    ConfigField(
      "classes", .list(.number), .defaults(to: "[25000, 50000, 100000, 300000]"),
      doc: "Where classes of size part: an area of exactly that size is in the higher class.",
      example: "[20000, 50000, 100000]"),
    ConfigField("urbanity", .indicator, doc: "The indicator of urbanity.", example: "urbanity"),
    ConfigField(
      "urbanity_classes", .list(.number),
      doc: "Where classes of urbanity part; each value is a class of its own unless given.",
      example: "[1000, 1500]"),
    ConfigField(
      "minimum", .integer, .defaults(to: "5"),
      doc: "The least number of other areas for an average to be given.",
      example: "10"),
    ConfigField(
      "levels", .list(.choice(AreaLevel.allCases.map(\.rawValue))), .defaults(to: "[municipality]"),
      doc: "The levels whose areas have areas alike.", example: "[wijk]"),
  ]

  init(_ config: Config, _ input: FrameSchema, into diagnostics: inout Diagnostics) {
    size = config.columns("size", of: input, into: &diagnostics)?.first?.column.id
    urbanity = config.columns("urbanity", of: input, into: &diagnostics)?.first?.column.id
    classes =
      AlikeGroups.numbers(config, "classes", into: &diagnostics) ?? [25_000, 50_000, 100_000, 300_000]
    urbanityClasses = AlikeGroups.numbers(config, "urbanity_classes", into: &diagnostics)
    minimum = config.integer("minimum") ?? 5
    levels = Set(config.texts("levels")?.compactMap(AreaLevel.init(rawValue:)) ?? [.municipality])
    if minimum < 1 {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'minimum' is at least 1, found \(minimum)", at: config.place(of: "minimum")))
    }
    if urbanityClasses != nil, urbanity == nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'urbanity_classes' has no effect without 'urbanity'",
          at: config.place(of: "urbanity_classes")))
    }
  }

  private static func numbers(
    _ config: Config, _ field: String, into diagnostics: inout Diagnostics
  ) -> [Double]? {
    guard let numbers = config.node(field)?.list?.compactMap(\.number) else { return nil }
    for (one, other) in zip(numbers, numbers.dropFirst()) where one >= other {
      diagnostics.add(
        Diagnostic(
          .invalidValue,
          "'\(field)' has to rise, and \(NumberText.plain(other)) follows \(NumberText.plain(one))",
          at: config.place(of: field)))
    }
    return numbers
  }

  /// What makes areas alike, in words.
  var text: String {
    let size = "of the same class of \(size?.text ?? "size") (\(AlikeGroups.text(classes)))"
    guard let urbanity else { return size }
    return size + " and of \(urbanity)" + (urbanityClasses.map { " (\(AlikeGroups.text($0)))" } ?? "")
  }

  private static func text(_ classes: [Double]) -> String {
    classes.isEmpty
      ? "one class" : "parted at " + classes.map { NumberText.plain($0) }.joined(separator: ", ")
  }

  /// The class of a row, in words; nil where it has none.
  func group(_ row: Int, _ frame: IndicatorFrame) -> String? {
    guard let size, levels.contains(frame.area(row).code.level), let people = frame.column(size)?[row] else {
      return nil
    }
    let sizeClass = "size \(classes.count { $0 <= people } + 1)"
    guard let urbanity else { return sizeClass }
    guard let value = frame.column(urbanity)?[row] else { return nil }
    let urban = urbanityClasses.map { classes in Double(classes.count { $0 <= value } + 1) } ?? value
    return "\(sizeClass), urbanity \(NumberText.plain(urban))"
  }
}
