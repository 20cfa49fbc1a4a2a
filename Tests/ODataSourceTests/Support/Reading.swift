import HTTPFetch
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ODataSource

let inhabitants = Indicator(
  id: "inhabitants", label: LocalizedText(nl: "Inwoners"), unit: .count, polarity: .context,
  domain: "population")
let income = Indicator(
  id: "income", label: LocalizedText(nl: "Inkomen"), unit: .euro, polarity: .better, domain: "income")
let origin = Indicator(
  id: "origin", label: LocalizedText(nl: "Herkomst"), unit: .percent, polarity: .context, domain: "population"
)
let born = Indicator(
  id: "born", label: LocalizedText(nl: "Geboorteland"), unit: .percent, polarity: .context,
  domain: "population")

let context = PluginHarness.context(
  [inhabitants, income, origin, born],
  tables: [
    ("kwb", TableBinding(table: "99999NED", title: "T", publisher: "CBS", licence: "CC BY 4.0")),
    ("kwb", TableBinding(table: "11111NED", title: "T", publisher: "CBS", licence: "CC BY 4.0")),
  ])

/// Columns by title, group and unit, as bindings give them.
let sampleColumns: ConfigNode = [
  "inhabitants": ["title": "Aantal inwoners"],
  "income": ["title": "Gemiddeld inkomen", "unit": "x 1 000 euro"],
  "origin": ["title": "Nederland", "group": ["Bevolking", "Herkomst"]],
  "born": ["title": "Nederland", "group": "Geboorteland", "unit": "%"],
]

/// A configuration that reads the sample table.
func config(
  _ form: SampleService.Form, host: String = "https://odata.test", _ more: [(String, ConfigNode)] = []
)
  -> ConfigNode
{
  var entries: [(String, ConfigNode)] = []
  entries.append(("url", ConfigNode(stringLiteral: "\(host)\(form.root)/99999NED")))
  entries.append(("version", ConfigNode(stringLiteral: form == .json4 ? "4" : "3")))
  entries.append(("format", ConfigNode(stringLiteral: form == .atom3 ? "atom" : "json")))
  entries.append(("area", "RegioS"))
  entries.append(("period", ["column": "Perioden"]))
  entries.append(("columns", sampleColumns))
  entries.append(("where", ["Geslacht": "T001038"]))
  entries.removeAll { entry in more.contains { $0.0 == entry.0 } }
  return ConfigNode(
    .map((entries + more).map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
    at: ConfigNode.testPlace)
}

/// What came of reading a table.
struct Reading {
  var frame: IndicatorFrame
  var receipt: SourceReceipt
  var host: MemorySourceHost

  var lines: [String] { frame.lines }
}

func read(_ config: ConfigNode, _ host: MemorySourceHost) throws -> Reading {
  let source = try PluginHarness.source(ODataSource.self, config, context)
  let (frame, receipt) = try PluginHarness.read(source, host: host)
  let filtered = receipt.filtered.values.reduce(0) { (sum: Int, count: Int) -> Int in sum + count }
  let accounted: Int = receipt.accepted + receipt.quarantined + filtered
  #expect(receipt.records == accounted, "the receipt does not balance")
  return Reading(frame: frame, receipt: receipt, host: host)
}

/// A host that asks a service directly.
func host(_ service: SampleService, blockSize: Int = 64 * 1024) -> MemorySourceHost {
  host(blockSize: blockSize) { service.answer($0, origin: "https://odata.test") }
}

/// A host that gets what a function answers to a path with its query.
func host(
  blockSize: Int = 64 * 1024, _ answer: @escaping @Sendable (String) -> String?
) -> MemorySourceHost {
  MemorySourceHost(opening: { location in
    let target = location.path.replacing("https://odata.test", with: "")
    guard let text = answer(target) else {
      throw Diagnostic(.httpStatus, "'\(location.path)' answers 404 (not found)", at: location.place)
    }
    return MemoryByteReader(Array(text.utf8), name: location.path, blockSize: blockSize)
  })
}

/// A host that fetches over HTTP, with pauses of next to nothing.
func httpHost() -> MemorySourceHost {
  var policy = HTTPPolicy()
  policy.retries.firstPause = .milliseconds(1)
  policy.idleTimeout = .milliseconds(700)
  let client = CurlClient(policy)
  return MemorySourceHost(opening: { location in
    var body: [UInt8] = []
    _ = try client.fetch(HTTPRequest(url: location.path, place: location.place)) {
      body.append(contentsOf: $0)
    }
    return MemoryByteReader(body, name: location.path)
  })
}

/// The first complaint that reading ends in.
func complaint(_ config: ConfigNode, _ host: MemorySourceHost) throws -> Diagnostic {
  let error = try #require(throws: (any Error).self) { try read(config, host) }
  return try #require(Diagnostics(error).items.first)
}
