import AreaGeometry
import AreaMaps
import Foundation
import Testing

/// A square with its lower left corner at a place.
func square(_ x: Double, _ y: Double, _ size: Double = 1) -> MapRing {
  MapRing([
    MapPoint(x, y), MapPoint(x + size, y), MapPoint(x + size, y + size), MapPoint(x, y + size),
    MapPoint(x, y),
  ])
}

/// A square area.
func area(_ code: String, _ x: Double, _ y: Double, class classIndex: Int? = 0, label: String? = nil)
  -> MapArea
{
  MapArea(
    shape: AreaShape(code: code, polygons: [MapPolygon(outer: square(x, y))]), classIndex: classIndex,
    label: label ?? code)
}

/// A map of areas, 400 by 300 pixels.
func choropleth(
  _ areas: [MapArea], highlights: [String] = [], width: Int = 400, height: Int = 300, numbers: Bool = false
) -> Choropleth {
  Choropleth(
    areas: areas, texts: MapTexts(title: "Kaart", description: "Wat men ziet", empty: "Geen kaart"),
    style: MapStyle(
      width: width, height: height, colours: Palette.sequential.colours, showsClassNumbers: numbers),
    idPrefix: "kaart", highlights: highlights)
}

/// The parts of a text between two marks.
func parts(of text: String, from start: String, to end: String) -> [String] {
  text.components(separatedBy: start).dropFirst().map { $0.components(separatedBy: end)[0] }
}

/// Where real data lies beside the repository.
enum Folders {
  /// A folder of real data, or nil where there is none.
  static func sharedData(_ name: String) -> URL? {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let data = folder.appendingPathComponent("shared/data/\(name)")
      if FileManager.default.fileExists(atPath: data.path) { return data }
    }
    return nil
  }
}
