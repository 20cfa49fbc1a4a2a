import IndicatorSchema

/// The dataset of a document: its dimensions, and where its values stand.
struct Cube {
  var dimensions: [Dimension] = []
  /// The cells with their values, in the order of the cube.
  var values: [Cell] = []
  var statuses = Statuses.none

  /// A dimension and its categories in their order.
  struct Dimension {
    let id: String
    var codes: [String]
    var labels: [String]
    /// `time`, `geo`, `metric`, or nil.
    var role: String?
  }

  /// The value of a cell as it stands in the document.
  struct Cell {
    /// The number of the cell in the cube.
    let number: Int
    /// Its bytes without quotes; nil for null.
    let text: Range<Int>?
    /// Where it starts.
    let start: Int
  }

  /// The statuses of cells by their number.
  enum Statuses {
    case none
    case all(String)
    case some([Int: String])

    subscript(cell: Int) -> String? {
      switch self {
      case .none: nil
      case .all(let status): status
      case .some(let statuses): statuses[cell]
      }
    }
  }

  /// The number of cells, those without a value included; nil when no computer could count them.
  static func cellCount(_ sizes: [Int]) -> Int? {
    var count = 1
    for size in sizes {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: size)
      guard !isTooLarge, size >= 0 else { return nil }
      count = product
    }
    return count
  }
}
