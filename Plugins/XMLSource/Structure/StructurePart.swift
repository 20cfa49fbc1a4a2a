import IndicatorSchema
import PluginKit
import XMLRecords

/// A part of an SDMX structure message that is read in one go, each time as records.
struct StructurePart: Sendable {
  /// The form of the part in each version of SDMX-ML that has it.
  private let forms: [Version: Form]

  private enum Version: String, CaseIterable {
    case two = "http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"
    case twoOne = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
    case three = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"

    var name: String {
      switch self {
      case .two: "an SDMX 2.0 structure message"
      case .twoOne: "an SDMX 2.1 structure message"
      case .three: "an SDMX 3.0 structure message"
      }
    }
  }

  private struct Form {
    var record: String
    var fields: [(String, String)]
    var each: [String] = []
  }

  /// The components of a data structure that have a code list, each with it.
  static let components = StructurePart(forms: [
    .twoOne: Form(
      record: "//DataStructureComponents//Enumeration",
      fields: identities + [
        ("list", "Ref/@id"), ("agency", "Ref/@agencyID"), ("version", "Ref/@version"), ("urn", "URN"),
      ]),
    .three: Form(
      record: "//DataStructureComponents//Enumeration", fields: identities + [("urn", ".")]),
    .two: Form(
      record: "//Components/Dimension",
      fields: [
        ("id", "@conceptRef"), ("list", "@codelist"), ("agency", "@codelistAgency"),
        ("version", "@codelistVersion"),
      ]),
  ])

  /// The other components of version 2.0.
  static let attributes = StructurePart(forms: [
    .two: Form(
      record: "//Components/Attribute",
      fields: [
        ("id", "@conceptRef"), ("list", "@codelist"), ("agency", "@codelistAgency"),
        ("version", "@codelistVersion"),
      ])
  ])

  /// The concepts that have a code list, for components that have none of their own.
  static let concepts = StructurePart(forms: [
    .twoOne: Form(
      record: "//Concept//Enumeration",
      fields: [
        ("id", "ancestor::Concept/@id"), ("list", "Ref/@id"), ("agency", "Ref/@agencyID"),
        ("version", "Ref/@version"), ("urn", "URN"),
      ]),
    .three: Form(
      record: "//Concept//Enumeration", fields: [("id", "ancestor::Concept/@id"), ("urn", ".")]),
  ])

  /// The components of a data structure, each with its concept.
  static let identities21 = StructurePart(forms: [
    .twoOne: Form(
      record: "//DataStructureComponents//ConceptIdentity",
      fields: ids + [("concept", "Ref/@id"), ("urn", "URN")]),
    .three: Form(record: "//DataStructureComponents//ConceptIdentity", fields: ids + [("urn", ".")]),
  ])

  /// Codes.
  static let codes = StructurePart(forms: [
    .twoOne: code("//Codelist/Code"), .three: code("//Codelist/Code"),
    .two: Form(
      record: "//CodeList/Code",
      fields: [
        ("code", "@value"), ("list", "../@id"), ("agency", "../@agencyID"), ("version", "../@version"),
        ("label", "Description"),
      ],
      each: ["Description[@xml:lang=*]"]),
  ])

  /// Concepts as codes, which measures are told apart by.
  static let measures = StructurePart(forms: [
    .twoOne: code("//ConceptScheme/Concept"), .three: code("//ConceptScheme/Concept"),
  ])

  private static func code(_ record: String) -> Form {
    Form(
      record: record,
      fields: [
        ("code", "@id"), ("list", "../@id"), ("agency", "../@agencyID"), ("version", "../@version"),
        ("partial", "../@isPartial"),
        ("label", "Name"),
      ], each: ["Name[@xml:lang=*]"])
  }

  private static let kinds = ["Dimension", "Attribute", "MeasureDimension", "PrimaryMeasure", "Measure"]
  private static let ids = kinds.map { ("id.\($0)", "ancestor::\($0)/@id") }
  private static let identities =
    ids + kinds.map { ("concept.\($0)", "ancestor::\($0)/ConceptIdentity/Ref/@id") }

  /// Reads the part, giving each record.
  ///
  /// - Throws: `Diagnostic` for a document that is no structure message or is damaged.
  func read(_ reader: any ByteReader, take: @escaping ([String: String], Int) throws -> Void) throws {
    let handler = Handler(source: reader.name, take: take)
    try RecordParser(reader, oneOf: try Version.allCases.map(format), handler: handler).run()
  }

  private func format(_ version: Version) throws -> RecordFormat {
    let form = forms[version] ?? Form(record: "//none", fields: [("none", "@none")])
    let place = Place("structure")
    func text(_ text: String) -> ConfigNode { ConfigNode(.scalar(text, isQuoted: true), at: place) }
    let fields = form.fields.map { ConfigNode.Entry(key: $0.0, keyPlace: place, value: text($0.1)) }
    let entries: [(String, ConfigNode)] = [
      ("record", text(form.record)), ("fields", ConfigNode(.map(fields), at: place)),
      ("each", ConfigNode(.list(form.each.map(text)), at: place)),
    ]
    let node = ConfigNode(.map(entries.map { .init(key: $0.0, keyPlace: place, value: $0.1) }), at: place)
    let root = XMLName(local: "Structure", namespace: version.rawValue)
    var format = try RecordFormatDecoder.decode(
      Config(node: node, fields: RecordFormat.configFields), name: version.name)
    format.roots = [root]
    format.emptyRoot = root
    return format
  }

  /// Gives on the fields of each record that it has.
  private final class Handler: RecordHandler {
    private let source: String
    private let give: ([String: String], Int) throws -> Void

    init(source: String, take: @escaping ([String: String], Int) throws -> Void) {
      self.source = source
      give = take
    }

    func take(_ record: ScannedRecord) throws {
      if let fault = record.fault {
        throw Diagnostic(
          fault.code, fault.message(record.names), at: Place(source, line: record.line), hint: nil)
      }
      var fields: [String: String] = [:]
      for (index, name) in record.names.enumerated() where record[index].baseAddress != nil {
        fields[name] = String(decoding: record[index], as: UTF8.self)
      }
      try give(fields, record.line)
    }
  }
}
