import IndicatorSchema
import Testing

@testable import HTTPFetch

@Suite("An address")
struct AddressTests {
  @Test("without a scheme of the web, a host, or with a blank is refused")
  func refused() {
    for text in ["ftp://a/b", "file:///etc/passwd", "https://", "http:///path", "https://a b/", "data/x.csv"]
    {
      #expect(throws: Diagnostic.self) { try WebAddress(text) }
    }
  }

  @Test("has its letters outside ASCII encoded")
  func encoded() throws {
    #expect(
      try WebAddress("HTTPS://Host.NL/wijk é?q=ü".replacing(" ", with: "_")).text
        == "HTTPS://Host.NL/wijk_%C3%A9?q=%C3%BC")
  }

  @Test("is shown without user, password and keys")
  func redacted() {
    #expect(
      WebAddress.redacted("https://me:pa@ss@host/a?apikey=1&b=2&access_token=3#x")
        == "https://host/a?apikey=***&b=2&access_token=***")
  }
}
