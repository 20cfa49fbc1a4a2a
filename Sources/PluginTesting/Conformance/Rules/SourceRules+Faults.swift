import IndicatorSchema
import PluginKit

// What a source does when its surroundings fail, or its input is damaged.

extension SourceRules {
  /// Lets each call to open, and each read of a block, fail.
  func checkFaults(_ input: ConformanceInput<S>) throws {
    let bytes = input.files.values.map(\.count).reduce(0, +)
    let clean = input.read().outcome
    for call in [FaultPlan.Call.open, .read] {
      for number in 1...400 {
        let plan = FaultPlan(call, number)
        let read = input.read(blockSize: max(1, bytes / 20), plan: plan)
        guard plan.hasFired else { break }
        expectPassedOn(plan, read, "let '\(call.rawValue)' number \(number) fail")
        let given = read.outcome.frame.lines
        recorder.expect(
          Array(clean.frame.lines.prefix(given.count)) == given, .faults,
          "let '\(call.rawValue)' number \(number) fail",
          expected: "no rows but those that were whole before", found: "\(given.count) rows, some different")
      }
    }
  }

  /// Lets each record that is put aside fail.
  func checkQuarantineFaults(_ input: ConformanceInput<S>) throws {
    for number in 1...50 {
      let plan = FaultPlan(.quarantine, number)
      let read = input.read(plan: plan)
      guard plan.hasFired else { break }
      expectPassedOn(plan, read, "let 'quarantine' number \(number) fail")
    }
  }

  private func expectPassedOn(
    _ plan: FaultPlan, _ read: ConformanceInput<S>.Read, _ did: String, rule: ConformanceRule = .faults
  ) {
    recorder.trace(did)
    let error = read.outcome.error
    recorder.expect(
      error.map(plan.isPassedOn) ?? false, rule, did, expected: "that error thrown by 'read'",
      found: error.map { "\($0)" } ?? "no error")
    recorder.expect(
      plan.callsAfterwards == 0, rule, did, expected: "nothing given or put aside afterwards",
      found: "\(plan.callsAfterwards) calls")
  }

  /// Cuts the input at every byte, and puts wrong bytes in it.
  func checkDamage(_ input: ConformanceInput<S>) throws {
    for (path, bytes) in input.files {
      let step = max(1, bytes.count / 500)
      for end in stride(from: 0, to: bytes.count, by: step) {
        checkDamaged(input, path, Array(bytes[..<end]), "cut '\(path)' after \(end) bytes")
      }
      let wrong: [UInt8] = [0x00, 0xFF, 0x22, 0x3C, 0x0A, 0x7B, 0x2C]
      for (number, at) in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 250)).enumerated() {
        var damaged = bytes
        damaged[at] = wrong[number % wrong.count]
        checkDamaged(input, path, damaged, "put byte \(damaged[at]) at \(at) of '\(path)'")
      }
    }
  }

  private func checkDamaged(_ input: ConformanceInput<S>, _ path: String, _ bytes: [UInt8], _ did: String) {
    recorder.trace(did)
    var damaged = input
    damaged.files[path] = bytes
    let whole = damaged.read()
    recorder.expectSame(
      damaged.read(blockSize: 1).outcome, as: whole.outcome, .batches, "\(did), byte by byte")
    if let error = whole.outcome.error { recorder.expectDiagnostics(error, .hostileInput, did) }
    guard let receipt = whole.receipt else { return }
    let filtered = receipt.filtered.values.reduce(0, +)
    let isBalanced = receipt.records == receipt.accepted + filtered + receipt.quarantined
    recorder.expect(
      isBalanced && receipt.quarantined == whole.host.quarantined.count, .ledger, did,
      expected: "records = accepted + filtered + quarantined", found: "\(receipt)")
  }

  /// Reads an input of some megabytes: how much it has read when it gives its first rows, and how it is cancelled.
  func checkMany() throws {
    let input = try ConformanceInput<S>(item, manyRows())
    recorder.trace("read many rows")
    let batches = FaultPlan()
    _ = input.read(plan: batches)
    let count = batches.count(.emit)
    for number in Set([1, count]).filter({ $0 > 0 }).sorted() {
      let plan = FaultPlan(.emit, number)
      let read = input.read(plan: plan)
      expectPassedOn(plan, read, "let 'emit' number \(number) of \(count) fail")
      guard number == 1, item.streams else { continue }
      let bytes = input.files.values.map(\.count).reduce(0, +)
      recorder.expect(
        count > 1 && read.host.bytesRead < bytes * 3 / 4, .memory, "read \(bytes) bytes",
        expected: "the first rows before three quarters were read, for it does not need all rows",
        found: "\(read.host.bytesRead) bytes read, \(count) batches in all")
    }
    let cancelled = FaultPlan(.emit, max(1, count / 2), isCancellation: true)
    expectPassedOn(
      cancelled, input.read(plan: cancelled), "cancelled after half of the batches", rule: .cancellation)
  }

  /// Rows for an input that is larger than any block and batch.
  private func manyRows() throws -> IndicatorFrame {
    let few = 50
    func rows(_ count: Int) -> IndicatorFrame {
      ConformanceSample.frame(
        item.schema, periods: Array(item.periods.prefix(1)), areas: ConformanceSample.buurten(count))
    }
    guard item.streams else { return rows(few * 20) }
    let bytes = try item.input(rows(few)).files.values.map(\.count).reduce(0, +)
    return rows(max(3 * 4096, (3 << 19) / max(1, bytes / few)))
  }
}
