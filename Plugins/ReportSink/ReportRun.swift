import AreaGeometry
import IndicatorAnalysis
import IndicatorSchema
import PageTemplates
import PluginKit

/// Keeps all rows, then writes all pages.
struct ReportRun: SinkRun {
  private let settings: ReportSettings
  private let host: any SinkHost
  private let maps: LoadedMaps
  private var rows: IndicatorFrame

  init(_ settings: ReportSettings, _ host: any SinkHost) throws {
    self.settings = settings
    self.host = host
    var maps = LoadedMaps()
    for map in settings.maps {
      maps.add(
        try AreaMap(reading: host.open(map.location), MapFormat(codeProperty: map.codeProperty)), map)
    }
    self.maps = maps
    rows = IndicatorFrame(columns: settings.input.ids)
  }

  mutating func write(_ batch: IndicatorFrame) throws {
    try batch.requireFiniteValues()
    rows.append(contentsOf: batch)
  }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let order = rows.canonicalOrder()
    try rows.requireOneRowPerAreaAndPeriod(in: order)
    let report = try Report(settings, rows: rows.selectingRows(order), facts: facts)
    let folder = try PageFolder(creating: try host.stage(settings.path), name: settings.path)
    let writer = try ReportWriter(report: report, maps: maps, folder: folder)
    var count = try writer.writeOverview()
    // Each municipality is written as soon as it is made, so that the first does not wait for the last.
    let results = Concurrent.map(report.municipalities.count) { position in
      Result { try writer.write(report.municipalities[position]) }
    }
    for result in results { count += try result.get() }
    let earlier = report.history.count
    return SinkReceipt(
      rows: count, filtered: earlier > 0 ? ["earlier period, shown as a trend": earlier] : [:])
  }
}
