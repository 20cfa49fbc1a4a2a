import IndicatorSchema
import JSONReading
import JSONWriting

/// A frame as the records of one Singer stream.
///
/// Every record has `area`, `area_name`, `area_level`, `area_parent` and `period`. A wide record then has a property for
/// each indicator, and where wanted its status and bounds; a long one is one cell: `indicator`, `value`, `status`,
/// `lower`, `upper`.
public struct FrameRecords: Sendable {
  /// One record per row, or per cell.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    case wide
    case long
  }

  /// What a wide record has beside the values.
  public struct Extras: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Makes a set.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `x_status` for each indicator `x`.
    public static let statuses = Extras(rawValue: 1)
    /// `x_lower` and `x_upper` for each indicator with bounds.
    public static let bounds = Extras(rawValue: 2)
  }

  /// The name of the stream.
  public let stream: String
  private let schema: FrameSchema
  private let layout: Layout
  private let extras: Extras
  private let leftOut: Set<String>

  /// The properties that tell records apart.
  public var keyProperties: [String] { ["area", "period"] + (layout == .long ? ["indicator"] : []) }

  /// The properties that every record has.
  public static let keyNames = ["area", "area_name", "area_level", "area_parent", "period"]

  /// Prepares to write frames of these columns.
  ///
  /// - Parameter leftOut: Properties of wide records that are not written.
  public init(
    stream: String, schema: FrameSchema, layout: Layout = .wide, extras: Extras = [.statuses, .bounds],
    leavingOut leftOut: Set<String> = []
  ) {
    self.leftOut = layout == .wide ? leftOut.subtracting(FrameRecords.keyNames) : []
    self.stream = stream
    self.schema = schema
    self.layout = layout
    self.extras = extras
  }

  /// A property that two things would be written to; nil when there is none.
  public var clash: String? {
    guard layout == .wide else { return nil }
    var seen = Set(FrameRecords.keyNames)
    for id in schema.ids.map(\.text) {
      let names = [id] + (extras.contains(.statuses) ? [id + "_status"] : [])
      let bounds = extras.contains(.bounds) ? [id + "_lower", id + "_upper"] : []
      for name in names + bounds where !seen.insert(name).inserted { return name }
    }
    return nil
  }

  /// Writes rows of a frame, in this order; the SCHEMA message has to come before.
  public func write(rows: some Sequence<Int>, of frame: IndicatorFrame, to writer: inout SingerWriter) {
    let columns = schema.columns.compactMap { frame.column($0.id) }
    for row in rows {
      switch layout {
      case .wide: writer.record(of: stream) { wide(frame, columns, row, &$0) }
      case .long:
        for column in columns { writer.record(of: stream) { long(frame, column, row, &$0) } }
      }
    }
  }

  /// The SCHEMA message for a frame.
  public func message(for frame: IndicatorFrame) -> SingerMessage.Schema {
    let own = layout == .long ? longProperties : schema.columns.flatMap { wideProperties($0, frame) }
    let json = JSONReading.JSONValue.object([
      JSONMember(key: "type", value: .string("object")),
      JSONMember(key: "properties", value: .object(FrameRecords.keyProperties + own)),
    ])
    return SingerMessage.Schema(stream: stream, schema: json, keyProperties: keyProperties)
  }
}

// The schema.

extension FrameRecords {
  private static let keyProperties = [
    property("area", "string", isNullable: false), property("area_name", "string"),
    property("area_level", "string", isNullable: false), property("area_parent", "string"),
    property("period", "string", isNullable: false),
  ]

  private var longProperties: [JSONMember] {
    [
      FrameRecords.property("indicator", "string", isNullable: false),
      FrameRecords.property("value", "number"),
      FrameRecords.property("status", "string", isNullable: false),
      FrameRecords.property("lower", "number"), FrameRecords.property("upper", "number"),
    ]
  }

  private func wideProperties(_ indicator: Indicator, _ frame: IndicatorFrame) -> [JSONMember] {
    let id = indicator.id.text
    var properties = [FrameRecords.property(id, "number", title: indicator.label.nl)]
    if extras.contains(.statuses) {
      properties.append(FrameRecords.property(id + "_status", "string", isNullable: false))
    }
    if extras.contains(.bounds), frame.column(indicator.id)?.bounds != nil {
      properties.append(FrameRecords.property(id + "_lower", "number"))
      properties.append(FrameRecords.property(id + "_upper", "number"))
    }
    return properties.filter { !leftOut.contains($0.key) }
  }

  private static func property(
    _ name: String, _ type: String, isNullable: Bool = true, title: String? = nil
  ) -> JSONMember {
    let types: [JSONReading.JSONValue] = isNullable ? [.string("null"), .string(type)] : [.string(type)]
    var members = [JSONMember(key: "type", value: .array(types))]
    if let title { members.append(JSONMember(key: "title", value: .string(title))) }
    return JSONMember(key: name, value: .object(members))
  }
}

// The records.

extension FrameRecords {
  private func wide(
    _ frame: IndicatorFrame, _ columns: [IndicatorColumn], _ row: Int, _ bytes: inout [UInt8]
  ) {
    appendKey(frame, row, &bytes)
    for column in columns {
      let id = column.id.text
      append(id, &bytes) { $0.appendMember($1, number: column[row]) }
      if extras.contains(.statuses) {
        append(id + "_status", &bytes) { $0.appendMember($1, text: column.statuses[row].name) }
      }
      if extras.contains(.bounds), let bounds = column.bounds {
        append(id + "_lower", &bytes) { $0.appendMember($1, number: bounds.lower[row]) }
        append(id + "_upper", &bytes) { $0.appendMember($1, number: bounds.upper[row]) }
      }
    }
  }

  private func append(
    _ property: String, _ bytes: inout [UInt8], _ write: (inout [UInt8], String) -> Void
  ) {
    if !leftOut.contains(property) { write(&bytes, property) }
  }

  private func long(
    _ frame: IndicatorFrame, _ column: IndicatorColumn, _ row: Int, _ bytes: inout [UInt8]
  ) {
    appendKey(frame, row, &bytes)
    bytes.appendMember("indicator", text: column.id.text)
    bytes.appendMember("value", number: column[row])
    bytes.appendMember("status", text: column.statuses[row].name)
    bytes.appendMember("lower", number: column.bounds?.lower[row])
    bytes.appendMember("upper", number: column.bounds?.upper[row])
  }

  private func appendKey(_ frame: IndicatorFrame, _ row: Int, _ bytes: inout [UInt8]) {
    let area = frame.area(row)
    bytes.appendText("\"area\":")
    bytes.appendString(area.code.text)
    bytes.appendMember("area_name", text: area.name)
    bytes.appendMember("area_level", text: area.code.level.rawValue)
    bytes.appendMember("area_parent", text: area.parent?.text)
    bytes.appendMember("period", text: frame.periods[row].description)
  }
}

extension [UInt8] {
  fileprivate mutating func appendMember(_ name: String, text: String?) {
    appendName(name)
    if let text { appendString(text) } else { appendText("null") }
  }

  fileprivate mutating func appendMember(_ name: String, number: Double?) {
    appendName(name)
    if let number, number.isFinite { appendNumber(number) } else { appendText("null") }
  }

  private mutating func appendName(_ name: String) {
    append(0x2C)
    appendString(name)
    append(0x3A)
  }
}
