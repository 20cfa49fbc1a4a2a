import AreaGeometry
import HouseStyle
import IndicatorAnalysis
import IndicatorSchema
import PageTemplates
import PluginKit

/// Keeps all rows, then writes all pages.
struct ReportRun: SinkRun {
  private let settings: ReportSettings
  private let host: any SinkHost
  private let maps: LoadedMaps
  private let templates: TemplateLibrary
  private let style: LoadedStyle
  private var rows: IndicatorFrame
  /// A logo and fonts that leave room for the page itself, which carries them.
  private static let mostStyleBytes = 90_000
  /// A page is not made of more.
  private static let mostTemplateBytes = 1 << 20

  init(_ settings: ReportSettings, _ host: any SinkHost) throws {
    self.settings = settings
    self.host = host
    var maps = LoadedMaps()
    for map in settings.maps {
      maps.add(
        try AreaMap(reading: host.open(map.location), MapFormat(codeProperty: map.codeProperty)), map)
    }
    self.maps = maps
    style = try settings.style.loaded(host: host, limit: ReportRun.mostStyleBytes)
    templates = try TemplateLibrary(
      PageText.sources + settings.templates.map { try ReportRun.read($0, host) })
    rows = IndicatorFrame(columns: settings.input.ids)
  }

  private static func read(
    _ own: ReportSettings.OwnTemplate, _ host: any SinkHost
  ) throws -> TemplateLibrary.Source {
    let bytes = try host.open(own.location).readAll(limit: mostTemplateBytes)
    return TemplateLibrary.Source(
      name: own.name, text: String(decoding: bytes, as: UTF8.self), place: Place(own.location.path))
  }

  mutating func write(_ batch: IndicatorFrame) throws {
    try batch.requireFiniteValues()
    rows.append(contentsOf: batch)
  }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let order = rows.canonicalOrder()
    try rows.requireOneRowPerAreaAndPeriod(in: order)
    let report = try Report(settings, style, rows: rows.selectingRows(order), facts: facts)
    let folder = try PageFolder(creating: try host.stage(settings.path), name: settings.path)
    let writer = ReportWriter(report: report, maps: maps, templates: templates, folder: folder)
    var count = try writer.writeOverview()
    // Each municipality is written as soon as it is made, so that the first does not wait for the last.
    let results = Concurrent.map(report.municipalities.count) { position in
      Result { try writer.write(report.municipalities[position]) }
    }
    for result in results { count += try result.get() }
    let earlier = report.history.count
    return SinkReceipt(
      rows: count, filtered: earlier > 0 ? ["earlier period, shown as a trend": earlier] : [:],
      notes: writer.notes)
  }
}
