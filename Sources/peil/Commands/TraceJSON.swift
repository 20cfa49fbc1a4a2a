import Foundation
import IndicatorSchema
import PipelineEngine
import PluginKit

/// Prints a trace for programs.
enum TraceJSON {
  /// One object: the cell with its inputs inside it, and the files.
  static func text(_ trace: Trace) throws -> String {
    let record: [String: Any] = ["cell": cell(trace.cell), "files": trace.files.map(file)]
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let data = try JSONSerialization.data(withJSONObject: record, options: options)
    return String(decoding: data, as: UTF8.self)
  }

  private static func cell(_ cell: TracedCell) -> [String: Any] {
    var fields: [String: Any] = [
      "indicator": cell.indicator.id.text, "unit": cell.indicator.unit.rawValue, "step": cell.step,
      "area": cell.area.code.text, "period": cell.period.description,
    ]
    fields["name"] = cell.area.name
    fields["value"] = cell.value
    fields["status"] = cell.status?.name
    fields["lower"] = cell.bounds?.lowerBound
    fields["upper"] = cell.bounds?.upperBound
    switch cell.way {
    case .read(let location): fields["read"] = location.map(place) ?? NSNull()
    case .computed(let formula, let inputs):
      fields["formula"] = formula
      fields["inputs"] = inputs.map(self.cell)
    case .combined(let formula, let members, let inputs):
      fields["formula"] = formula
      fields["members"] = members.map(\.text)
      fields["inputs"] = inputs.map(self.cell)
    case .hidden: fields["hidden"] = true
    case .shownBefore: fields["shown_before"] = true
    case .absent: break
    }
    return fields
  }

  private static func place(_ location: CellLocation) -> Any {
    var fields: [String: Any] = ["file": location.place.file, "record": location.record]
    fields["line"] = location.place.line
    fields["column"] = location.place.column
    fields["field"] = location.place.field
    fields["text"] = location.text
    return fields
  }

  private static func file(_ origin: SourceOrigin) -> [String: Any] {
    var fields: [String: Any] = ["file": origin.file, "step": origin.step, "field": origin.column]
    fields["sha256"] = origin.sha256
    fields["table"] = origin.table?.id
    fields["title"] = origin.table?.title
    fields["publisher"] = origin.table?.publisher
    fields["licence"] = origin.table?.licence
    fields["edition"] = origin.table?.edition
    fields["address"] = origin.table?.address
    return fields
  }
}
