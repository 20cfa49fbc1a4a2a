import ByteInput
import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

/// The indicators that the tests read.
let inhabitants = Indicator(
  id: "inhabitants", label: LocalizedText(nl: "Inwoners"), unit: .count, polarity: .context,
  domain: "population", validRange: 0...100_000_000)
let households = Indicator(
  id: "households", label: LocalizedText(nl: "Huishoudens"), unit: .count, polarity: .context,
  domain: "population")

let context = PluginHarness.context([inhabitants, households])

/// A configuration that reads the two indicators from an Atom feed.
let atomConfig: ConfigNode = [
  "location": "dump.xml", "preset": "odata-atom", "area": "RegioS",
  "columns": ["inhabitants": "AantalInwoners", "households": "HuishoudensTotaal"],
]

/// A configuration that reads one indicator from the records of a path.
func pathConfig(
  _ record: ConfigNode, _ fields: ConfigNode, namespaces: ConfigNode? = nil, more: [(String, ConfigNode)] = []
) -> ConfigNode {
  var entries: [(String, ConfigNode)] = [
    ("location", "dump.xml"), ("record", record), ("fields", fields), ("area", "code"),
    ("columns", ["inhabitants": "value"]),
  ]
  if let namespaces { entries.append(("namespaces", namespaces)) }
  entries.removeAll { entry in more.contains { $0.0 == entry.0 } }
  entries += more
  return ConfigNode(
    .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
    at: ConfigNode.testPlace)
}

/// What came of reading a document.
struct Reading {
  var frame: IndicatorFrame
  var receipt: SourceReceipt
  var host: MemorySourceHost

  /// `area period value value` of each row; a dash for no value.
  var rows: [String] {
    (0..<frame.rowCount).map { row in
      let cells = frame.columns.map { $0.values[row].isNaN ? "-" : "\(Int($0.values[row]))" }
      return "\(frame.area(row).code) " + cells.joined(separator: " ")
    }
  }

  /// The complaints about refused records.
  var refusals: [Diagnostic] { host.quarantined.map(\.reason) }
}

func read(_ config: ConfigNode, _ host: MemorySourceHost) throws -> Reading {
  let source = try PluginHarness.source(XMLSource.self, config, context)
  let (frame, receipt) = try PluginHarness.read(source, host: host)
  #expect(
    receipt.records == receipt.accepted + receipt.quarantined + receipt.filtered.values.reduce(0, +),
    "the receipt does not balance")
  return Reading(frame: frame, receipt: receipt, host: host)
}

func read(_ config: ConfigNode, _ xml: String, blockSize: Int = 64 * 1024) throws -> Reading {
  try read(config, MemorySourceHost(xml, name: "dump.xml", blockSize: blockSize))
}

/// The complaint that ends the reading of a document.
func complaint(about bytes: [UInt8], _ config: ConfigNode = atomConfig) throws -> Diagnostic {
  let error = try #require(throws: (any Error).self) {
    try read(config, MemorySourceHost(bytes, name: "dump.xml"))
  }
  return try #require(Diagnostics(error).items.first)
}

func complaint(about xml: String, _ config: ConfigNode = atomConfig) throws -> Diagnostic {
  try complaint(about: Array(xml.utf8), config)
}

/// The complaints about a configuration.
func configComplaints(_ config: ConfigNode) -> [Diagnostic] {
  do {
    _ = try PluginHarness.source(XMLSource.self, config, context)
    return []
  } catch {
    return Diagnostics(error).items
  }
}

func profile(_ format: ConfigNode, _ host: MemorySourceHost) throws -> TableProfile {
  let location = Location(path: "dump.xml", place: ConfigNode.testPlace)
  return try XMLSource.profile(
    location, format: Config(node: format, fields: XMLSource.formatFields), host: host)
}

/// The folder of real data, when there is one beside or above the project.
func sharedData(_ path: String) -> String? {
  var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  while folder.path != "/" {
    let candidate = folder.appendingPathComponent("shared/data").appendingPathComponent(path)
    if FileManager.default.fileExists(atPath: candidate.path) { return candidate.path }
    folder.deleteLastPathComponent()
  }
  return nil
}

/// A host that opens a real file.
func fileHost(_ path: String) -> MemorySourceHost {
  MemorySourceHost { location in try ByteInput.open(location, path: path) }
}
