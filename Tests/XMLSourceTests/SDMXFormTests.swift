import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("Forms of SDMX that real messages at hand do not have")
struct SDMXFormTests {
  private func lines(_ gathered: FieldGathering) -> [String] {
    gathered.records.map { record in
      record.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ")
    }
  }

  private let schemas20 = """
    xmlns:m="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message" \
    xmlns:g="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/generic"
    """

  private var generic20: String {
    """
    <m:GenericData \(schemas20)><m:Header><m:ID>x</m:ID></m:Header><m:DataSet>
    <g:KeyFamilyRef>K</g:KeyFamilyRef><g:Group type="Sibling"><g:GroupKey><g:Value concept="AREA" value="BE"/></g:GroupKey>
    <g:Attributes><g:Value concept="UNIT" value="PERS"/></g:Attributes>
    <g:Series><g:SeriesKey><g:Value concept="FREQ" value="A"/><g:Value concept="AREA" value="BE"/></g:SeriesKey>
    <g:Attributes><g:Value concept="TITLE" value="Births"/></g:Attributes>
    <g:Obs><g:Time>2007</g:Time><g:ObsValue value="5"/></g:Obs>
    <g:Obs><g:Time>2008</g:Time><g:ObsValue value="6"/><g:Attributes><g:Value concept="OBS_STATUS" value="P"/>
    </g:Attributes></g:Obs></g:Series></g:Group>
    <g:Series><g:SeriesKey><g:Value concept="FREQ" value="A"/><g:Value concept="AREA" value="LU"/></g:SeriesKey>
    <g:Obs><g:Time>2007</g:Time></g:Obs></g:Series></m:DataSet></m:GenericData>
    """
  }

  @Test("2.0 generic: series within groups, attributes of both, and an observation without value")
  func generic() throws {
    #expect(
      lines(try records(MemoryByteReader(Array(generic20.utf8)))) == [
        "AREA=BE FREQ=A OBS_VALUE=5 TIME_PERIOD=2007 TITLE=Births UNIT=PERS",
        "AREA=BE FREQ=A OBS_STATUS=P OBS_VALUE=6 TIME_PERIOD=2008 TITLE=Births UNIT=PERS",
        "AREA=LU FREQ=A TIME_PERIOD=2007",
      ])
  }

  @Test("2.0 compact: any namespace below the message, groups beside the series, series without observations")
  func compact() throws {
    let xml = """
      <m:CompactData \(schemas20)><m:Header/><b:DataSet xmlns:b="urn:b"><b:SiblingGroup AREA="BE" UNIT="PERS"/>
      <b:Series FREQ="A" AREA="BE"><b:Obs TIME_PERIOD="2007" OBS_VALUE="5"/>
      <b:Obs TIME_PERIOD="2008" OBS_VALUE="6" OBS_STATUS="P"/></b:Series>
      <b:Series FREQ="A" AREA="LU"/></b:DataSet></m:CompactData>
      """
    #expect(
      lines(try records(MemoryByteReader(Array(xml.utf8)))) == [
        "AREA=BE FREQ=A OBS_VALUE=5 TIME_PERIOD=2007",
        "AREA=BE FREQ=A OBS_STATUS=P OBS_VALUE=6 TIME_PERIOD=2008",
      ])
  }

  @Test("a message group of 2.0 does not tell what it holds, and is read as what it is said to be")
  func messageGroup() throws {
    let group = generic20.replacing("m:GenericData", with: "m:MessageGroup")
    let error = try #require(throws: Diagnostic.self) { try records(MemoryByteReader(Array(group.utf8))) }
    #expect(error.hint?.contains("preset: sdmx-generic-2.0") == true)
    #expect(try records(group, .sdmxGeneric20).records.count == 3)
  }

  private func generic21(_ header: String, _ observations: String, footer: String = "") -> String {
    let schemas = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
    return """
      <m:GenericData xmlns:m="\(schemas)/message" xmlns:g="\(schemas)/data/generic" \
      xmlns:f="\(schemas)/message/footer"><m:Header>\(header)</m:Header><m:DataSet>\(observations)</m:DataSet>
      \(footer)</m:GenericData>
      """
  }

  @Test(
    "an observation without the name of its dimension has the one of the header, else the time",
    arguments: [
      ("<m:Structure dimensionAtObservation='AREA'/>", "AREA=BE OBS_VALUE=5 dimensionAtObservation=AREA"),
      (
        "<m:Structure dimensionAtObservation='AREA'/><m:Structure dimensionAtObservation='AREA'/>",
        "AREA=BE OBS_VALUE=5 dimensionAtObservation=AREA"
      ),
      ("", "OBS_VALUE=5 TIME_PERIOD=BE"),
    ])
  func dimension(header: String, line: String) throws {
    let observation = "<g:Obs><g:ObsDimension value='BE'/><g:ObsValue value='5'/></g:Obs>"
    #expect(lines(try records(generic21(header, observation), .sdmxGeneric21)) == [line])
  }

  @Test("headers that name two dimensions refuse the records, which could have either")
  func twoDimensions() throws {
    let header = "<m:Structure dimensionAtObservation='A'/><m:Structure dimensionAtObservation='B'/>"
    let read = try records(generic21(header, "<g:Obs><g:ObsDimension value='BE'/></g:Obs>"), .sdmxGeneric21)
    #expect(read.records.isEmpty)
    #expect(read.faults.map(\.code) == [.duplicateField])
  }

  @Test("a footer that speaks of an error makes the message one, with data or without")
  func footer() throws {
    let observation = "<g:Obs><g:ObsDimension value='2007'/><g:ObsValue value='5'/></g:Obs>"
    func footer(_ severity: String) -> String {
      """
      <f:Footer><f:Message code="510" severity="\(severity)"><t xml:lang="en">Response size
       exceeds</t><t>service limit</t></f:Message></f:Footer>
      """
    }
    let message = generic21("", observation, footer: footer("Error"))
    let error = try #require(throws: Diagnostic.self) { try records(message, .sdmxGeneric21) }
    #expect(error.code == .incompleteInput)
    #expect(
      error.message == "the publisher says that something went wrong: Response size exceeds service limit")
    let warned = try records(generic21("", observation, footer: footer("Warning")), .sdmxGeneric21)
    #expect(warned.records.count == 1)
    let empty = generic21("", "", footer: footer("Information"))
    let nothing = try #require(throws: Diagnostic.self) { try records(empty, .sdmxGeneric21) }
    #expect(nothing.message == "no record found; the publisher says: Response size exceeds service limit")
  }

  @Test("a footer without end is kept in part only")
  func longFooter() throws {
    let text = String(repeating: "word ", count: 100_000)
    let footer = "<f:Footer><f:Message code='1' severity='Error'>\(text)</f:Message></f:Footer>"
    let error = try #require(throws: Diagnostic.self) {
      try records(generic21("", "", footer: footer), .sdmxGeneric21)
    }
    #expect(error.message.utf8.count < 2200)
  }

  @Test("records do not depend on the size of the pieces that come in", arguments: [1, 7, 100])
  func blockSize(size: Int) throws {
    let whole = try records(generic20, .sdmxGeneric20)
    #expect(try records(generic20, .sdmxGeneric20, blockSize: size).records == whole.records)
  }
}
