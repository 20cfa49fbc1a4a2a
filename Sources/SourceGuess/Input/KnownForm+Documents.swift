import IndicatorSchema

extension KnownForm {
  /// What an XML document is, by its root element.
  static func markup(_ start: TextHead) -> KnownForm? {
    guard let root = start.root else { return nil }
    let isSDMX = start.rootTag?.contains("sdmx.org") == true
    switch root {
    case "Structure", "StructureMessage":
      return KnownForm(
        what: "an SDMX structure message: definitions of codes and dimensions, without figures",
        hint: "guess the data message that belongs to it")
    case "GenericMetadata", "StructureSpecificMetadata", "MetadataReport":
      return KnownForm(
        what: "SDMX reference metadata: texts about a data set, without figures",
        hint: "guess the data message that belongs to it")
    case _ where isSDMX && root.hasSuffix("Data"):
      return KnownForm(
        what: "an SDMX data message (\(root.shortened))",
        hint:
          "read it with 'use: xml' and 'record' and 'fields' that name its observations; see 'peil plugins xml'"
      )
    case "service":
      return KnownForm(
        what: "an OData service document: a list of tables, without figures",
        hint: "fetch one of the tables it lists, such as TypedDataSet")
    case "Edmx":
      return KnownForm(
        what: "OData metadata: definitions of types, without figures",
        hint: "fetch one of the tables it defines")
    case "feed", "rss":
      return KnownForm(
        what: "a web feed without records of OData", hint: "look for the data set that it announces")
    default:
      return KnownForm(
        what: "an XML document with the root element '\(root.shortened)'",
        hint: "read it with 'use: xml' and 'record' and 'fields' that name its parts; see 'peil plugins xml'")
    }
  }

  /// What JSON is, by its first members.
  static func data(_ start: TextHead) -> KnownForm? {
    guard let first = start.text.first, first == "{" || first == "[" else { return nil }
    let compact = start.compact
    if compact.contains("\"class\":\"dataset\"") {
      return KnownForm(
        what: "a JSON-stat data set",
        hint: "read it with 'use: jsonstat': the roles of its dimensions say what is what")
    }
    let isSDMX = compact.contains("\"dataSets\":")
    return KnownForm(
      what: isSDMX ? "an SDMX message in JSON" : "a JSON document without records",
      hint: "a source of records needs an array of objects; see 'peil plugins json'")
  }
}
