import Foundation
import IndicatorSchema
import PluginKit

@testable import PipelineEngine

// Plugins small enough to see through, and a workspace to run pipelines in.

/// Gives the rows it is configured with, as `CODE=value`; an empty value is missing, `bad` is refused.
struct ListSource: Source {
  static let declaration = PluginDeclaration(
    name: "list", kind: .source, purpose: "Gives rows.",
    config: ConfigSpec([
      ConfigField("rows", .list(.text), .required, doc: "The rows."),
      ConfigField("indicator", .indicator, .defaults(to: "people"), doc: "The indicator."),
      ConfigField("batch", .integer, .defaults(to: "2"), doc: "Rows in a batch."),
      ConfigField("fail_after", .integer, doc: "Fails after this many rows."),
      ConfigField("lose", .flag, doc: "Loses a row without saying so."),
      ConfigField("location", .location, doc: "A file that is only looked at."),
      ConfigField("cite", .text, doc: "The table that is cited."),
    ]))

  static let year = Period(year: 2017)

  let rows: [String]
  let batch: Int
  let failAfter: Int?
  let loses: Bool
  let schema: FrameSchema
  let locations: [Location]
  let table: SourceOrigin.TableFacts?

  init(_ config: Config, _ context: PlanContext) throws {
    table = config.text("cite").map { .init(id: $0, title: "T", publisher: "P", licence: "L") }
    rows = config.texts("rows") ?? []
    batch = config.integer("batch") ?? 2
    failAfter = config.integer("fail_after")
    loses = config.flag("lose")
    let id = IndicatorID(config.requiredText("indicator"))
    guard let indicator = context.catalogue.indicators[id] else {
      throw Diagnostic(.unknownIndicator, "unknown indicator '\(id)'", at: config.place(of: "indicator"))
    }
    schema = FrameSchema([indicator])
    locations =
      config.text("location").map { [Location(path: $0, place: config.place(of: "location"))] } ?? []
  }

  func read(host: any SourceHost, emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
    var receipt = SourceReceipt()
    var frame = IndicatorFrame(columns: schema.ids)
    host.bound(schema.ids[0], to: "People")
    for row in rows {
      receipt.records += 1
      if receipt.records - 1 == failAfter {
        throw Diagnostic(.malformedXML, "broken here", at: Place("list", line: receipt.records))
      }
      if loses, receipt.records == 1 { continue }
      let parts = row.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard let code = AreaCode(cbs: parts[0]), parts[1] != "bad" else {
        receipt.quarantined += 1
        try host.quarantine(
          QuarantinedRecord(
            reason: Diagnostic(.notANumber, "'\(row)'", at: Place("list", line: receipt.records)),
            record: receipt.records, raw: Array(row.utf8)))
        continue
      }
      guard let period = Self.year else { continue }
      receipt.accepted += 1
      let value = Double(parts[1])
      frame.appendRow(Area(code), period, [(value, value == nil ? .missing : .observed)])
      if frame.rowCount == batch {
        try emit(frame)
        frame = IndicatorFrame(columns: schema.ids)
      }
    }
    if frame.rowCount > 0 { try emit(frame) }
    return receipt
  }
}

/// Passes rows on, and can fail, lose rows, leave out the first, or add the country with or without saying so.
struct PassTransform: Transform {
  static let declaration = PluginDeclaration(
    name: "pass", kind: .transform, purpose: "Passes rows on.",
    config: ConfigSpec([
      ConfigField(
        "mode", .choice(["all", "fail", "lose", "filter", "second", "add", "make"]), .defaults(to: "all"),
        doc: "What to do."
      )
    ]), inputs: 1...2)

  let mode: String
  let schema: FrameSchema
  let derivations: [IndicatorID: Derivation]
  let passedFrom: [IndicatorID: Int]

  init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    mode = config.requiredText("mode")
    schema = inputs[0]
    let id = inputs[0].ids[0]
    passedFrom = mode == "second" ? [id: 1] : [:]
    derivations =
      mode == "all" ? [id: Derivation(step: context.step, formula: "as it is", inputs: [id])] : [:]
  }

  func start(host: any TransformHost) -> any TransformRun { PassRun(mode: mode) }
}

struct PassRun: TransformRun {
  let mode: String
  var filtered = 0

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    guard input == 0 else { return }
    switch mode {
    case "fail": throw Diagnostic(.cannotCompute, "no can do")
    case "lose": try emit(batch.selectingRows(Array(1..<batch.rowCount)))
    case "filter":
      filtered += 1
      try emit(batch.selectingRows(Array(1..<batch.rowCount)))
    default: try emit(batch)
    }
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard mode == "add" || mode == "make", let period = ListSource.year else {
      return TransformReceipt(filtered: filtered > 0 ? ["first": filtered] : [:])
    }
    var country = IndicatorFrame(columns: ["people"])
    country.appendRow(Area(AreaCode("NL00", level: .country)), period, [(3, .observed)])
    try emit(country)
    return TransformReceipt(added: mode == "add" ? 1 : 0)
  }
}

/// Writes one line per row, and can fail or miscount.
struct LinesSink: Sink {
  static let declaration = PluginDeclaration(
    name: "lines", kind: .sink, purpose: "Writes lines.",
    config: ConfigSpec([
      ConfigField("path", .outputPath, .required, doc: "The file."),
      ConfigField("mode", .choice(["all", "fail", "miscount"]), .defaults(to: "all"), doc: "What to do."),
    ]))

  let path: String
  let mode: String
  var outputs: [String] { [path] }

  init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    path = config.requiredText("path")
    mode = config.requiredText("mode")
  }

  func start(host: any SinkHost) throws -> any SinkRun {
    LinesRun(path: try host.stage(path), mode: mode)
  }
}

struct LinesRun: SinkRun {
  let path: String
  let mode: String
  var lines: [String] = []

  mutating func write(_ batch: IndicatorFrame) throws {
    for row in 0..<batch.rowCount {
      let value = batch.columns[0][row].map { $0.plainText } ?? batch.columns[0].statuses[row].name
      lines.append("\(batch.area(row).code) \(value)")
    }
  }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    if mode == "fail" { throw Diagnostic(.cannotWrite, "the disk is full") }
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: path))
    return SinkReceipt(rows: lines.count - (mode == "miscount" ? 1 : 0))
  }
}

/// A folder with a pipeline file and a catalogue, removed in the end.
final class Workspace {
  let folder: URL
  var output: String { folder.appendingPathComponent("out").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(
      "catalogue.yml",
      """
      peil-catalogue: 1
      id: test
      indicators:
        people: { label: Mensen, unit: count, polarity: context, domain: population }
        income: { label: Inkomen, unit: euro, polarity: better, domain: income }
      """)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static var registry: PluginRegistry {
    var registry = PluginRegistry()
    registry.register(ListSource.self)
    registry.register(PassTransform.self)
    registry.register(LinesSink.self)
    return registry
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// A pipeline whose top is the usual one.
  @discardableResult
  func pipeline(_ body: String, top: String = "") throws -> String {
    try write("pipeline.yml", "peil: 1\nname: test\ncatalogue: [catalogue.yml]\n\(top)\(body)")
  }

  func plan(
    _ parameters: Parameters = Parameters(), inputs: Planner.Inputs = .present
  ) throws -> Pipeline {
    try Planner.plan(
      path: folder.appendingPathComponent("pipeline.yml").path, parameters: parameters,
      registry: Workspace.registry, inputs: inputs)
  }

  /// The complaints about the pipeline, as `line:column code`.
  func complaints(_ parameters: Parameters = Parameters()) -> [Diagnostic] {
    do {
      _ = try plan(parameters)
      return []
    } catch {
      return Diagnostics(error).items
    }
  }

  @discardableResult
  func run(jobs: Int = 2, keepsInputs: Bool = true) throws -> RunReport {
    try Runner(
      plan(), .init(output: output, jobs: jobs, version: "test", keepsInputs: keepsInputs)
    ).run()
  }

  func read(_ output: String) -> String? {
    FileManager.default.contents(atPath: self.output + "/" + output).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func exists(_ output: String) -> Bool {
    FileManager.default.fileExists(atPath: self.output + "/" + output)
  }
}
