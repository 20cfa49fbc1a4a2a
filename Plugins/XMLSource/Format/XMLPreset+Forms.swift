// The known forms. SDMX: "SDMX-ML: Schema and Documentation", version 2.1 (2011) and 2.0 (2005).

extension XMLPreset {
  private static let schemas21 = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
  private static let schemas20 = "http://www.SDMX.org/resources/SDMXML/schemas/v2_0"

  /// What the header says the observations of a series differ by.
  private static let observationDimension = [
    "/*/m:Header/m:Structure/@dimensionAtObservation", "'TIME_PERIOD'",
  ]

  static let odataAtom = XMLPreset(
    name: "odata-atom", purpose: "an OData version 3 Atom feed with m:properties in its entries",
    roots: ["a:feed", "a:entry"],
    namespaces: [
      ("a", "http://www.w3.org/2005/Atom"),
      ("d", "http://schemas.microsoft.com/ado/2007/08/dataservices"),
      ("m", "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"),
    ],
    record: "//a:entry//m:properties", each: [.path("d:*")], null: "@m:null")

  static let sdmxGeneric21 = XMLPreset(
    name: "sdmx-generic-2.1", purpose: "an SDMX-ML 2.1 message of generic data with observations",
    roots: ["m:GenericData", "m:GenericTimeSeriesData"],
    namespaces: [
      ("m", schemas21 + "/message"), ("g", schemas21 + "/data/generic"),
      ("f", schemas21 + "/message/footer"),
    ],
    record: "//g:Obs",
    fields: [
      ("OBS_VALUE", "g:ObsValue/@value"),
      ("OBS_STATUS", "g:Attributes/g:Value[@id='OBS_STATUS']/@value"),
    ],
    each: [
      .path("ancestor::g:Series/g:SeriesKey/g:Value[@id=*]/@value"),
      .path("g:ObsKey/g:Value[@id=*]/@value"), .path("g:ObsDimension[@id=*]/@value"),
      .named(value: "g:ObsDimension/@value", by: observationDimension, after: nil),
      .path("g:Attributes/g:Value[@id=*]/@value"),
      .path("ancestor::g:Series/g:Attributes/g:Value[@id=*]/@value"),
      .path("ancestor::m:DataSet/g:Attributes/g:Value[@id=*]/@value"),
    ],
    remarks: "//f:Message", failures: "//f:Message[@severity='Error']", period: "TIME_PERIOD",
    status: "OBS_STATUS")

  static let sdmxStructureSpecific21 = XMLPreset(
    name: "sdmx-structure-specific-2.1",
    purpose: "an SDMX-ML 2.1 message of structure-specific data with observations",
    roots: ["m:StructureSpecificData", "m:StructureSpecificTimeSeriesData"],
    namespaces: [("m", schemas21 + "/message"), ("f", schemas21 + "/message/footer")],
    record: "//Obs", fields: [("OBS_VALUE", "@OBS_VALUE"), ("OBS_STATUS", "@OBS_STATUS")],
    each: [
      .path("ancestor::Series/@*"), .path("@*"),
      .named(value: "@xsi:type", by: observationDimension, after: ":"), .path("ancestor::DataSet/@*"),
    ],
    remarks: "//f:Message", failures: "//f:Message[@severity='Error']", period: "TIME_PERIOD",
    status: "OBS_STATUS")

  static let sdmxGeneric20 = XMLPreset(
    name: "sdmx-generic-2.0", purpose: "an SDMX-ML 2.0 message of generic data with observations",
    roots: ["m:GenericData"],
    namespaces: [("m", schemas20 + "/message"), ("g", schemas20 + "/generic")],
    record: "//g:Obs",
    fields: [
      ("TIME_PERIOD", "g:Time"), ("OBS_VALUE", "g:ObsValue/@value"),
      ("OBS_STATUS", "g:Attributes/g:Value[@concept='OBS_STATUS']/@value"),
    ],
    each: [
      .path("ancestor::g:Series/g:SeriesKey/g:Value[@concept=*]/@value"),
      .path("g:Attributes/g:Value[@concept=*]/@value"),
      .path("ancestor::g:Series/g:Attributes/g:Value[@concept=*]/@value"),
      .path("ancestor::g:Group/g:Attributes/g:Value[@concept=*]/@value"),
      .path("ancestor::m:DataSet/g:Attributes/g:Value[@concept=*]/@value"),
    ],
    period: "TIME_PERIOD", status: "OBS_STATUS")

  static let sdmxCompact20 = XMLPreset(
    name: "sdmx-compact-2.0", purpose: "an SDMX-ML 2.0 message of compact data with observations",
    roots: ["m:CompactData"], namespaces: [("m", schemas20 + "/message")],
    record: "//Obs", fields: [("OBS_VALUE", "@OBS_VALUE"), ("OBS_STATUS", "@OBS_STATUS")],
    each: [.path("ancestor::Series/@*"), .path("@*"), .path("ancestor::DataSet/@*")],
    period: "TIME_PERIOD", status: "OBS_STATUS")

  static let worldBank = XMLPreset(
    name: "world-bank", purpose: "a World Bank dump with records at /Root/data/record", roots: ["Root"],
    record: "/Root/data/record",
    fields: [
      ("area", "field[@name='Country or Area']/@key"), ("area_name", "field[@name='Country or Area']"),
      ("indicator", "field[@name='Item']/@key"), ("indicator_name", "field[@name='Item']"),
      ("year", "field[@name='Year']"), ("value", "field[@name='Value']"),
    ],
    period: "year")
}
