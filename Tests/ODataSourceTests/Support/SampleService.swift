import Foundation
import Synchronization

/// A service with one table, in all three forms, that evaluates what it is asked for.
final class SampleService: Sendable {
  /// The form of its answers.
  enum Form: Sendable, CaseIterable {
    case json3
    case atom3
    case json4

    var root: String { self == .json4 ? "/CBS" : "/ODataFeed/odata" }
  }

  let table: SampleTable
  let form: Form
  /// The records it puts on a page at most.
  let pageSize: Int
  /// Whether it takes no notice of conditions and chosen columns.
  let ignoresQueries: Bool
  private let asked = Mutex<[String]>([])

  init(_ form: Form, _ table: SampleTable = SampleTable(), pageSize: Int = 1000, ignoresQueries: Bool = false)
  {
    self.table = table
    self.form = form
    self.pageSize = pageSize
    self.ignoresQueries = ignoresQueries
  }

  /// What it was asked for so far, decoded.
  var requests: [String] { asked.withLock { $0 } }

  /// Answers a path with its query; nil for what it does not have.
  ///
  /// - Parameter origin: Scheme and host, for links.
  func answer(_ target: String, origin: String) -> String? {
    asked.withLock { $0.append(target.removingPercentEncoding ?? target) }
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    let base = "\(form.root)/\(table.identifier)"
    guard parts[0].hasPrefix(base) else { return nil }
    let name = parts[0].dropFirst(base.count).split(separator: "/").joined(separator: "/")
    let query = Query(parts.count > 1 ? parts[1] : "")
    if name.hasSuffix("/$count") {
      return records(String(name.dropLast(7))).map { "\u{FEFF}\(chosen($0, query).count)" }
    }
    if name == "Properties", form == .json4 { return Writing.object(properties) }
    guard let all = records(name) else { return nil }
    return page(chosen(all, query), query, address: "\(origin)\(parts[0])")
  }

  private func chosen(_ records: [[Field]], _ query: Query) -> [[Field]] {
    ignoresQueries ? records : records.filter { query.holds(for: $0) }
  }

  private func page(_ records: [[Field]], _ query: Query, address: String) -> String {
    let start = query.skip
    let end = min(records.count, start + min(pageSize, query.top ?? .max))
    let shown = start < end ? records[start..<end].map { ignoresQueries ? $0 : query.selected($0) } : []
    let more = end < records.count && query.top == nil
    let next = more ? address + query.text(skipping: end) : nil
    switch form {
    case .json3: return Writing.json(shown, prefix: "odata.", next: next, count: nil)
    case .json4:
      return Writing.json(shown, prefix: "@odata.", next: next, count: query.wantsCount ? records.count : nil)
    case .atom3: return Writing.atom(shown, next: next)
    }
  }

  private var properties: [Field] {
    [
      Field(name: "Identifier", text: table.identifier), Field(name: "Title", text: table.title),
      Field(name: "Modified", text: table.modified),
      Field(name: "ObservationCount", text: "72", isNumber: true),
    ]
  }

  private func records(_ name: String) -> [[Field]]? { form == .json4 ? records4(name) : records3(name) }

  private func records3(_ name: String) -> [[Field]]? {
    switch name {
    case "TableInfos": return [[Field(name: "ID", text: "0", isNumber: true)] + properties]
    case "DataProperties": return dataProperties
    case "TypedDataSet":
      return table.rows.enumerated().map { number, row in
        [Field(name: "ID", text: "\(number)", isNumber: true)] + codes(row)
          + zip(table.measures, row.values).map { Field(name: $0.key, text: $1, isNumber: true) }
      }
    default: return codeList(name, key: "Key")
    }
  }

  private var dataProperties: [[Field]] {
    let dimensions = table.dimensions.map { dimension in
      [
        Field(name: "ID", text: "d" + dimension.key), Field(name: "ParentID", text: nil),
        Field(name: "Type", text: dimension.kind), Field(name: "Key", text: dimension.key),
        Field(name: "Title", text: dimension.title), Field(name: "Unit", text: ""),
      ]
    }
    let groups = table.groups.map { group in
      [
        Field(name: "ID", text: group.id, isNumber: true),
        Field(name: "ParentID", text: group.parent, isNumber: true),
        Field(name: "Type", text: "TopicGroup"), Field(name: "Key", text: ""),
        Field(name: "Title", text: group.title),
      ]
    }
    let topics = table.measures.map { measure in
      [
        Field(name: "ID", text: "t" + measure.key),
        Field(name: "ParentID", text: measure.group, isNumber: true),
        Field(name: "Type", text: "Topic"), Field(name: "Key", text: measure.key),
        Field(name: "Title", text: measure.title), Field(name: "Unit", text: measure.unit),
        Field(name: "Description", text: "Wat het is:\r\n\(measure.title)"),
      ]
    }
    return dimensions + groups + topics
  }

  private func records4(_ name: String) -> [[Field]]? {
    let codeLists = table.dimensions.map { $0.key + "Codes" }
    switch name {
    case "":
      return (["MeasureCodes", "MeasureGroups", "Dimensions", "Observations", "Properties"] + codeLists).map {
        [Field(name: "name", text: $0), Field(name: "kind", text: "EntitySet"), Field(name: "url", text: $0)]
      }
    case "Dimensions":
      return table.dimensions.map {
        [
          Field(name: "Identifier", text: $0.key), Field(name: "Title", text: $0.title),
          Field(name: "Kind", text: $0.kind),
        ]
      }
    case "MeasureGroups":
      return table.groups.map {
        [
          Field(name: "Id", text: $0.id), Field(name: "Title", text: $0.title),
          Field(name: "ParentId", text: $0.parent),
        ]
      }
    case "MeasureCodes":
      return table.measures.map {
        [
          Field(name: "Identifier", text: $0.code), Field(name: "Title", text: $0.title),
          Field(name: "MeasureGroupId", text: $0.group), Field(name: "Unit", text: $0.unit),
          Field(name: "Description", text: "Wat het is:\r\n\($0.title)"),
        ]
      }
    case "Observations": return observations
    default: return name.hasSuffix("Codes") ? codeList(String(name.dropLast(5)), key: "Identifier") : nil
    }
  }

  private var observations: [[Field]] {
    var number = -1
    return table.rows.flatMap { row in
      zip(table.measures, row.values).map { measure, value in
        number += 1
        return [
          Field(name: "Id", text: "\(number)", isNumber: true), Field(name: "Measure", text: measure.code),
        ] + codes(row) + [
          Field(name: "StringValue", text: nil), Field(name: "Value", text: value, isNumber: true),
          Field(name: "ValueAttribute", text: "None"),
        ]
      }
    }
  }

  private func codes(_ row: SampleTable.Row) -> [Field] {
    zip(table.dimensions, row.codes).map { Field(name: $0.key, text: $1) }
  }

  private func codeList(_ name: String, key: String) -> [[Field]]? {
    table.dimensions.first { $0.key == name }?.codes.map { code, title in
      [
        Field(name: key, text: code), Field(name: "Title", text: title),
        Field(name: "Description", text: "a\r\nb"),
      ]
    }
  }
}
