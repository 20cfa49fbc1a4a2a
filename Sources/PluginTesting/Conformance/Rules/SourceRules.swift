import IndicatorSchema
import PluginKit

/// Checks a source with one case.
struct SourceRules<S: Source> {
  let item: SourceCase
  let recorder: ConformanceRecorder

  init(_ item: SourceCase, _ recorder: ConformanceRecorder) {
    self.item = item
    self.recorder = recorder
  }

  func check() {
    let variants = FrameVariants(ConformanceSample.frame(item.schema, periods: item.periods), item.schema)
    do {
      let ordinary = try ConformanceInput<S>(item, variants.rows(.ordinary))
      let few = variants.rows(.ordinary).selectingRows(Array(0..<3))
      checkConfiguration(try ConformanceInput<S>(item, few))
      for kind in [FrameVariants.Kind.ordinary, .none, .one, .missing, .twice] {
        try checkRows(variants.rows(kind), kind)
      }
      try checkFaults(ordinary)
      try checkQuarantineFaults(ConformanceInput<S>(item, variants.rows(.twice)))
      try checkDamage(ConformanceInput<S>(item, few))
      try checkMany()
    } catch {
      recorder.expect(
        false, .configuration, "made the source and its input", expected: "a valid case", found: "\(error)")
    }
  }

  private func checkConfiguration(_ input: ConformanceInput<S>) {
    let again = try? S(input.config, item.context)
    recorder.expect(
      input.source.schema == again?.schema && input.source.schema.ids == item.schema.ids, .schema,
      "made the source twice", expected: "the columns of the case", found: "\(input.source.schema.ids)")
    ConfigurationRules(S.declaration, input.node, recorder) { config in
      let source = try S(config, item.context)
      let outcome = ConformanceInput(source: source, config: config, node: input.node, files: input.files)
        .read()
        .outcome
      if let error = outcome.error { throw error }
    }.check()
  }

  /// Reads rows of one kind in blocks of many sizes.
  private func checkRows(_ rows: IndicatorFrame, _ kind: FrameVariants.Kind) throws {
    let input = try ConformanceInput<S>(item, rows)
    let did = "read \(kind.rawValue)"
    recorder.trace(did)
    let whole = input.read()
    checkReading(whole, input, rows, kind)
    recorder.expectSame(input.read().outcome, as: whole.outcome, .determinism, "\(did) twice")
    for size in [1, 2, 3, 7, 1000] {
      let other = input.read(blockSize: size)
      recorder.expectSame(other.outcome, as: whole.outcome, .batches, "\(did) in blocks of \(size) bytes")
    }
  }

  private func checkReading(
    _ read: ConformanceInput<S>.Read, _ input: ConformanceInput<S>, _ rows: IndicatorFrame,
    _ kind: FrameVariants.Kind
  ) {
    let did = "read \(kind.rawValue)"
    if let error = read.outcome.error {
      // A source may say that there is nothing, and that nothing it was given can be used.
      recorder.expect(
        kind != .ordinary && kind != .one, .reading, did, expected: "\(rows.rowCount) rows", found: "\(error)"
      )
      return recorder.expectDiagnostics(error, .hostileInput, did)
    }
    checkLedger(read, did)
    checkLocations(read, input, did)
    recorder.expectSoundCells(read.outcome.frame, isOrdinary: true, did)
    let found = read.outcome.frame.cellLines
    switch kind {
    case .twice:
      recorder.expect(
        Set(found).count == found.count, .reading, did, expected: "each area and period once",
        found: "\(found.count) cells, \(Set(found).count) of them different")
    case .missing where found.isEmpty: break  // Left out and counted, as the ledger shows.
    default:
      let same = Outcome.lines(found).difference(from: Outcome.lines(rows.cellLines))
      recorder.expect(
        same == nil, .reading, did, expected: same?.expected ?? "", found: same?.found ?? "")
    }
  }

  private func checkLedger(_ read: ConformanceInput<S>.Read, _ did: String) {
    guard let receipt = read.receipt else { return }
    let filtered = receipt.filtered.values.reduce(0, +)
    recorder.expect(
      receipt.records == receipt.accepted + filtered + receipt.quarantined, .ledger, did,
      expected: "records = accepted + filtered + quarantined", found: "\(receipt)")
    recorder.expect(
      receipt.quarantined == read.host.quarantined.count, .ledger, did,
      expected: "\(read.host.quarantined.count) quarantined, as the host was given",
      found: "\(receipt.quarantined)")
    let frame = read.outcome.frame
    recorder.expect(
      !receipt.recordsAreRows || receipt.accepted == frame.rowCount, .ledger, did,
      expected: "\(frame.rowCount) accepted, as rows came out", found: "\(receipt.accepted)")
    let refused = read.host.quarantined.first { $0.reason.place == nil || $0.record < 1 }
    recorder.expect(
      refused == nil, .ledger, did, expected: "refused records with a number and a place",
      found: refused.map { "\($0.reason), record \($0.record)" } ?? "")
  }

  private func checkLocations(
    _ read: ConformanceInput<S>.Read, _ input: ConformanceInput<S>, _ did: String
  ) {
    let named = Set(input.source.locations.map(\.path))
    let others = read.host.opened.filter { !named.contains($0.path) }.map(\.path)
    recorder.expect(
      item.opensMore || others.isEmpty, .outputs, did, expected: "only its 'locations' opened",
      found: others.joined(separator: ", "))
    let unbound = read.outcome.frame.columns.map(\.id).filter { !read.host.bound.contains($0) }
    recorder.expect(
      unbound.isEmpty, .lineage, did, expected: "the host told from which column each indicator is read",
      found: "nothing told of \(unbound)")
  }
}

extension Outcome {
  static func lines(_ lines: [String]) -> Outcome {
    Outcome(frame: IndicatorFrame(), receipt: lines.joined(separator: "\n"))
  }
}

extension IndicatorFrame {
  /// Each cell as area, period, column and value, sorted, without what a table may not say, such as names.
  var cellLines: [String] {
    columns.flatMap { column in
      (0..<rowCount).map { row in
        let value = column[row].map(\.description) ?? column.statuses[row].name
        return "\(area(row).code.text) \(periods[row]) \(column.id) \(value)"
      }
    }.sorted()
  }
}
