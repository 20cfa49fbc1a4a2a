import AreaGeometry
import Crypto
import Foundation
import IndicatorSchema
import OpenData

/// The figures of a municipality as files to compute with: CSV, a data package that describes it, and GeoJSON.
struct DataFiles: Sendable {
  private let report: Report
  private let table: CSVTable
  private let package: DataPackage
  private let map: GeoJSONFile?
  /// Why there is no GeoJSON although there are borders; nil when there is.
  let problem: String?

  init(report: Report, maps: LoadedMaps) {
    self.report = report
    let data = DataTable(report.frame)
    table = CSVTable(data, .wide, report.language.code == .nl ? .dutchSpreadsheet : .standard)
    package = DataPackage(
      table, indicators: report.settings.input, origins: report.facts.origins, labels: report.facts.labels,
      texts: DataFiles.texts(report.language))
    let borders = maps.all.map { GeoJSONFile(data, $0, columns: report.figures.map(\.id)) }
    problem = borders?.problem.map { "no GeoJSON: \($0)" }
    map = borders?.problem == nil ? borders : nil
  }

  private static func texts(_ language: Language) -> PackageTexts {
    PackageTexts(
      say: { language($0, $1) }, choose: { language.text($0) }, unit: { language.unit($0) })
  }

  /// Whether there is a file with borders.
  var hasMap: Bool { map != nil }

  /// The files of a municipality by name.
  func files(of municipality: Municipality) -> [(name: String, bytes: [UInt8])] {
    let own = [municipality.row].compactMap { $0 } + municipality.areaRows.sorted()
    let larger = [report.country, municipality.province].compactMap { $0 }.filter { !own.contains($0) }
    let figures = table.bytes(rows: larger + own)
    let areas = map?.bytes(rows: own)
    let described = package.bytes(
      facts(municipality), table: packaged(PageName.csv, figures),
      map: areas.map { packaged(PageName.geojson, $0) })
    let files: [(name: String, bytes: [UInt8]?)] = [
      (PageName.csv, figures), (PageName.geojson, areas), (PageName.package, described),
    ]
    return files.compactMap { name, bytes in bytes.map { (name, $0) } }
  }

  private func facts(_ municipality: Municipality) -> PackageFacts {
    let period = report.period.map { " \($0)" } ?? ""
    return PackageFacts(
      name: "\(report.facts.pipeline)-\(municipality.code.text)",
      title: "\(report.title): \(municipality.name)\(period)",
      description: report.language("data.about", ["name": municipality.name]))
  }

  private func packaged(_ name: String, _ bytes: [UInt8]) -> PackagedFile {
    PackagedFile(path: name, bytes: bytes) { bytes in
      SHA256.hash(data: bytes).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
    }
  }
}
