import IndicatorSchema
import PluginKit
import XMLRecords

extension RecordFormat {
  /// The fields of a configuration that say how a document is taken apart.
  static let configFields: [ConfigField] =
    [
      ConfigField(
        "preset", .choice(["sdmx"] + XMLPreset.all.map(\.name)),
        doc:
          "A known form of document; `sdmx` is any of SDMX. Without `preset` and `record` the root element tells. "
          + "`peil plugins xml --preset NAME` prints one as a configuration to start from.",
        example: "odata-atom"),
      ConfigField(
        "record", .text,
        doc:
          "The path of the elements that are records, instead of a preset; `//name` finds them at any depth.",
        example: "/Root/data/record"),
      ConfigField(
        "fields", .map(.text),
        doc:
          "The path of each field within a record: child elements, conditions on attributes, `@attribute`, "
          + "`.` for the text of the record; `../`, `ancestor::name/` and `/*/` start at an element around it. "
          + "The names are what `area`, `columns` and the like refer to. Beside a preset: fields to add.",
        example: "{ year: \"field[@name='Year']\", country: \"field[@name='Country or Area']/@key\" }"),
    ] + openFields
    + [
      ConfigField(
        "namespaces", .map(.text),
        doc: "The URI of each prefix that the paths use. A name without prefix is found in any namespace.",
        example: "{ g: \"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic\" }")
    ]

  private static let openFields = [
    ConfigField(
      "each",
      .list(
        .either([
          .text,
          .object([
            ConfigField(
              "value", .text, .required, doc: "The path of the value.", example: "Dimension/@value"),
            ConfigField(
              "name", .either([.text, .list(.text)]), .required,
              doc:
                "The path from the root of what names the field, or a name in quotes; of a list the first known.",
              example: "/*/Header/@dimension"),
            ConfigField("after", .text, doc: "Leaves out what stands before this sign, such as a prefix."),
          ]),
        ])),
      doc: "Fields that the document names: `@*` for every attribute, `*` for every child element, "
        + "`Value[@id=*]/@value` for the elements that an attribute tells apart.",
      example: "[\"@*\", \"ancestor::Series/@*\"]"),
    ConfigField(
      "null", .text, doc: "The attribute that says of a field that it has no value.", example: "\"@m:null\""),
    ConfigField(
      "remarks", .text, doc: "The path of elements in which a publisher says why there are no records."),
    ConfigField(
      "failures", .text,
      doc: "The path of elements in which a publisher says that the document is not complete: an error."),
  ]

  /// Reads the forms that a document may have from a configuration that was checked against these fields.
  ///
  /// - Throws: `Diagnostics` with every path that can't be read or contradicts another.
  static func choices(_ config: Config) throws -> [RecordFormat] {
    switch (config.text("preset"), config.node("record")) {
    case (nil, nil):
      try refuseFields(config)
      return try XMLPreset.all.map { try $0.format() }
    case ("sdmx", nil):
      try refuseFields(config)
      return try XMLPreset.sdmx.map { try $0.format() }
    case (let name?, nil):
      guard let preset = XMLPreset.all.first(where: { $0.name == name }) else { return [] }
      return [try preset.format(adding: config)]
    case (nil, _?):
      return [try RecordFormatDecoder.decode(config)]
    case (_?, let record?):
      throw Diagnostics([
        Diagnostic(
          .invalidValue, "'preset' and 'record' exclude each other", at: record.place, hint: "leave one out")
      ])
    }
  }

  /// Fields can be added to one form only, because each has its own paths.
  private static func refuseFields(_ config: Config) throws {
    var diagnostics = Diagnostics()
    for field in ["fields", "each", "null", "remarks", "failures"] where config.node(field) != nil {
      diagnostics.add(
        Diagnostic(
          .missingField, "'\(field)' needs a 'record', or a 'preset' of one form",
          at: config.place(of: field),
          hint: "for example preset: \(XMLPreset.all[0].name)"))
    }
    try diagnostics.throwIfAny()
  }
}
