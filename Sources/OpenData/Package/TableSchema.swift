import IndicatorSchema
import JSONWriting

/// The Table Schema of a CSV file (Frictionless, v1): each field with type, title, description and constraints.
struct TableSchema {
  private let csv: CSVTable
  private let describer: FieldDescriber
  private var texts: PackageTexts { describer.texts }

  init(_ csv: CSVTable, _ describer: FieldDescriber) {
    self.csv = csv
    self.describer = describer
  }

  var json: JSONValue {
    let keys = [KeyField.areaCode.rawValue, KeyField.period.rawValue]
    let fields = keyFields + (csv.form == .wide ? csv.table.columns.flatMap(wideFields) : longFields)
    var members: [(key: String, value: JSONValue)] = [
      ("fields", .array(fields.map { .line(.members($0)) })),
      ("missingValues", .line(.array([.string("")]))),
      (
        "primaryKey",
        .line(.array((keys + (csv.form == .long ? [LongField.indicator.rawValue] : [])).map { .string($0) }))
      ),
    ]
    if csv.form == .long { members.append(("indicators", .array(csv.table.columns.map(indicator)))) }
    return .members(members)
  }

  private typealias Field = [(key: String, value: JSONValue)]

  private func field(_ name: String, _ type: String, _ title: String, _ description: String) -> Field {
    [
      ("name", .string(DefusedText.defused(name))), ("type", .string(type)), ("title", .string(title)),
      ("description", .string(description)),
    ]
  }

  private func number(_ name: String, _ title: String, _ description: String) -> Field {
    let mark = csv.dialect.decimalMark == 0x2C ? [("decimalChar", JSONValue.string(","))] : []
    return field(name, "number", title, description) + mark
  }

  private func constraints(_ members: Field) -> Field { [("constraints", .members(members))] }

  private func oneOf(_ values: [String]) -> Field {
    constraints([("required", .flag(true)), ("enum", .array(values.map { .string($0) }))])
  }

  private var keyFields: [Field] {
    let required = constraints([("required", .flag(true))])
    return [
      field(KeyField.areaCode.rawValue, "string", texts(.areaCode), texts(.areaCodeAbout)) + required,
      field(KeyField.areaName.rawValue, "string", texts(.areaName), texts(.areaNameAbout)),
      field(KeyField.level.rawValue, "string", texts(.level), texts(.levelAbout))
        + oneOf(AreaLevel.allCases.map(\.rawValue)),
      field(KeyField.parentCode.rawValue, "string", texts(.parentCode), texts(.parentCodeAbout)),
      field(KeyField.period.rawValue, periodType, texts(.period), texts(.periodAbout)) + required,
    ]
  }

  private var periodType: String {
    switch csv.table.granularity {
    case .year: "year"
    case .month: "yearmonth"
    case .quarter, nil: "string"
    }
  }

  private func wideFields(_ column: DataColumn) -> [Field] {
    let title = describer.title(column.id)
    var fields = [
      number(column.name, title, describer.description(column.id))
        + (describer.constraints(column.id).map { [("constraints", $0)] } ?? []) + describer.facts(column.id)
    ]
    if let lower = column.lower {
      fields.append(number(lower, texts(.lowerOf, ["title": title]), texts(.boundAbout)))
    }
    if let upper = column.upper {
      fields.append(number(upper, texts(.upperOf, ["title": title]), texts(.boundAbout)))
    }
    if let status = column.status {
      fields.append(
        field(status, "string", texts(.statusOf, ["title": title]), texts(.statusAbout))
          + oneOf(CellStatus.allCases.map(\.name)))
    }
    return fields
  }

  private var longFields: [Field] {
    [
      field(LongField.indicator.rawValue, "string", texts(.indicator), texts(.indicatorAbout))
        + oneOf(csv.table.columns.map { DefusedText.defused($0.id.text) }),
      number(LongField.value.rawValue, texts(.value), texts(.valueAbout)),
      number(LongField.lower.rawValue, texts(.lower), texts(.boundAbout)),
      number(LongField.upper.rawValue, texts(.upper), texts(.boundAbout)),
      field(LongField.status.rawValue, "string", texts(.status), texts(.statusAbout))
        + oneOf(CellStatus.allCases.map(\.name)),
    ]
  }

  /// An indicator of a long table, which has no field of its own.
  private func indicator(_ column: DataColumn) -> JSONValue {
    let names: Field = [
      ("name", .string(column.id.text)), ("title", .string(describer.title(column.id))),
      ("description", .string(describer.description(column.id))),
    ]
    return .line(.members(names + describer.facts(column.id)))
  }
}
