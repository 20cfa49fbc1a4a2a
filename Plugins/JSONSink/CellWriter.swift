import IndicatorSchema
import JSONWriting

/// Writes the cells of a row as objects keyed by indicator, in the order of their names.
struct CellWriter {
  /// What stands between a key and its value.
  let colon: StaticString
  /// What stands between two members.
  let comma: StaticString
  /// The columns by name, each with its position in the frame and its key as JSON.
  private let columns: [(position: Int, key: [UInt8])]

  init(columns ids: [IndicatorID], spaced: Bool) {
    colon = spaced ? ": " : ":"
    comma = spaced ? ", " : ","
    columns = ids.indices.sorted { ids[$0] < ids[$1] }.map { position in
      var key: [UInt8] = []
      key.appendString(ids[position].text)
      return (position, key)
    }
  }

  /// Writes the bounds of the cells of which one is known.
  func writeBounds(_ rows: FrameRows, _ row: Int, to bytes: inout [UInt8]) {
    writeMembers(to: &bytes, where: { rows.columns[$0].hasKnownBounds(row) }) { position, bytes in
      for (index, bound) in rows.columns[position].knownBounds(row).enumerated() {
        bytes.appendText(index == 0 ? "{" : comma)
        bytes.appendString(bound.name)
        bytes.appendText(colon)
        bytes.appendNumber(bound.value)
      }
      bytes.appendText("}")
    }
  }

  /// Writes the status of the cells that are other than observed.
  func writeStatus(_ rows: FrameRows, _ row: Int, to bytes: inout [UInt8]) {
    writeMembers(to: &bytes, where: { rows.columns[$0].statuses[row] != .observed }) { position, bytes in
      bytes.appendString(rows.columns[position].statuses[row].name)
    }
  }

  /// Writes the value of every cell, null where there is none.
  func writeValues(_ rows: FrameRows, _ row: Int, to bytes: inout [UInt8]) {
    writeMembers(to: &bytes, where: { _ in true }) { position, bytes in
      if rows.columns[position].statuses[row].hasValue {
        bytes.appendNumber(rows.columns[position].values[row])
      } else {
        bytes.appendText("null")
      }
    }
  }

  private func writeMembers(
    to bytes: inout [UInt8], where isWritten: (Int) -> Bool, _ write: (Int, inout [UInt8]) -> Void
  ) {
    bytes.appendText("{")
    var isFirst = true
    for (position, key) in columns where isWritten(position) {
      if !isFirst { bytes.appendText(comma) }
      isFirst = false
      bytes.append(contentsOf: key)
      bytes.appendText(colon)
      write(position, &bytes)
    }
    bytes.appendText("}")
  }
}

extension IndicatorColumn {
  /// The bounds of a row that are known.
  fileprivate func knownBounds(_ row: Int) -> [(name: String, value: Double)] {
    guard let bounds, statuses[row].hasValue else { return [] }
    return [("lower", bounds.lower[row]), ("upper", bounds.upper[row])].filter { !$0.1.isNaN }
  }
}
