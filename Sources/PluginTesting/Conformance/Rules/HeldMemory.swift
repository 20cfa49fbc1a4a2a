import CHeapUsage
import IndicatorSchema

/// Measures what a run keeps of the rows it has taken: the bytes that are free again when it is thrown away.
///
/// Other threads may take and give back memory between the two readings, which are close together; so it is
/// measured until one answer is well ahead of the other, and further ahead for a fault than for none: on a machine that
/// is busy with other tests many answers are wrong, and a false complaint costs more than a few more looks. Where the C
/// library does not say what is in use, nothing is measured.
enum HeldMemory {
  private static let rowsPerBatch = 250
  private static let mostAttempts = 25
  private static let leadToPass = 3
  private static let leadToFail = 7

  /// Checks that ten times as many batches do not make a run keep more.
  ///
  /// - Parameter run: Feeds batches to a new run and gives it, or nil when it failed.
  static func expectBounded(
    _ recorder: ConformanceRecorder, _ schema: FrameSchema, run: (AnySequence<IndicatorFrame>) -> Any?
  ) {
    guard inUse() != nil else { return }
    let rows = rowsPerBatch * 90
    let bytesOfRows = rows * (8 + 9 * schema.ids.count)
    var (kept, votes) = (0, 0)
    for _ in 0..<mostAttempts where votes > -leadToPass && votes < leadToFail {
      recorder.trace("measured what is kept of \(rows) rows")
      kept = held(batches(100, schema), run) - held(batches(10, schema), run)
      votes += kept > bytesOfRows / 4 ? 1 : -1
    }
    recorder.expect(
      votes < 0, .memory, "fed 10 and then 100 batches of \(rowsPerBatch) rows",
      expected: "no more kept, for it does not need all rows",
      found: "\(kept) bytes more, where the rows take \(bytesOfRows)")
  }

  private static func held(
    _ batches: AnySequence<IndicatorFrame>, _ run: (AnySequence<IndicatorFrame>) -> Any?
  ) -> Int {
    var kept = run(batches)
    let before = inUse() ?? 0
    kept = nil
    let after = inUse() ?? 0
    return kept == nil ? before - after : 0
  }

  /// The same areas in another period in each batch, which shares no memory with the others.
  private static func batches(_ count: Int, _ schema: FrameSchema) -> AnySequence<IndicatorFrame> {
    let areas = ConformanceSample.buurten(rowsPerBatch)
    let base = ConformanceSample.frame(schema, areas: areas, missing: false)
    let years = (0..<count).lazy.compactMap { Period(year: 1900 + $0) }
    return AnySequence(
      years.map { year in
        IndicatorFrame(
          areas: base.areas, areaPositions: base.areaPositions.map { $0 },
          periods: base.periods.map { _ in year },
          columns: base.columns.map { column in
            IndicatorColumn(
              column.id, values: column.values.map { $0 }, statuses: column.statuses.map { $0 })
          })
      })
  }

  /// The bytes in use, or nil where that is not known.
  private static func inUse() -> Int? {
    let bytes = Int(peil_heap_in_use())
    return bytes > 0 ? bytes : nil
  }
}
