import IndicatorSchema
import Testing
import XMLRecords

@Suite("Records of a document")
struct RecordParserTests {
  private func feed(_ properties: String) -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom"
      xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
      xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
    <entry><content><m:properties>\(properties)</m:properties></content></entry></feed>
    """
  }

  @Test("each property of an Atom entry is a field under its name; a null and an absent one have no text")
  func atom() throws {
    let read = try gather(
      feed("<d:Key> GM0363 </d:Key><d:Value/><d:Note m:null='true'>x</d:Note>"), .odataAtom)
    #expect(read.records == ["Key=GM0363 Value="])
    #expect(read.lines == [4])
  }

  @Test("what is wrong with a record comes with it, and does not end the reading")
  func faults() throws {
    let read = try gather(feed("<d:a>1</d:a><d:a>2</d:a>"), .odataAtom)
    #expect(read.records.isEmpty)
    #expect(read.faults == [.duplicateField])
  }

  @Test("a document without a record is an error, not nothing")
  func nothing() {
    let error = #expect(throws: Diagnostic.self) { try gather("<feed/>", .odataAtom) }
    #expect(error?.code == .emptyInput)
  }
}
