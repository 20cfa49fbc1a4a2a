import IndicatorSchema
import PluginKit

/// The columns that records of a table have, as a mapping finds them.
struct TableColumns {
  private(set) var names: [String]
  private(set) var aliases: [[String]]
  private let dimensions: Set<String>

  /// The columns of an observation of version 4.
  static let measure = "Measure"
  static let value = "Value"
  static let text = "StringValue"
  static let attribute = "ValueAttribute"

  /// The columns that a service says a table has.
  init(_ table: ODataTable) {
    names = table.dimensions.map(\.key)
    aliases = table.dimensions.map { [$0.title] }
    dimensions = Set(names)
    if table.hasObservations {
      names += [TableColumns.measure, TableColumns.value, TableColumns.attribute]
      aliases += [[], [], []]
    } else {
      names += table.measures.map(\.key)
      aliases += table.measures.map(\.aliases)
    }
  }

  /// Adds a column that the reader makes.
  mutating func add(_ name: String) {
    names.append(name)
    aliases.append([])
  }

  /// The name of the column of a binding.
  ///
  /// - Throws: `Diagnostic` when there is none, or more than one.
  func name(of binding: ColumnBinding, for subject: String, at place: Place) throws -> String {
    names[try HeaderMatcher(names, aliases: aliases).position(of: binding, for: subject, at: place)]
  }

  func isDimension(_ name: String) -> Bool { dimensions.contains(name) }
}
