import AreaGeometry
import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// One run: all rows are gathered, then each period is laid on the map.
struct SpatialRun: GatheringRun {
  private let settings: SpatialSettings
  private let map: AreaMap
  private let contiguity: Contiguity
  var frame: IndicatorFrame

  init(_ settings: SpatialSettings, input: [IndicatorID], _ map: AreaMap, _ contiguity: Contiguity) {
    self.settings = settings
    self.map = map
    self.contiguity = contiguity
    frame = IndicatorFrame(columns: input)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    let layers = try Population.all(in: frame, Population.Grouping(), levels: [settings.level]).map {
      try MapLayer($0, frame, map, contiguity, settings)
    }
    var receipt = TransformReceipt(notes: mapNotes, findings: layers.flatMap(\.findings))
    receipt.notes += layers.flatMap(\.notes)
    if layers.isEmpty { receipt.notes.append("no row is of level \(settings.level.rawValue)") }
    for columns in settings.columns {
      var cells = PatternCells(columns, rows: frame.rowCount)
      for layer in layers {
        let pattern = layer.pattern(of: columns.id, frame, settings)
        cells.fill(pattern, layer, settings)
        receipt.findings += pattern.findings(columns.id, layer, significance: settings.significance)
      }
      for column in cells.columns { frame.setColumn(column) }
    }
    try emit(frame)
    return receipt
  }

  private var mapNotes: [String] {
    map.repeatedCodes.isEmpty
      ? []
      : [
        "\(map.repeatedCodes.count) areas are in several features of the map, which were put together, such as "
          + "\(map.repeatedCodes[0])"
      ]
  }
}

/// The cells of the columns of one indicator.
private struct PatternCells {
  private let ids: SpatialColumns
  private var values: [[Double]]
  private var statuses: [[CellStatus]]

  init(_ ids: SpatialColumns, rows: Int) {
    self.ids = ids
    values = [[Double]](repeating: [Double](repeating: .nan, count: rows), count: 4)
    statuses = [[CellStatus]](repeating: [CellStatus](repeating: .notApplicable, count: rows), count: 4)
  }

  /// Fills in the rows of a layer.
  mutating func fill(_ pattern: AreaPattern, _ layer: MapLayer, _ settings: SpatialSettings) {
    for (position, row) in layer.rows.enumerated() {
      let cells = pattern.cells(position, significance: settings.significance)
      for (column, value) in [cells.moran, cells.cluster, cells.hotspot, cells.p].enumerated() {
        values[column][row] = value ?? .nan
        statuses[column][row] = value == nil ? .missing : pattern.statuses[position]
      }
    }
  }

  var columns: [IndicatorColumn] {
    [ids.moran, ids.cluster, ids.hotspot, ids.p].enumerated().map { position, id in
      IndicatorColumn(id, values: values[position], statuses: statuses[position])
    }
  }
}
