import IndicatorSchema
import Testing
import XMLRecords

@Suite("A page of a feed")
struct FeedPageTests {
  private func feed(_ content: String, namespace: String = "http://www.w3.org/2005/Atom") -> String {
    """
    <feed xmlns="\(namespace)" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
      xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">\(content)</feed>
    """
  }

  private let entry =
    "<entry><link rel=\"next\" href=\"of-an-entry\"/><content><m:properties><d:Key>1</d:Key></m:properties></content></entry>"

  @Test("gives the link to the page behind it, wherever it stands", arguments: [true, false])
  func link(isFirst: Bool) throws {
    let link = "<link rel=\"self\" href=\"a\"/><link href=\"b?c=1&amp;d=2\" rel=\"next\"/>"
    let plain = "<entry><content><m:properties><d:Key>1</d:Key></m:properties></content></entry>"
    let read = try gather(feed(isFirst ? link + plain : plain + link), .odataPage)
    #expect(read.records == ["Key=1"])
    #expect(read.links == ["b?c=1&d=2"])
  }

  @Test("has no link that stands in an entry or another namespace")
  func noLink() throws {
    let other = "<x:link xmlns:x=\"urn:x\" rel=\"next\" href=\"other\"/>"
    #expect(try gather(feed(entry + other), .odataPage).links.isEmpty)
  }

  @Test("may be without a record, but not be something else")
  func empty() throws {
    #expect(try gather(feed(""), .odataPage).records.isEmpty)
    #expect(throws: Diagnostic.self) { try gather("<html><body/></html>", .odataPage) }
    #expect(throws: Diagnostic.self) { try gather(feed("", namespace: "urn:x"), .odataPage) }
    #expect(throws: Diagnostic.self) { try gather(feed(""), .odataAtom) }
  }
}
