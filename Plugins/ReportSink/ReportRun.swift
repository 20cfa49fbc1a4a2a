import IndicatorSchema
import PageTemplates
import PluginKit

/// Keeps all rows, then writes all pages.
struct ReportRun: SinkRun {
  private let sink: ReportSink
  private let host: any SinkHost
  private var rows: IndicatorFrame

  init(sink: ReportSink, host: any SinkHost) {
    self.sink = sink
    self.host = host
    rows = IndicatorFrame(columns: sink.input.ids)
  }

  mutating func write(_ batch: IndicatorFrame) throws {
    try batch.requireFiniteValues()
    rows.append(contentsOf: batch)
  }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let order = rows.canonicalOrder()
    try rows.requireOneRowPerAreaAndPeriod(in: order)
    let report = try Report(sink: sink, frame: rows.selectingRows(order), facts: facts)
    let folder = try PageFolder(creating: try host.stage(sink.path), name: sink.path)
    let pages = try TemplateLibrary(PageText.sources)
    let municipalityPages = MunicipalityPages(report: report)
    for municipality in report.municipalities {
      let text = pages.render(municipalityPages.page(of: municipality), "municipality")
      try folder.write(text, to: PageName.file(of: municipality.code))
    }
    try folder.write(pages.render(IndexPage(report: report).view, "index"), to: PageName.index)
    return SinkReceipt(rows: try folder.countRows())
  }
}
