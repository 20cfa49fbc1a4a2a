import ByteInput
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("Codes and labels from a structure message")
struct StructureTests {
  private let births = Indicator(
    id: "births", label: LocalizedText(nl: "Geboorten"), unit: .count, polarity: .context,
    domain: "population")

  /// A host with the real data of `demography-xs.xml` and its structure; nil where they are absent.
  private func demography(
    replacing: (String, String)? = nil
  ) throws -> MemorySourceHost? {
    guard let data = sharedData("sdmx/ESTAT/demography-xs.xml"),
      let structure = sharedData("sdmx/ESTAT/demography-structure.xml")
    else { return nil }
    return MemorySourceHost { location in
      let reader = try ByteInput.open(location, path: location.path == "data.xml" ? data : structure)
      guard location.path == "data.xml", let (text, other) = replacing else { return reader }
      let xml = String(decoding: try reader.readAll(limit: 1 << 20), as: UTF8.self)
      return MemoryByteReader(Array(xml.replacing(text, with: other).utf8), name: "data.xml")
    }
  }

  private func read(_ host: MemorySourceHost, where filter: ConfigNode = ["SEX": "T"]) throws -> Reading {
    let config: ConfigNode = [
      "location": "data.xml", "structure": "structure.xml", "preset": "sdmx",
      "area": ["column": "COUNTRY", "level": "country"], "where": filter,
      "long": [
        "indicator": "DEMO", "value": "OBS_VALUE", "codes": ["LBIRTHST": "births"], "others": "skip",
      ],
    ]
    let source = try PluginHarness.source(XMLSource.self, config, PluginHarness.context([births]))
    let (frame, receipt) = try PluginHarness.read(source, host: host)
    return Reading(frame: frame, receipt: receipt, host: host)
  }

  @Test("areas are named by the labels of their codes; period and status are those of SDMX")
  func names() throws {
    guard let host = try demography() else { return }
    let reading = try read(host)
    #expect(reading.rows == ["BE 124095", "BE 124991", "BE 126000", "EL 111926", "EL 118302", "EL 117933"])
    #expect(
      (0..<reading.frame.rowCount).map { reading.frame.area($0).name ?? "-" }.prefix(4).last == "Greece")
    #expect(reading.frame.periods.map(\.description) == ["2007", "2008", "2009", "2007", "2008", "2009"])
    #expect(
      reading.frame.columns[0].statuses == [
        .observed, .provisional, .provisional, .observed, .provisional, .provisional,
      ])
    #expect(reading.refusals.isEmpty)
  }

  @Test("a code that is not in its list refuses the record, with the nearest code")
  func unknownCode() throws {
    guard let host = try demography(replacing: ("SEX=\"M\"", "SEX=\"FF\"")) else { return }
    let reading = try read(host)
    let complaint = try #require(reading.refusals.first { $0.code == .unknownCategory })
    #expect(complaint.message == "'FF' of SEX is not in the code list CL_SEX")
    #expect(complaint.hint == "its codes are F, M, T")
  }

  @Test("a code in 'where' that is not in its list is an error before any record is read")
  func unknownFilter() throws {
    guard let host = try demography() else { return }
    let error = try #require(throws: Diagnostics.self) { try read(host, where: ["SEX": ["T", "TT"]]) }
    #expect(error.items.map(\.message) == ["'TT' of SEX is not in the code list CL_SEX"])
    #expect(error.items.first?.hint == "its codes are F, M, T")
    #expect(host.quarantined.isEmpty)
  }

  @Test("codes and labels are what the Python package sdmx1 reads")
  func oracle() throws {
    for (path, lists) in try SDMXOracle.load().structures {
      guard let file = sharedData("sdmx/\(path)") else { continue }
      let read = try Structure.codeLists(language: "en", of: nil) {
        try ByteInput.open(Location(path: path, place: ConfigNode.testPlace), path: file)
      }
      for (id, expected) in lists {
        let list = try #require(
          read.first { "\($0.key.agency):\($0.key.id)(\($0.key.version))" == id }?.value, "\(path) \(id)")
        let lines = list.entries.map { code, label in
          "\(code)=\(label.split(whereSeparator: \.isWhitespace).joined(separator: " "))\n"
        }
        #expect(lines.count == expected.codes, "\(path) \(id)")
        #expect(SDMXOracle.hash(lines.sorted().joined()) == expected.hash, "\(path) \(id)")
      }
    }
  }

  @Test(
    "each coded column of a real structure is found with its list",
    arguments: [
      ("ECB_EXR/1/structure-full.xml", "CURRENCY", "CL_CURRENCY", "EUR", "Euro"),
      ("INSEE/IPI-2010-A21-structure.xml", "NATURE", "CL_NATURE", "BRUT", "Raw index"),
      ("ESTAT/demography-structure.xml", "DEMO", "DEMO_MEASURES", "DEATHST", "Deaths in Year X"),
      ("ECB_EXR/ng-structure-full.xml", "OBS_STATUS", "CL_OBS_STATUS", "P", "Provisional value"),
      ("ESTAT/GOV_10Q_GGNFA.xml", "geo", "GEO", "NL", "Netherlands"),
    ])
  func components(path: String, column: String, list: String, code: String, label: String) throws {
    guard let file = sharedData("sdmx/\(path)") else { return }
    let location = Location(path: path, place: ConfigNode.testPlace)
    let structure = try Structure(of: location, language: "nl", host: fileHost(file))
    let found = try #require(structure.lists[column], "\(structure.lists.keys.sorted())")
    #expect(found.id == list)
    #expect(found.entries.first { $0.code == code }?.label == label)
  }

  @Test("data given as structure, and a structure without data structure, are errors")
  func noStructure() throws {
    for path in ["ECB_EXR/ng-ts.xml", "ESTAT/CL_FREQ.xml"] {
      guard let file = sharedData("sdmx/\(path)") else { continue }
      let error = try #require(throws: Diagnostic.self) {
        try Structure(
          of: Location(path: path, place: ConfigNode.testPlace), language: "en", host: fileHost(file))
      }
      #expect(error.code == .emptyInput)
    }
  }

  @Test("labels are in the language that is asked for, else in English", arguments: ["fr", "xx"])
  func language(language: String) throws {
    guard let file = sharedData("sdmx/INSEE/IPI-2010-A21-structure.xml") else { return }
    let location = Location(path: file, place: ConfigNode.testPlace)
    let structure = try Structure(of: location, language: language, host: fileHost(file))
    let labels = try #require(structure.lists["NATURE"]).entries.map(\.label)
    #expect(labels.contains(language == "fr" ? "Indice Brut" : "Raw index"), "\(labels)")
  }

  @Test("version 2.0 keeps codes and labels elsewhere")
  func version20() throws {
    let xml = """
      <Structure xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message" \
      xmlns:s="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/structure"><CodeLists>
      <s:CodeList id="CL_A" agencyID="X"><s:Name>A</s:Name>
      <s:Code value="1"><s:Description xml:lang="en">One</s:Description>\
      <s:Description xml:lang="nl">Een</s:Description></s:Code></s:CodeList></CodeLists>
      <KeyFamilies><s:KeyFamily id="K"><s:Components><s:Dimension conceptRef="AREA" codelist="CL_A" \
      codelistAgency="X"/><s:TimeDimension conceptRef="TIME"/><s:Attribute conceptRef="STATUS" codelist="CL_A" \
      codelistAgency="X"/></s:Components></s:KeyFamily></KeyFamilies></Structure>
      """
    let structure = try Structure(language: "nl") { MemoryByteReader(Array(xml.utf8)) }
    #expect(structure.lists.keys.sorted() == ["AREA", "STATUS"])
    #expect(structure.lists["AREA"]?.entries.map(\.label) == ["Een"])
  }
}
