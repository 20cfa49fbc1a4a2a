import AreaGeometry
import Foundation
import IndicatorSchema
import PluginTesting

/// Reads a map from text, in blocks of a few bytes.
func map(_ text: String, _ format: MapFormat = MapFormat(), blockSize: Int = 7) throws -> AreaMap {
  try AreaMap(reading: MemoryByteReader(Array(text.utf8), name: "map.json", blockSize: blockSize), format)
}

/// The complaints about a map.
func complaints(_ text: String, _ format: MapFormat = MapFormat()) -> [Diagnostic] {
  do {
    _ = try map(text, format)
    return []
  } catch {
    return Diagnostics(error).items
  }
}

/// A FeatureCollection of squares of one by one, by their lower left corners.
func squares(_ corners: [(code: String, x: Int, y: Int)]) -> String {
  let features = corners.map { square in
    let (x, y) = (square.x, square.y)
    let ring = "[[\(x),\(y)],[\(x + 1),\(y)],[\(x + 1),\(y + 1)],[\(x),\(y + 1)],[\(x),\(y)]]"
    return #"{"type":"Feature","properties":{"code":"\#(square.code)"},"#
      + #""geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
  }
  return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
}

/// Where test data lies.
enum Folders {
  /// The folder of all tests.
  static let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A folder of real data beside the repository, or nil where there is none.
  static func sharedData(_ name: String) -> URL? {
    var folder = tests
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let data = folder.appendingPathComponent("shared/data/\(name)")
      if FileManager.default.fileExists(atPath: data.path) { return data }
    }
    return nil
  }
}
