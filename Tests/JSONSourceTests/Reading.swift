import IndicatorSchema
import JSONSource
import PluginKit
import PluginTesting

private func indicator(_ id: String, _ unit: Unit) -> Indicator {
  Indicator(id: IndicatorID(id), label: LocalizedText(nl: id), unit: unit, polarity: .context, domain: "test")
}

let indicators = [indicator("inhabitants", .count), indicator("density", .score)]

/// A configuration for `code` and `n`, with more fields.
func config(_ more: [(String, ConfigNode)] = [], area: ConfigNode = "code", column: ConfigNode = "n")
  -> ConfigNode
{
  let entries: [(String, ConfigNode)] =
    [("location", "input.json"), ("area", area), ("columns", ["inhabitants": column])] + more
  return ConfigNode(
    .map(entries.map { .init(key: $0.0, keyPlace: ConfigNode.testPlace, value: $0.1) }),
    at: ConfigNode.testPlace)
}

/// What a source made of a text.
struct Reading {
  let lines: [String]
  let receipt: SourceReceipt
  let quarantined: [QuarantinedRecord]

  init(_ text: String, _ config: ConfigNode, blockSize: Int = 64 * 1024) throws {
    try self.init(config, host: MemorySourceHost(text, name: "input.json", blockSize: blockSize))
  }

  init(_ config: ConfigNode, host: MemorySourceHost) throws {
    let source = try PluginHarness.source(
      JSONSource.self, config, PluginHarness.context(indicators))
    let (frame, receipt) = try PluginHarness.read(source, host: host)
    lines = frame.lines
    self.receipt = receipt
    quarantined = host.quarantined
  }
}
