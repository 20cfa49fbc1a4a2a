import ByteInput
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import XMLRecords

@testable import XMLSource

@Suite("Real SDMX messages")
struct RealSDMXTests {
  /// The fields of every record of a file, whose form its root element tells; nil where the file is absent.
  private func read(_ path: String) throws -> FieldGathering? {
    guard let file = sharedData("sdmx/\(path)") else {
      print("skipped: \(path) is not there")
      return nil
    }
    return try records(ByteInput.open(Location(path: path, place: ConfigNode.testPlace), path: file))
  }

  private func lines(_ gathered: FieldGathering, _ columns: [String]) -> [String] {
    gathered.records.map { record in columns.map { record[$0] ?? "-" }.joined(separator: " ") }
  }

  /// A table of `expected/`, which the package sdmx1 publishes beside its messages.
  private func expected(_ path: String) throws -> (columns: [String], rows: [String])? {
    guard let file = sharedData("sdmx/expected/\(path)") else { return nil }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    return (
      lines[0].map { $0 == "value" ? "OBS_VALUE" : $0 }, lines.dropFirst().map { $0.joined(separator: " ") }
    )
  }

  @Test(
    "one set of data comes out the same from every layout",
    arguments: ["ng-ts", "ng-ts-ss", "ng-ts-gf", "ng-ts-gf-ss", "ng-flat", "ng-flat-ss", "ng-xs", "ng-xs-ss"])
  func layouts(name: String) throws {
    guard let read = try read("ECB_EXR/\(name).xml"), let flat = try expected("ng-flat-xml.txt"),
      let cross = try expected("ng-xs-xml.txt"), let reference = try self.read("ECB_EXR/ng-flat-ss.xml")
    else { return }
    #expect(read.faults.isEmpty)
    #expect(lines(read, flat.columns).sorted() == flat.rows.sorted())
    #expect(lines(read, cross.columns).sorted() == cross.rows.sorted())
    let attributes = reference.names.filter { $0 != "dimensionAtObservation" }
    #expect(lines(read, attributes).sorted() == lines(reference, attributes).sorted())
  }
}
