import IndicatorSchema

/// Finds what columns say about each other.
struct FacetTable: Sendable {
  private struct Key: Hashable, Sendable {
    let of: IndicatorID
    let kind: Facet.Kind
  }

  private let columns: [Key: [ReportColumn]]
  private let byKind: [Facet.Kind: [ReportColumn]]

  init(_ columns: [ReportColumn]) {
    let known = columns.filter { !$0.isFigure }
    self.columns = Dictionary(grouping: known) { column in
      Key(of: column.indicator.facet?.of ?? column.id, kind: column.indicator.facet?.kind ?? .share)
    }
    byKind = Dictionary(grouping: known) { $0.indicator.facet?.kind ?? .share }
  }

  /// The column that says something about an indicator; the last one where several do.
  func callAsFunction(_ kind: Facet.Kind, of id: IndicatorID) -> ReportColumn? {
    columns[Key(of: id, kind: kind)]?.last
  }

  /// All columns of a kind, in the order of the frame.
  func all(_ kind: Facet.Kind) -> [ReportColumn] { byKind[kind] ?? [] }
}
