import IndicatorSchema

extension FrameSchema {
  /// The column with a name; else nil, with a complaint that gives the nearest names.
  public func column(
    named name: String, at place: Place, into diagnostics: inout Diagnostics
  ) -> Indicator? {
    if let column = self[IndicatorID(name)] { return column }
    let names = ids.map(\.text)
    let listed = names.isEmpty ? "no indicator" : names.prefix(10).joined(separator: ", ")
    diagnostics.add(
      Diagnostic(
        .unknownIndicator, "no input column '\(name)'", at: place,
        hint: Suggestion.hint(for: name, among: names)
          ?? "the input has \(listed)" + (names.count > 10 ? ", ..." : "")))
    return nil
  }

  /// Complains when a column can't be added under a name: the name is malformed or taken.
  public func checkNew(_ id: IndicatorID, at place: Place, into diagnostics: inout Diagnostics) {
    if !id.isValid {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(id)' is not a name for an indicator", at: place,
          hint: "use lower-case letters, digits and underscores, starting with a letter"))
    } else if self[id] != nil {
      diagnostics.add(
        Diagnostic(.invalidValue, "there already is a column '\(id)'", at: place, hint: "choose another name")
      )
    }
  }
}

extension Config {
  /// The columns that a list names, in its order and each with its place; nil when it was not given.
  ///
  /// A name that is no column or stands there twice is complained of.
  public func columns(
    _ field: String, of schema: FrameSchema, into diagnostics: inout Diagnostics
  ) -> [(column: Indicator, place: Place)]? {
    guard let node = node(field) else { return nil }
    var columns: [(column: Indicator, place: Place)] = []
    for item in node.list ?? [node] {
      guard let column = schema.column(named: item.text ?? "", at: item.place, into: &diagnostics) else {
        continue
      }
      if columns.contains(where: { $0.column.id == column.id }) {
        diagnostics.add(Diagnostic(.invalidValue, "'\(column.id)' is listed twice", at: item.place))
      } else {
        columns.append((column, item.place))
      }
    }
    return columns
  }

  /// The text of a field of type `ConfigType.localizedText`, or nil when it was not given.
  public func localizedText(_ field: String) -> LocalizedText? {
    guard let node = node(field) else { return nil }
    if let text = node.text { return LocalizedText(nl: text) }
    return node["nl"]?.text.map { LocalizedText(nl: $0, en: node["en"]?.text) }
  }
}

extension ConfigType {
  /// One text for all languages, or one for each.
  public static let localizedText = ConfigType.either([
    .text,
    .object([
      ConfigField("nl", .text, .required, doc: "The Dutch text.", example: "Laag inkomen"),
      ConfigField("en", .text, doc: "The English text; the Dutch one unless given."),
    ]),
  ])
}

extension ConfigNode {
  /// The finite number of a scalar, or nil.
  public var number: Double? { text.flatMap(Config.finite) }
}
