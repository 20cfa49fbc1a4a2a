import PluginKit

/// The columns of a table that hold a code and its label in one cell, as `NL: Netherlands`.
///
/// The name of such a column is one of these pairs, too: `REF_AREA: Reference area`. To a mapping it is two columns,
/// `REF_AREA` and `REF_AREA.label`.
struct LabelledColumns {
  /// The names of the columns, each once, those with labels without the label of the column.
  let columns: [String]
  /// The columns that have labels.
  private let labelled: [Int]

  /// What stands between a code and its label.
  private static let separator = ": "
  static let suffix = ".label"

  /// Finds them among the names of a header; without `hasLabels` there are none.
  init(_ names: [String], hasLabels: Bool) {
    let codes = names.map { name in
      name.range(of: LabelledColumns.separator).map { String(name[..<$0.lowerBound]) } ?? name
    }
    // Names that the labels tell apart stay whole.
    guard hasLabels, Set(codes).count == names.count else {
      columns = names
      labelled = []
      return
    }
    columns = codes
    labelled = names.indices.filter { names[$0] != codes[$0] }
  }

  /// What a mapping may name: the columns, then those of labels.
  var fields: [String] { columns + labelled.map { columns[$0] + LabelledColumns.suffix } }

  /// The column of a field.
  func column(_ field: Int) -> Int { field < columns.count ? field : labelled[field - columns.count] }

  /// What of the cell of its column a field is.
  func part(_ field: Int) -> Part {
    if field >= columns.count { return .label }
    return labelled.contains(field) ? .code : .whole
  }

  /// What of a cell a field is.
  enum Part {
    case whole
    case code
    case label

    /// That part of a cell; a cell without a label is a code, and its own label.
    func of(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
      guard self != .whole, let mark = cell.firstIndex(of: 0x3A), mark + 1 < cell.count,
        cell[mark + 1] == 0x20
      else { return cell }
      return UnsafeRawBufferPointer(rebasing: self == .code ? cell[..<mark] : cell[(mark + 2)...])
    }
  }
}
