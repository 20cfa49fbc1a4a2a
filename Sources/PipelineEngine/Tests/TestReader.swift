import IndicatorSchema
import PluginKit

/// Reads the tests of a pipeline file against the steps of its pipeline.
struct TestReader {
  private let pipeline: Pipeline
  private var diagnostics = Diagnostics()

  private init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  /// The tests in the order of the file.
  ///
  /// - Throws: `Diagnostics` with every step, indicator or number in them that makes no sense.
  static func read(_ pipeline: Pipeline) throws -> [PipelineTest] {
    var reader = TestReader(pipeline)
    let tests = pipeline.file.tests.map { reader.test($0) }
    try reader.diagnostics.throwIfAny()
    return tests
  }

  private mutating func test(_ node: ConfigNode) -> PipelineTest {
    var test = PipelineTest(
      name: node["name"]?.text ?? "", place: node.place, given: [:], expected: [:],
      failure: node["fails"]?.text, refused: [:])
    for entry in node["given"]?.entries ?? [] { test.given[entry.key] = given(entry) }
    for entry in node["expect"]?.entries ?? [] { test.expected[entry.key] = expected(entry) }
    for entry in node["refused"]?.entries ?? [] where isStep(entry, kinds: [.source]) {
      test.refused[entry.key] = entry.value.text.flatMap { Int($0) }
    }
    if test.expected.isEmpty, test.failure == nil, test.refused.isEmpty {
      complain(.missingField, "the test expects nothing", node.place, "add 'expect', 'fails' or 'refused'")
    }
    if let code = node["fails"], !isCode(code.text ?? "") {
      complain(
        .invalidValue, "'\(code.text ?? "")' is not the code of a complaint", code.place,
        "codes are in brackets at the end of a message")
    }
    return test
  }

  private func isCode(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2E || $0 == 0x2D } && !text.isEmpty
  }

  private mutating func complain(
    _ code: DiagnosticCode, _ message: String, _ place: Place, _ hint: String? = nil
  ) {
    diagnostics.add(Diagnostic(code, message, at: place, hint: hint))
  }

  /// Whether an entry names a step of one of these kinds.
  private mutating func isStep(_ entry: ConfigNode.Entry, kinds: [PluginDeclaration.Kind]) -> Bool {
    let steps = pipeline.steps.filter { kinds.contains($0.declaration.kind) }.map(\.name)
    if steps.contains(entry.key) { return true }
    complain(
      .unknownStep, "there is no \(kinds.map(\.rawValue).joined(separator: " or ")) '\(entry.key)'",
      entry.keyPlace,
      Suggestion.hint(for: entry.key, among: steps) ?? "there are "
        + steps.sorted().joined(separator: ", "))
    return false
  }

  private mutating func given(_ entry: ConfigNode.Entry) -> PipelineTest.Given? {
    let isRows = entry.value.list != nil
    guard isStep(entry, kinds: isRows ? [.source, .transform] : [.source]) else { return nil }
    if let text = entry.value.text { return .text(text) }
    if let file = entry.value["file"] { return .file(Location(path: file.text ?? "", place: file.place)) }
    return .rows(frame(of: entry))
  }

  // MARK: Given rows

  private mutating func frame(of entry: ConfigNode.Entry) -> IndicatorFrame {
    let schema = schema(of: entry.key)
    var frame = IndicatorFrame(columns: schema.ids)
    for node in entry.value.list ?? [] {
      guard let area = area(node), let period = period(node) ?? pipeline.file.period else {
        if node["area"] != nil, node["period"] == nil {
          complain(.missingField, "no period is known for this row", node.place, "add 'period'")
        }
        continue
      }
      let cells = self.cells(node, schema)
      let row = schema.ids.map { id -> (Double?, CellStatus) in
        let cell = cells.first { $0.indicator == id }?.cell
        return (cell?.value?.value, cell?.status ?? (cell?.value == nil ? .missing : .observed))
      }
      frame.appendRow(area, period, row)
    }
    return frame
  }

  private func schema(of step: String) -> FrameSchema {
    pipeline.steps.first { $0.name == step }?.schema ?? FrameSchema()
  }

  private mutating func area(_ node: ConfigNode) -> Area? {
    guard let text = node["area"]?.text, !text.isEmpty else {
      complain(.missingField, "the row does not say which area it is of", node.place, "add 'area'")
      return nil
    }
    let level = node["level"]?.text.flatMap(AreaLevel.init(rawValue:))
    let code = AreaCode(cbs: text) ?? AreaCode(text, level: level ?? .custom)
    let parent = node["parent"]?.text.map { AreaCode(cbs: $0) ?? AreaCode($0, level: .custom) }
    return Area(code, name: node["name"]?.text, parent: parent)
  }

  private mutating func period(_ node: ConfigNode) -> Period? {
    guard let given = node["period"] else { return nil }
    if let period = given.text.flatMap({ Period($0) }) { return period }
    complain(
      .invalidValue, "'\(given.text ?? "")' is not a period", given.place, "write 2017, 2017-Q1 or 2017-03")
    return nil
  }

  // MARK: Expected rows

  private mutating func expected(_ entry: ConfigNode.Entry) -> PipelineTest.ExpectedRows? {
    guard isStep(entry, kinds: [.source, .transform]) else { return nil }
    let listed = entry.value["among"]
    let schema = schema(of: entry.key)
    let rows = ((listed ?? entry.value).list ?? []).compactMap { node -> PipelineTest.ExpectedRow? in
      guard let area = area(node) else { return nil }
      return .init(area: area.code.text, period: period(node), cells: cells(node, schema), place: node.place)
    }
    return .init(rows: rows, amongOthers: listed != nil, place: entry.keyPlace)
  }

  private mutating func cells(
    _ node: ConfigNode, _ schema: FrameSchema
  ) -> [(indicator: IndicatorID, cell: PipelineTest.ExpectedCell)] {
    (node.entries ?? []).filter { !TestSpec.keys.contains($0.key) }.compactMap { entry in
      let id = IndicatorID(entry.key)
      guard schema.contains(id) else {
        complain(
          .unknownIndicator, "the step has no indicator '\(entry.key)'", entry.keyPlace,
          Suggestion.hint(for: entry.key, among: schema.ids.map(\.text)))
        return nil
      }
      return cell(entry.value).map { (id, $0) }
    }
  }

  /// A number, the name of a status, or a map of what is said of the cell.
  private mutating func cell(_ node: ConfigNode) -> PipelineTest.ExpectedCell? {
    if node.entries != nil {
      func number(_ key: String) -> ExpectedNumber? { node[key]?.text.flatMap { ExpectedNumber($0) } }
      return .init(
        value: number("value"), status: node["status"].flatMap { status($0) }, lower: number("lower"),
        upper: number("upper"))
    }
    if let number = node.text.flatMap({ ExpectedNumber($0) }) { return .init(value: number) }
    return status(node).map { .init(status: $0) }
  }

  private mutating func status(_ node: ConfigNode) -> CellStatus? {
    let text = node.text ?? ""
    if let status = CellStatus(text) { return status }
    let names = CellStatus.allCases.map(\.name)
    complain(
      .invalidValue, "'\(text)' is neither a number nor a status", node.place,
      Suggestion.hint(for: text, among: names) ?? "statuses are " + names.joined(separator: ", "))
    return nil
  }
}
