import JSONReading

/// The records that a tap says, in its log, to have given of each stream.
///
/// The Singer libraries log a line `... METRIC: {"type":"counter","metric":"record_count","value":5,"tags":
/// {"stream":"x"}}` now and then, each with the records since the last.
public struct TapMetrics: Sendable {
  /// The records by stream; a stream that the log says nothing of is not there.
  public private(set) var records: [String: Int] = [:]

  /// Makes metrics of nothing.
  public init() {}

  /// Takes a line of the log.
  public mutating func take(_ line: String) {
    guard let mark = line.firstRange(of: "METRIC: "),
      let start = line[mark.upperBound...].firstIndex(of: "{"),
      let end = line.lastIndex(of: "}"), start < end,
      let metric = try? JSONValue(parsing: Array(line[start...end].utf8)),
      metric["metric"]?.string == "record_count", let count = metric["value"]?.int, count >= 0,
      let stream = metric["tags"]?["stream"]?.string ?? metric["tags"]?["endpoint"]?.string
    else { return }
    let (sum, isTooLarge) = records[stream, default: 0].addingReportingOverflow(count)
    if !isTooLarge { records[stream] = sum }
  }
}
