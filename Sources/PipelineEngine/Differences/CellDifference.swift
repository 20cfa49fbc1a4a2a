import IndicatorSchema

/// A cell in which two frames differ.
public struct CellDifference: Hashable, Sendable {
  /// The area.
  public var area: AreaCode
  /// The period.
  public var period: Period
  /// The indicator; nil when the whole row is in one of them only.
  public var indicator: IndicatorID?
  /// What it was, in words; nil when it was not there.
  public var before: String?
  /// What it is, in words; nil when it is gone.
  public var now: String?

  /// The difference in words.
  public var words: String {
    let subject = indicator.map { "\($0) of \(area) in \(period)" } ?? "the row of \(area) in \(period)"
    switch (before, now) {
    case (let before?, let now?): return "\(subject) was \(before) and is \(now)"
    case (nil, let now?): return indicator == nil ? "\(subject) is new" : "\(subject) is new: \(now)"
    case (let before?, nil):
      return indicator == nil ? "\(subject) is gone" : "\(subject) is gone: it was \(before)"
    case (nil, nil): return subject
    }
  }
}

extension CellDifference {
  private struct Key: Hashable, Comparable {
    var area: AreaCode
    var period: Period

    static func < (a: Key, b: Key) -> Bool { (a.area, a.period) < (b.area, b.period) }
  }

  /// The first cells in which two frames differ, by area, period and indicator, whatever the order of rows and columns.
  static func all(_ before: IndicatorFrame, _ now: IndicatorFrame, limit: Int) -> [CellDifference] {
    var found: [CellDifference] = []
    let rows = index(before)
    let others = index(now)
    let ids = Set(before.columns.map(\.id)).union(now.columns.map(\.id)).sorted()
    for key in Set(rows.keys).union(others.keys).sorted() where found.count < limit {
      guard let row = rows[key], let other = others[key] else {
        let wasThere = rows[key] != nil
        found.append(
          CellDifference(
            area: key.area, period: key.period, before: wasThere ? "a row" : nil,
            now: wasThere ? nil : "a row"))
        continue
      }
      for id in ids where found.count < limit {
        let cell = words(before.column(id), row)
        let otherCell = words(now.column(id), other)
        guard cell != otherCell else { continue }
        found.append(
          CellDifference(area: key.area, period: key.period, indicator: id, before: cell, now: otherCell))
      }
    }
    return found
  }

  private static func index(_ frame: IndicatorFrame) -> [Key: Int] {
    let pairs = (0..<frame.rowCount).map { (Key(area: frame.area($0).code, period: frame.periods[$0]), $0) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Value, status and bounds; nil where there is no such column.
  private static func words(_ column: IndicatorColumn?, _ row: Int) -> String? {
    guard let column else { return nil }
    let status = column.statuses[row]
    guard let value = column[row] else { return status.name }
    var text = value.plainText
    if let bounds = column.bounds, !bounds.lower[row].isNaN || !bounds.upper[row].isNaN {
      text += " [\(bounds.lower[row].plainText), \(bounds.upper[row].plainText)]"
    }
    return status == .observed ? text : "\(text) (\(status.name))"
  }
}
