import IndicatorSchema
import PluginKit

/// The columns that a mapper sees: the fields of records, labels of codes beside them, and fields that the first
/// record does not have and a later one may.
struct RecordColumns {
  /// The names, in the order in which columns are numbered.
  private(set) var names: [String]
  private var kinds: [Kind]
  /// The number of fields when it was last looked for late ones.
  private var knownFields: Int
  private var fieldNames: [String]
  private let lists: [String: CodeList]

  /// What the name of a column ends in that holds the labels of the codes of another.
  static let labelSuffix = ".label"

  enum Kind {
    case field(Int)
    case label(Int, CodeList)
    /// No record has had it yet.
    case late(ColumnBinding, subject: String, Place)
  }

  /// - Parameter optional: Columns that need not be in the first record.
  init(
    _ fields: [String], lists: [String: CodeList],
    optional: [(binding: ColumnBinding, subject: String, place: Place)]
  ) {
    fieldNames = fields
    names = fields
    self.lists = lists
    kinds = fields.indices.map { .field($0) }
    knownFields = fields.count
    for (index, field) in fields.enumerated() {
      guard let list = lists[field] else { continue }
      names.append(field + RecordColumns.labelSuffix)
      kinds.append(.label(index, list))
    }
    let matcher = HeaderMatcher(names)
    for (binding, subject, place) in optional where !names.contains(binding.title) {
      if (try? matcher.position(of: binding, for: subject, at: place)) != nil { continue }
      names.append(binding.title)
      kinds.append(.late(binding, subject: subject, place))
    }
  }

  /// The code list of a column that is a field.
  func list(of column: Int) -> CodeList? {
    if case .field = kinds[column] { lists[names[column]] } else { nil }
  }

  /// The field that a column is; nil for a label, and as long as no record has had it.
  func field(of column: Int) -> Int? {
    if case .field(let field) = kinds[column] { field } else { nil }
  }

  /// The field of which a column holds the labels, with the list that has them.
  func label(of column: Int) -> (field: Int, list: CodeList)? {
    if case .label(let field, let list) = kinds[column] { (field, list) } else { nil }
  }

  /// Looks whether a record with more fields than before has one that was missed.
  ///
  /// - Throws: `Diagnostic` for a column that several fields fit.
  mutating func learn(_ fields: [String]) throws {
    guard fields.count > knownFields else { return }
    knownFields = fields.count
    fieldNames = fields
    let matcher = HeaderMatcher(fields)
    for column in kinds.indices {
      guard case .late(let binding, let subject, let place) = kinds[column] else { continue }
      do {
        kinds[column] = .field(try matcher.position(of: binding, for: subject, at: place))
      } catch let error as Diagnostic where error.code == .columnNotFound {}
    }
  }

  /// Checks that every column has been there.
  ///
  /// - Throws: `Diagnostics` with each that no record had, naming the nearest.
  func requireAll() throws {
    var diagnostics = Diagnostics()
    let matcher = HeaderMatcher(fieldNames)
    for case .late(let binding, let subject, let place) in kinds {
      _ = diagnostics.collect { try matcher.position(of: binding, for: subject, at: place) }
    }
    try diagnostics.throwIfAny()
  }
}

extension RecordMapping {
  /// The columns that a record may lack.
  var optionalColumns: [(binding: ColumnBinding, subject: String, place: Place)] {
    var columns = filters.map { ($0.column, "'where'", $0.place) }
    if let name = area.name { columns.append((name, "the name of the area", area.place)) }
    if let parent = area.parent { columns.append((parent, "the parent area", area.place)) }
    guard let long else { return columns }
    let parts = [
      (long.status, "the status"), (long.lower, "the lower bound"), (long.upper, "the upper bound"),
    ]
    return columns + parts.compactMap { part, subject in part.map { ($0, subject, long.place) } }
  }
}
