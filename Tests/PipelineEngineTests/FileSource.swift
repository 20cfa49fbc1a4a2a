import Foundation
import IndicatorSchema
import PluginKit

@testable import PipelineEngine

/// Reads lines `CODE=value` of files or of the web; with `peeks` it adds what stands in a file that it does not declare,
/// which no plugin may do.
struct FileSource: Source {
  static let declaration = PluginDeclaration(
    name: "file", kind: .source, purpose: "Reads lines.",
    config: ConfigSpec([
      ConfigField("location", .either([.location, .list(.location)]), .required, doc: "The files."),
      ConfigField("member", .text, doc: "A member."),
      ConfigField("cites", .text, doc: "An edition."),
      ConfigField("peeks", .text, doc: "A file that is read without saying so."),
      ConfigField("seed", .integer, .defaults(to: "7"), doc: "Nothing is drawn."),
      ConfigField("batch", .integer, .defaults(to: "2"), doc: "Rows in a batch."),
    ]))

  let schema: FrameSchema
  let locations: [Location]
  let table: SourceOrigin.TableFacts?
  private let peeks: String?
  private let batch: Int

  init(_ config: Config, _ context: PlanContext) throws {
    schema = FrameSchema(context.catalogue.indicators.values.filter { $0.id == "people" })
    locations = try config.locations()
    table = .init(
      id: "T1", title: "Tafel", publisher: "CBS", licence: "CC BY 4.0", edition: config.text("cites"))
    peeks = config.text("peeks")
    batch = config.integer("batch") ?? 2
  }

  func read(host: any SourceHost, emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
    var receipt = SourceReceipt()
    var frame = IndicatorFrame(columns: schema.ids)
    host.bound("people", to: "People")
    let secret = peeks.flatMap { FileManager.default.contents(atPath: $0) }
    let added = secret.flatMap { Double(String(decoding: $0, as: UTF8.self)) } ?? 0
    for location in try host.inputs(of: locations) {
      let bytes = try host.open(location).readAll(limit: 1 << 20)
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        if line.hasPrefix("edition ") {
          host.identified(
            SourceOrigin.TableFacts(
              id: "T1", title: "Tafel", publisher: "", licence: "", edition: String(line)))
          continue
        }
        if line.hasPrefix("# ") {
          host.found(line.dropFirst(2).split(separator: " ").map { FoundColumn(String($0), unit: "persons") })
          continue
        }
        let parts = line.split(separator: "=")
        guard parts.count == 2, let code = AreaCode(cbs: parts[0]), let value = Double(parts[1]),
          let year = Period(year: 2017)
        else { throw Diagnostic(.notANumber, "'\(line)'", at: Place(location.displayName)) }
        receipt.records += 1
        receipt.accepted += 1
        frame.appendRow(Area(code), year, [(value + added, .observed)])
        guard frame.rowCount == batch else { continue }
        try emit(frame)
        frame = IndicatorFrame(columns: schema.ids)
      }
    }
    if frame.rowCount > 0 { try emit(frame) }
    return receipt
  }
}
