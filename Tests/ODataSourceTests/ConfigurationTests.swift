import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ODataSource

@Suite("A configuration")
struct ConfigurationTests {
  private func source(_ more: [(String, ConfigNode)]) throws -> ODataSource {
    let entries: [(String, ConfigNode)] =
      [("area", "RegioS"), ("columns", ["inhabitants": "AantalInwoners"])] + more
    let node = ConfigNode(
      .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
      at: ConfigNode.testPlace)
    return try PluginHarness.source(ODataSource.self, node, context)
  }

  @Test(
    "names the table by its address, or by its name at a service",
    arguments: [
      (
        [("url", "https://opendata.cbs.nl/ODataApi/odata/83765NED/")],
        "https://opendata.cbs.nl/ODataApi/odata/83765NED"
      ),
      ([("url", "https://odata4.cbs.nl/CBS/83765NED")], "https://odata4.cbs.nl/CBS/83765NED"),
      ([("dataset", "83765NED")], "https://opendata.cbs.nl/ODataFeed/odata/83765NED"),
      ([("dataset", "83765NED"), ("service", "cbs-v4")], "https://odata4.cbs.nl/CBS/83765NED"),
      (
        [("dataset", "47022NED"), ("base", "https://dataderden.cbs.nl/ODataFeed/OData")],
        "https://dataderden.cbs.nl/ODataFeed/OData/47022NED"
      ),
      ([("url", "http://127.0.0.1:80/x/1"), ("version", "4")], "http://127.0.0.1:80/x/1"),
    ] as [([(String, ConfigNode)], String)])
  func addresses(more: [(String, ConfigNode)], first: String) throws {
    #expect(try source(more).locations.map(\.path) == [first])
  }

  @Test(
    "that can't be right is refused",
    arguments: [
      ([], "neither 'url' nor 'dataset'"),
      ([("url", "https://odata4.cbs.nl/CBS/1"), ("dataset", "1")], "both given"),
      ([("url", "ftp://odata4.cbs.nl/CBS/1")], "is not the address of a table"),
      ([("url", "https://odata4.cbs.nl/CBS/1?$top=3")], "is not the address of a table"),
      ([("url", "https://example.org/1")], "does not tell the version"),
      ([("url", "https://odata4.cbs.nl/CBS/1"), ("service", "cbs-v4")], "goes with 'dataset'"),
      ([("url", "https://odata4.cbs.nl/CBS/1"), ("format", "atom")], "has no Atom"),
      ([("dataset", "../1")], "is not the name of a table"), ([("dataset", "1"), ("page", 0)], "at least 1"),
      ([("dataset", "1"), ("areas", ["GM", ""])], "fits every area"),
    ] as [([(String, ConfigNode)], String)])
  func refused(more: [(String, ConfigNode)], message: String) {
    #expect {
      try source(more)
    } throws: {
      "\($0)".contains(message)
    }
  }
}
