import AreaGeometry
import Foundation
import IndicatorSchema
import PageTemplates
import PluginKit
import Praatplaat

/// Keeps all rows, then draws a page for each municipality.
struct PosterRun: SinkRun {
  private let settings: PosterSettings
  private let host: any SinkHost
  private let map: AreaMap?
  private let templates: TemplateLibrary
  private var frame: IndicatorFrame

  init(_ settings: PosterSettings, _ host: any SinkHost) throws {
    self.settings = settings
    self.host = host
    map = try settings.geometry.map { location in
      try AreaMap(reading: host.open(location), MapFormat(codeProperty: settings.codeProperty))
    }
    templates = try TemplateLibrary(Poster.templates)
    frame = IndicatorFrame(columns: settings.columns)
  }

  mutating func write(_ batch: IndicatorFrame) throws { frame.append(contentsOf: batch) }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let folder = try host.stage(settings.path)
    try PosterRun.making(settings.path) {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }
    let finder = PosterFinder(frame, settings)
    let source = settings.source ?? PosterRun.source(facts, frame)
    var filtered: [String: Int] = [:]
    for row in frame.canonicalOrder() {
      guard frame.area(row).code.level == .municipality else {
        filtered["no municipality", default: 0] += 1
        continue
      }
      guard let found = finder.facts(row) else {
        filtered["no estimate", default: 0] += 1
        continue
      }
      try write(found, period: frame.periods[row], source, to: folder)
    }
    let pages = try PosterRun.making(settings.path) {
      try FileManager.default.contentsOfDirectory(atPath: folder)
    }
    return SinkReceipt(rows: pages.count, filtered: filtered)
  }

  private func write(_ facts: PosterFacts, period: Period, _ source: String, to folder: String) throws {
    let texts = PosterTexts(facts: facts, settings: settings, source: source)
    var content = texts.content(map: map.flatMap { PosterContent.Map($0, facts) })
    content.fit()
    guard content.words <= PosterContent.wordLimit else {
      throw Diagnostic(
        .invalidValue,
        "the praatplaat of \(facts.municipality.displayName) has \(content.words) words, \(PosterContent.wordLimit) fit",
        hint: "shorten facts, library or source, or name fewer costs")
    }
    let drawing = try Poster(content: content, paper: settings.paper).svg(templates: templates)
    let name = PosterRun.file(facts.municipality.code, period, of: frame)
    try PosterRun.making("\(settings.path)/\(name)") {
      try Data(drawing.utf8).write(
        to: URL(fileURLWithPath: folder + "/" + name), options: .withoutOverwriting)
    }
  }

  /// The name of a file: the code with nothing in it but letters and digits, and the period where there are several.
  private static func file(_ code: AreaCode, _ period: Period, of frame: IndicatorFrame) -> String {
    let safe = code.text.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        ? String(scalar) : "_\(scalar.value)_"
    }.joined()
    let hasOne = frame.periods.allSatisfy { $0 == period }
    return safe + (hasOne ? "" : "-\(period)") + ".svg"
  }

  /// Publishers and years of what the page was made of.
  private static func source(_ facts: RunFacts, _ frame: IndicatorFrame) -> String {
    let tables = facts.origins.values.compactMap { origin -> String? in
      guard case .source(let source) = origin, let table = source.table else { return nil }
      return "\(table.publisher), \(table.title)"
    }
    let listed = Set(tables).sorted().joined(separator: "; ")
    return (listed.isEmpty ? "" : "Bron: \(listed). ") + "Dit zijn schattingen."
  }

  private static func making<Result>(_ name: String, _ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let error as Diagnostic { throw error } catch {
      throw Diagnostic(.cannotWrite, "can't make '\(name)': \(error.localizedDescription)")
    }
  }
}
