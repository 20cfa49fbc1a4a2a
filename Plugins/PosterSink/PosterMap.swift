import AreaGeometry
import AreaMaps
import IndicatorSchema
import PlainDutch
import Praatplaat

extension PosterContent.Map {
  /// The map of a municipality: its areas in fifths of their shares, the named ones numbered; nil when none of the
  /// areas is on the map.
  init?(_ map: AreaMap, _ facts: PosterFacts) {
    let breaks = ClassBreaks.quantiles(of: facts.areas.map(\.share))
    let areas = facts.areas.compactMap { area, share in
      map[area.code.text].map { shape in
        let figure = share.map { DutchNumber.text($0, decimals: 0) + "%" } ?? "geen cijfer"
        return MapArea(
          shape: shape, classIndex: breaks?.classIndex(of: share) ?? share.map { _ in 0 },
          label: "\(area.displayName): \(figure)")
      }
    }
    guard areas.contains(where: { !$0.shape.polygons.isEmpty }) else { return nil }
    let texts = MapTexts(
      title: "Kaart",
      description: "Hoe donkerder, hoe groter het deel van de mensen dat moeite heeft met lezen.",
      empty: "Geen kaart")
    // The page gives it its size and colours.
    let style = MapStyle(width: 400, height: 300, colours: PosterStyle.warm.colours(for: breaks?.count ?? 1))
    self = .choropleth(
      Choropleth(
        areas: areas, texts: texts, style: style, idPrefix: "kaart",
        highlights: facts.places.map(\.area.code.text)))
  }
}
