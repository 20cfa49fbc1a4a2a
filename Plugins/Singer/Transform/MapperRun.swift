import ChildProcess
import IndicatorSchema
import PluginKit
import SingerProtocol

/// Gathers rows, sends them through the mapper, and gives those that came back, in the order of the input.
struct MapperRun: GatheringRun {
  var frame: IndicatorFrame
  private let transform: SingerTransform
  private let program: OutsideProgram

  init(_ transform: SingerTransform, _ program: OutsideProgram) {
    self.transform = transform
    self.program = program
    frame = IndicatorFrame(columns: transform.input)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    try frame.requireFiniteValues()
    try frame.requireOneRowPerAreaAndPeriod(in: frame.canonicalOrder())
    let name = transform.command.name
    var feed = MessageFeed(transform.records, frame, Array(0..<frame.rowCount), state: .object([]))
    var rows = try MappedRows(frame, transform.columns, stream: transform.records.stream, mapper: name)
    let (end, log) = try program.run(input: { feed.next() }) { try rows.take($0) }
    guard end.tookAllInput else {
      throw Diagnostic(.singerCount, "'\(name)' ended before it had read every record", hint: log.hint)
    }
    try rows.end()
    let kept = rows.keptRows
    let leftOut = frame.rowCount - kept.count
    if !kept.isEmpty { try emit(rows.frame(transform.schema).selectingRows(kept)) }
    return TransformReceipt(filtered: leftOut > 0 ? ["left out by the mapper": leftOut] : [:])
  }
}
