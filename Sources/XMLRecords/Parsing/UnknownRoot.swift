import IndicatorSchema

/// A root element that belongs to no known form of records.
struct UnknownRoot {
  private let name: XMLName

  init(_ name: XMLName) { self.name = name }

  /// The complaint, for a document that could have had one of these forms.
  func diagnostic(_ choices: [RecordFormat], at place: Place) -> Diagnostic {
    let namespace = name.namespace.flatMap { $0.isEmpty ? nil : " of the namespace '\($0)'" } ?? ""
    let known = choices.compactMap(\.name).joined(separator: ", ")
    return Diagnostic(
      .emptyInput, "the root element '\(name.local)'\(namespace) is not that of a known form of data",
      at: place,
      hint: UnknownRoot.explanation(name)
        ?? "known are \(known); for another form give 'record' and 'fields'")
  }

  /// What a document with this root is, where it is known to hold no data.
  static func explanation(_ name: XMLName) -> String? {
    guard let namespace = name.namespace?.lowercased(),
      namespace.hasPrefix("http://www.sdmx.org/resources/sdmxml/")
    else { return nil }
    return switch name.local {
    case "Structure":
      "this is an SDMX structure message: it describes data and holds none; give it as 'structure' beside the data"
    case "GenericMetadata", "StructureSpecificMetadata", "MetadataReport":
      "this is SDMX reference metadata: texts about data, without figures"
    case "RegistryInterface", "QueryMessage", "SubmitStructureRequest":
      "this is a message to or from an SDMX registry, without data"
    case "Error": "this is an SDMX error message: the query found no data or failed"
    case "CrossSectionalData", "UtilityData":
      "this form of SDMX 2.0 is not read; ask for GenericData or CompactData"
    case "StructureSpecificData" where namespace.contains("v3_"):
      "this is SDMX 3.0; ask for version 2.1, or try 'preset: sdmx-structure-specific-2.1'"
    default: nil
    }
  }
}
