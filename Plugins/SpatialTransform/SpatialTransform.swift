import AreaGeometry
import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Finds patterns on the map: whether high values lie together, and where.
public struct SpatialTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "spatial", kind: .transform,
    purpose: """
      Finds patterns on the map: whether like values lie together (Moran's I), and where (local Moran, Getis-Ord Gi*).
      """,
    config: ConfigSpec(SpatialTransform.fields), needsAllRows: true, example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      spatial:
        from: sample
        use: spatial
        geometry: wijken-2022.geojson
        level: wijk
        indicators: [owner_occupied]
    """

  /// The columns of the input and those of each indicator's pattern.
  public let schema: FrameSchema
  /// The formulas of the added columns.
  public let derivations: [IndicatorID: Derivation]
  /// The map.
  public let locations: [Location]
  private let settings: SpatialSettings

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, names that are taken, and numbers that mean nothing.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let settings = SpatialSettings(config, input, into: &diagnostics)
    let columns = settings.columns.flatMap { $0.indicators(settings.level) }
    for column in columns {
      input.checkNew(column.id, at: config.place(of: "indicators"), into: &diagnostics)
    }
    try diagnostics.throwIfAny()
    schema = columns.reduce(input) { $0.adding($1) }
    locations = [settings.geometry]
    self.settings = settings
    derivations = settings.columns.reduce(into: [:]) { found, column in
      found.merge(column.derivations(settings, step: context.step)) { first, _ in first }
    }
  }

  /// Starts a run: reads the map and finds who touches whom.
  public func start(host: any TransformHost) throws -> any TransformRun {
    let map = try AreaMap(reading: try host.open(settings.geometry), settings.format)
    let contiguity = try Contiguity(map, settings.contiguity, tolerance: settings.tolerance)
    return SpatialRun(settings, input: schema.ids.filter { derivations[$0] == nil }, map, contiguity)
  }
}

extension SpatialTransform {
  private static let fields: [ConfigField] = [
    ConfigField(
      "geometry", .location, .required, doc: "The map: GeoJSON or TopoJSON with a polygon for each area.",
      example: "wijken-2022.geojson"),
    ConfigField(
      "code", .text,
      doc: "The property of the map that holds the area's code; `code`, `statcode` or the `id` unless given.",
      example: "statcode"),
    ConfigField(
      "object", .text, doc: "The object of a TopoJSON file, where it has several.", example: "layer"),
    ConfigField(
      "level", .choice(AreaLevel.allCases.map(\.rawValue)), .required,
      doc: "The level of the areas on the map; rows of other levels get `not_applicable`.", example: "wijk"),
    ConfigField(
      "indicators", .list(.indicator), .required, doc: "The indicators to look for patterns in.",
      example: "[low_income_households]"),
    ConfigField(
      "contiguity", .choice(Contiguity.Kind.allCases.map(\.rawValue)), .defaults(to: "queen"),
      doc:
        "Whether areas that share a corner are neighbours (`queen`) or just those that share a piece of border (`rook`).",
      example: "rook"),
    ConfigField(
      "tolerance", .number, .defaults(to: "1e-6"),
      doc: "Positions are compared after rounding to multiples of this, in the unit of the map.",
      example: "0.00001"),
    ConfigField(
      "weights", .choice(SpatialLinks.Weighting.allCases.map(\.rawValue)), .defaults(to: "row_standardised"),
      doc: "Whether the mean of the neighbours counts (`row_standardised`) or their sum (`binary`).",
      example: "binary"),
    ConfigField(
      "permutations", .integer, .defaults(to: "999"), doc: "The number of random deals behind each p-value.",
      example: "9999"),
    ConfigField("seed", .integer, .defaults(to: "1"), doc: "Starts the random numbers.", example: "20220101"),
    ConfigField(
      "significance", .number, .defaults(to: "0.05"),
      doc: "The adjusted p-value below which an area belongs to a cluster.", example: "0.01"),
    ConfigField(
      "matched", .number, .defaults(to: "0.9"),
      doc: """
        The part of the areas with a value that the map must have; with less the run fails, because the map is most \
        likely of another year.
        """,
      example: "0.5"),
  ]
}
