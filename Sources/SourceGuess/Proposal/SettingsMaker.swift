import IndicatorSchema
import PluginKit

/// The fields of the proposed source, in the order in which a person would write them.
struct SettingsMaker {
  private let reading: TableReading
  private let dimensions: Dimensions
  private let figures: [Proposal.Figure]
  private let table: TableMatch?
  private let reference: ColumnReference

  init(_ reading: TableReading, _ dimensions: Dimensions, figures: [Proposal.Figure], table: TableMatch?) {
    self.reading = reading
    self.dimensions = dimensions
    self.figures = figures
    self.table = table
    reference = ColumnReference(reading.survey.columns.map(\.name))
  }

  private typealias Setting = Proposal.Setting

  /// All fields but `columns`.
  ///
  /// - Parameter numbers: The columns of numbers, whose markers and notation are to be stated.
  func settings(numbers: [ColumnFacts]) -> [Proposal.Setting] {
    var settings = [Setting(field: "location", value: .text(reading.input.location.path), certainty: nil)]
    if let member = reading.input.location.member {
      settings.append(Setting(field: "member", value: .text(member), certainty: nil))
    }
    settings += reading.choices.map {
      Setting(field: $0.field, value: $0.value, certainty: Certainty($0.confidence, $0.reason))
    }
    settings += notation(numbers) + missing(numbers) + [area, period] + filters + form
    if let table {
      settings.append(Setting(field: "bindings", value: .text(table.key), certainty: table.certainty))
    }
    return settings
  }

  private func notation(_ numbers: [ColumnFacts]) -> [Proposal.Setting] {
    guard !numbers.isEmpty else { return [] }
    let notation = reading.notation
    let certainty = Certainty(notation.confidence, notation.reason)
    var settings: [Setting] = []
    if notation.decimal != 0x2E, reading.input.recognition.decimal == nil {
      settings.append(
        Setting(field: "decimal", value: .text(SettingsMaker.text(notation.decimal)), certainty: certainty))
    }
    if let thousands = notation.thousands {
      let certainty = notation.confidence < 0.9 ? certainty : Certainty(0.9, "groups of three digits")
      settings.append(
        Setting(field: "thousands", value: .text(SettingsMaker.text(thousands)), certainty: certainty))
    }
    return settings
  }

  /// The markers that occur, and the empty field; with what they mean as soon as one means more than missing.
  private func missing(_ numbers: [ColumnFacts]) -> [Proposal.Setting] {
    let found = Set(numbers.flatMap(\.markers))
    guard !found.isEmpty, found != ["."] else { return [] }
    let markers = [""] + found.sorted()
    let unknown = found.filter { MissingMarkers.known[$0] == nil && Double($0) == nil }.sorted()
    let certainty =
      unknown.isEmpty
      ? Certainty(0.9, "well-known markers stand among the numbers")
      : Certainty(
        0.5, "\(unknown.map { "'\($0.shortened(12))'" }.joined(separator: ", ")) stands among the numbers")
    guard markers.contains(where: { MissingMarkers.meaning($0) != .missing }) else {
      return [Setting(field: "missing", value: .texts(markers), certainty: certainty)]
    }
    let meanings = markers.map { ($0, ConfigNode.Content.plain(MissingMarkers.meaning($0).name)) }
    return [Setting(field: "missing", value: .members(meanings), certainty: certainty)]
  }

  private var area: Proposal.Setting {
    var members = [("column", ConfigNode.Content.text(reference.text(reading.area.column)))]
    if let form = reading.area.form { members.append(("form", .text(form))) }
    if let name = dimensions.name { members.append(("name", reference.content(name))) }
    if let parent = dimensions.parent { members.append(("parent", reference.content(parent))) }
    if !dimensions.parentNames.isEmpty {
      members.append(("parents", .members(dimensions.parentNames.map { ($0.name, .plain($0.code)) })))
    }
    if let level = reading.area.level { members.append(("level", .plain(level.rawValue))) }
    return Setting(
      field: "area", value: members.count == 1 ? members[0].1 : .members(members),
      certainty: reading.area.certainty)
  }

  private var period: Proposal.Setting {
    var period = reading.period
    if case .unknown = period.content, figures.isEmpty {
      period = PeriodGuess.ofExport(reading.input.name) ?? period
    }
    let value: ConfigNode.Content =
      switch period.content {
      case .column(let column): .members([("column", .text(reference.text(column)))])
      case .fixed(let period): .plain(period.description)
      case .unknown: .text(Proposal.openPeriod)
      }
    return Setting(field: "period", value: value, certainty: period.certainty)
  }

  private var filters: [Proposal.Setting] {
    var settings: [Setting] = []
    if !dimensions.filters.isEmpty {
      let members = dimensions.filters.map { (reference.text($0.column), ConfigNode.Content.text($0.value)) }
      let least = dimensions.filters.min { $0.certainty.probability < $1.certainty.probability }
      settings.append(Setting(field: "where", value: .members(members), certainty: least?.certainty))
    }
    let empty = dimensions.recordsWithoutFigure
    if empty * 20 >= reading.survey.records, empty < reading.survey.records {
      settings.append(
        Setting(
          field: "empty_rows", value: .plain("skip"),
          certainty: Certainty(0.7, "\(empty) records have no figure")))
    }
    return settings
  }

  private var form: [Proposal.Setting] {
    guard let long = reading.long else { return [] }
    var members = [
      ("indicator", ConfigNode.Content.text(reference.text(long.indicator))),
      ("value", .text(reference.text(long.value))),
    ]
    for (field, column) in [("status", long.status), ("lower", long.lower), ("upper", long.upper)] {
      if let column { members.append((field, .text(reference.text(column)))) }
    }
    let codes = figures.compactMap { figure in
      figure.bindingText.map { ($0, ConfigNode.Content.text(figure.id.text)) }
    }
    if codes.contains(where: { $0.1 != .text($0.0) }) { members.append(("codes", .members(codes))) }
    let form = Setting(field: "long", value: .members(members), certainty: long.certainty)
    let ids = figures.map(\.id.text)
    return [form]
      + (members.contains { $0.0 == "codes" }
        ? [] : [Setting(field: "indicators", value: .texts(ids), certainty: nil)])
  }

  private static func text(_ byte: UInt8) -> String { String(Character(Unicode.Scalar(byte))) }
}

extension Proposal.Figure {
  /// The text of a binding that is no more than that.
  var bindingText: String? {
    if case .scalar(let text, _) = binding { text } else { nil }
  }
}
