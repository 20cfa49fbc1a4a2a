import IndicatorSchema

/// The rows of a frame with the names that their columns have in files for people.
///
/// Made once for a whole frame, so that the files of all its pages have the same columns and can be put under each
/// other.
public struct DataTable: Sendable {
  /// The rows.
  public let frame: IndicatorFrame
  /// The columns of the files behind those that say what a row is about.
  public let columns: [DataColumn]
  /// How long the periods of the rows are; nil when they differ.
  let granularity: Period.Granularity?

  /// Names columns.
  ///
  /// - Parameter ids: The indicators of the files, in their order; all of the frame unless given. One that the frame
  ///   does not have is left out.
  public init(_ frame: IndicatorFrame, columns ids: [IndicatorID]? = nil) {
    self.frame = frame
    let positions = Dictionary(
      frame.columns.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let chosen = ids.map { $0.compactMap { positions[$0] } } ?? Array(frame.columns.indices)
    var names = FieldNames(taken: KeyField.allCases.map(\.rawValue))
    let named = chosen.map { ($0, names.name(frame.columns[$0].id.text)) }
    columns = named.map { position, name in
      DataColumn(frame.columns[position], position: position, name: name, &names)
    }
    let granularities = Set(frame.periods.map(\.granularity))
    granularity = granularities.count == 1 ? granularities.first : nil
  }

  /// Some of the columns under the names that they have in all files; one that is not there is left out.
  func columns(_ ids: [IndicatorID]) -> [DataColumn] {
    ids.compactMap { id in columns.first { $0.id == id } }
  }
}

/// The fields that say what a row is about.
enum KeyField: String, CaseIterable {
  case areaCode = "area_code"
  case areaName = "area_name"
  case level
  case parentCode = "parent_code"
  case period
}

/// The names that are given out in one table, each once.
struct FieldNames {
  private var taken: Set<String>

  init(taken: [String]) { self.taken = Set(taken) }

  /// The name that is wanted, or the same with the first number from 2 that makes it a new one.
  mutating func name(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(wanted)_\(number)"
      number += 1
    }
    return name
  }
}
