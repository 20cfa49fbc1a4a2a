import IndicatorSchema

extension Location {
  /// The fields with which a source names its inputs; `Config.locations` reads them.
  ///
  /// - Parameter doc: What the input is, as one sentence.
  public static func fields(doc: String, example: String) -> [ConfigField] {
    [
      ConfigField(
        "location", .either([.location, .list(.location)]), .required,
        doc: doc
          + " `.gz`, `.xz`, `.zst`, `.bz2` and `.zip` are decompressed. A folder, a pattern with `*` and `?` or a list "
          + "stands for several, which are read one after the other, in the order of their names.",
        example: example),
      ConfigField(
        "member", .text,
        doc:
          "The member of a `.zip` that holds more than one, or a pattern for several; what an archive inside the "
          + "archive holds stands behind its name and a `/`.", example: "\"data/*.csv\""),
    ]
  }
}

extension Config {
  /// The inputs that `Location.fields` name, as they are written.
  ///
  /// - Throws: `Diagnostics` for an empty list or path.
  public func locations() throws -> [Location] {
    var diagnostics = Diagnostics()
    let nodes = node("location").map { $0.list ?? [$0] } ?? []
    if nodes.isEmpty {
      diagnostics.add(Diagnostic(.invalidValue, "'location' names no input", at: place(of: "location")))
    }
    for node in nodes where node.text?.isEmpty ?? true {
      diagnostics.add(Diagnostic(.invalidValue, "a path in 'location' is empty", at: node.place))
    }
    try diagnostics.throwIfAny()
    return nodes.map { Location(path: $0.text ?? "", member: text("member"), place: $0.place) }
  }
}
