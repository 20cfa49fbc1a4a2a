import IndicatorSchema
import PluginKit

/// What a service says of a table.
struct ODataTable: Sendable {
  var identifier: String
  var title: String
  /// When it was last changed: its edition.
  var modified: String?
  var dimensions: [Dimension]
  var measures: [Measure]
  /// The conditions under which a record can be taken for a figure of its own.
  var hasObservations: Bool

  /// A column of codes.
  struct Dimension: Hashable, Sendable {
    var key: String
    var title: String
  }

  /// A figure: in version 3 a column, in version 4 a code.
  struct Measure: Hashable, Sendable {
    var key: String
    var title: String
    /// The groups that it stands in, the outermost first.
    var groups: [String]
    var unit: String?
    /// How it is defined.
    var definition: String?

    /// The names that a binding may give it beside its key: its title, behind its groups or the inner ones of them,
    /// with or without its unit.
    var aliases: [String] {
      let paths = (0...groups.count).map { groups[$0...].joined() + title }
      return paths.flatMap { path in unit.map { [path, path + $0] } ?? [path] }
    }
  }
}

extension ODataTable {
  /// Makes sure that the table is the one that will be cited.
  ///
  /// - Throws: `Diagnostic` when it is another one.
  func requireCited(_ mapping: RecordMapping, at place: Place) throws {
    guard let cited = mapping.table?.table, cited.lowercased() != identifier.lowercased() else { return }
    throw Diagnostic(
      .unknownBinding, "the service has table '\(identifier)', but '\(cited)' would be cited", at: place,
      hint: "correct the address, or name the right table with 'cite'")
  }

  /// What can be cited of the table.
  func facts(_ settings: ODataSettings) -> SourceOrigin.TableFacts {
    SourceOrigin.TableFacts(
      id: identifier, title: title, publisher: "", licence: "", edition: modified,
      address: settings.address.text)
  }
}
