import IndicatorSchema
import PipelineEngine
import PluginKit

/// Prints a trace for people: a figure, under it what it was made of, and the files at the end.
enum TraceText {
  /// The whole trace.
  static func text(_ trace: Trace) -> String {
    var lines = [
      "\(plain(trace.cell.indicator.label.en)) of \(name(trace.cell.area)), \(trace.cell.period)", "",
    ]
    lines += self.lines(trace.cell, within: trace.cell, indent: "")
    if !trace.files.isEmpty { lines += [""] + files(trace.files, trace.snapshots) }
    return lines.joined(separator: "\n")
  }

  private static func lines(_ cell: TracedCell, within outer: TracedCell, indent: String) -> [String] {
    let about = cell.area.code == outer.area.code ? "" : ", \(name(cell.area))"
    let head = "\(indent)\(cell.indicator.id) = \(value(cell))\(about)  [\(cell.step)]"
    let inner = indent + "  "
    switch cell.way {
    case .shownBefore: return [head + "  (shown above)"]
    case .absent: return [head]
    case .hidden:
      return [head, "\(inner)hidden by this step: too few people, or it tells a figure about too few"]
    case .read(nil): return [head, "\(inner)no such record in the input"]
    case .read(let location?): return [head, inner + place(location)]
    case .computed(let formula, let inputs):
      return [head, "\(inner)= \(formula)"] + inputs.flatMap { lines($0, within: cell, indent: inner) }
    case .combined(let formula, let members, let inputs):
      let names = members.map(\.text).joined(separator: ", ")
      return [head, "\(inner)= \(formula), over \(plain(names))"]
        + inputs.flatMap { lines($0, within: cell, indent: inner) }
    }
  }

  private static func value(_ cell: TracedCell) -> String {
    guard let status = cell.status else { return "no row" }
    guard let value = cell.value else { return status.name.replacing("_", with: " ") }
    var text = "\(value.readable) \(cell.indicator.unit.rawValue)"
    if let bounds = cell.bounds {
      text += " (\(bounds.lowerBound.readable) to \(bounds.upperBound.readable))"
    }
    return status == .observed ? text : text + ", \(status.name)"
  }

  private static func place(_ location: CellLocation) -> String {
    var place = location.place
    let field = place.field.map { ", column '\(plain($0))'" } ?? ""
    place.field = nil
    let text = location.text.map { "'\(plain($0))'" } ?? "nothing"
    return "\(plain(place.description)), record \(location.record)\(field): \(text)"
  }

  private static func files(_ files: [SourceOrigin], _ snapshots: [String: String]) -> [String] {
    var seen: Set<String> = []
    return files.filter { seen.insert($0.file + ($0.sha256 ?? "")).inserted }.flatMap { file in
      let table = file.table.map { " \($0.publisher), \($0.title) (\($0.id)), \($0.licence)" } ?? ""
      let kept = file.sha256.flatMap { snapshots[$0] }.map { ["  kept as \($0)"] } ?? []
      return ["\(plain(file.file))  sha256 \(file.sha256 ?? "unknown")\(plain(table))"] + kept
    }
  }

  private static func name(_ area: Area) -> String {
    plain(area.name.map { "\(area.code) \($0)" } ?? area.code.text)
  }

  /// Text of an input on one line, without what steers a terminal.
  private static func plain(_ text: String) -> String {
    String(
      text.unicodeScalars.reduce(into: "") { result, scalar in
        let isPlain =
          scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
          && !scalar.properties.isDefaultIgnorableCodePoint
        result += isPlain ? String(scalar) : scalar.escaped(asASCII: true)
      })
  }
}

extension Double {
  /// The number to seven digits, whole numbers without decimals.
  fileprivate var readable: String {
    guard self != rounded() || abs(self) >= 1e15 else { return String(Int64(self)) }
    return String(format: "%.7g", self)
  }
}
