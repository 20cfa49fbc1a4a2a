import AreaGeometry
import AreaMaps
import IndicatorSchema
import PlainDutch

/// The map of a municipality: its areas in fifths of their shares, the named ones numbered.
struct PosterMap {
  private let areas: [MapArea]
  private let highlights: [String]
  private let breaks: ClassBreaks?

  init(_ map: AreaMap, _ facts: PosterFacts) {
    let breaks = ClassBreaks.quantiles(of: facts.areas.map(\.share))
    self.breaks = breaks
    areas = facts.areas.compactMap { area, share in
      map[area.code.text].map { shape in
        let figure = share.map { DutchNumber.text($0, decimals: 0) + "%" } ?? "geen cijfer"
        return MapArea(
          shape: shape, classIndex: breaks?.classIndex(of: share) ?? share.map { _ in 0 },
          label: "\(area.displayName): \(figure)")
      }
    }
    highlights = facts.places.map(\.area.code.text)
  }

  /// The map as a drawing of this size; nil when none of the areas is on the map.
  func svg(width: Int, height: Int) -> String? {
    guard areas.contains(where: { !$0.shape.polygons.isEmpty }) else { return nil }
    let texts = MapTexts(
      title: "Kaart",
      description: "Hoe donkerder, hoe groter het deel van de mensen dat moeite heeft met lezen.",
      empty: "Geen kaart")
    return Choropleth(
      areas: areas, texts: texts,
      style: MapStyle(
        width: width, height: height, colours: Palette.sequential.colours(for: breaks?.count ?? 1)),
      idPrefix: "kaart",
      highlights: highlights
    ).svg()
  }
}
