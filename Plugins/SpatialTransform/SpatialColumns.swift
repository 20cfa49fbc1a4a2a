import IndicatorAnalysis
import IndicatorSchema

/// The columns that describe the pattern of one indicator.
struct SpatialColumns: Sendable {
  let source: Indicator

  init(of source: Indicator) { self.source = source }

  /// The indicator.
  var id: IndicatorID { source.id }
  /// The local Moran of each area.
  var moran: IndicatorID { IndicatorID(id.text + "_local_moran") }
  /// The kind of cluster it belongs to: 1 to 4 as in `LocalAssociation.Quadrant`, 5 for none.
  var cluster: IndicatorID { IndicatorID(id.text + "_cluster") }
  /// Gi* of each area.
  var hotspot: IndicatorID { IndicatorID(id.text + "_hotspot") }
  /// The adjusted p-value.
  var p: IndicatorID { IndicatorID(id.text + "_cluster_p") }

  /// The code of an area that belongs to no cluster.
  static let noCluster = 5.0

  /// What the columns are.
  func indicators(_ level: AreaLevel) -> [Indicator] {
    [
      column(moran, .localMoran, nl: "lokale Moran", en: "local Moran"),
      column(
        cluster, .cluster, nl: "cluster op de kaart", en: "cluster on the map", range: 1...5,
        definition: LocalizedText(
          nl:
            "1 hoog tussen hoog, 2 laag tussen laag, 3 hoog tussen laag, 4 laag tussen hoog, 5 geen cluster.",
          en: "1 high among high, 2 low among low, 3 high among low, 4 low among high, 5 no cluster.")),
      column(hotspot, .hotspot, nl: "hotspot, Gi*", en: "hotspot, Gi*"),
      column(
        p, .clusterP, nl: "p van het cluster, gecorrigeerd", en: "adjusted p of the cluster", range: 0...1),
    ]
  }

  /// None of them is a figure to score.
  private func column(
    _ id: IndicatorID, _ facet: Facet.Kind, nl: String, en: String, range: ClosedRange<Double>? = nil,
    definition: LocalizedText? = nil
  ) -> Indicator {
    Indicator(
      id: id, label: LocalizedText(nl: "\(source.label.nl) (\(nl))", en: "\(source.label.en) (\(en))"),
      definition: definition, unit: .score, polarity: .context, domain: source.domain, validRange: range,
      breaks: source.breaks, facet: Facet(of: source.id, facet))
  }

  /// The formulas, with parameters filled in.
  func derivations(_ settings: SpatialSettings, step: String) -> [IndicatorID: Derivation] {
    let neighbours = "\(settings.contiguity.rawValue) neighbours on \(settings.geometry.displayName)"
    let among = "areas of level \(settings.level.rawValue) and one period"
    let weights = settings.weighting == .binary ? "1 for each neighbour" : "1 / number of neighbours"
    func derivation(_ formula: String, _ inputs: [IndicatorID]) -> Derivation {
      Derivation(step: step, formula: formula, inputs: inputs)
    }
    return [
      moran: derivation(
        "z_i * sum_j w_ij z_j / (sum z^2 / n), z = \(id) - mean, w = \(weights), \(neighbours), among \(among)",
        [id]),
      hotspot: derivation(
        "(sum_j z_j) / (s * sqrt(k (n - k) / (n - 1))) over the k = 1 + number of neighbours areas, z = \(id) - mean, "
          + "\(neighbours), among \(among)", [id]),
      p: derivation(
        "(r + 1) / (\(settings.permutations) + 1), r of \(settings.permutations) random draws of the neighbours' values "
          + "(seed \(settings.seed)) as far from their expectation as those found, adjusted by Benjamini and Hochberg",
        [id]),
      cluster: derivation(
        "1 high-high, 2 low-low, 3 high-low, 4 low-high by \(id) and its \(neighbours) against the mean, where "
          + "\(p) < \(NumberText.plain(settings.significance)); else 5", [id, p]),
    ]
  }
}
