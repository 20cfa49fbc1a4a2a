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

  @Test("every dimension, attribute and value is what the Python package sdmx1 reads")
  func oracle() throws {
    for (path, expected) in try SDMXOracle.load().data {
      guard let read = try read(path) else { continue }
      #expect(read.faults.isEmpty, "\(path)")
      let records = read.records.map { $0.filter { $0.key != "dimensionAtObservation" } }
      #expect(records.count == expected.observations, "\(path)")
      let counts = Dictionary(records.flatMap(\.keys).map { ($0, 1) }, uniquingKeysWith: +)
      #expect(counts == expected.counts, "\(path)")
      let lines = records.map { record in
        record.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "\t") + "\n"
      }
      #expect(SDMXOracle.hash(lines.joined()) == expected.hash, "\(path)")
    }
  }

  @Test(
    "a message without data says what it is instead",
    arguments: [
      ("ECB/orgscheme.xml", "structure message"), ("ECB/structureset-0.xml", "structure message"),
      ("ECB_EXR/common.xml", "structure message"), ("ECB_EXR/1/structure-full.xml", "structure message"),
      ("ESTAT/CL_FREQ.xml", "structure message"), ("ESTAT/GOV_10Q_GGNFA.xml", "structure message"),
      ("INSEE/dataflow.xml", "structure message"), ("INSEE/gh-205.xml", "structure message"),
      ("SDMX/HCL_TEST_AREA.xml", "structure message"), ("ESTAT/esms-structure.xml", "structure message"),
      ("ESTAT/esms.xml", "reference metadata"), ("ESTAT/esms-ss.xml", "reference metadata"),
    ])
  func noData(path: String, reason: String) throws {
    guard sharedData("sdmx/\(path)") != nil else { return }
    let error = try #require(throws: Diagnostic.self) { try read(path) }
    #expect(error.code == .emptyInput)
    #expect(error.hint?.contains(reason) == true, "\(error)")
    let preset = try #require(throws: Diagnostic.self) {
      let file = try #require(sharedData("sdmx/\(path)"))
      let reader = try ByteInput.open(Location(path: path, place: ConfigNode.testPlace), path: file)
      _ = try records(reader, [XMLPreset.sdmxGeneric21.format()])
    }
    #expect(preset.hint?.contains(reason) == true, "\(preset)")
  }

  @Test("a message with a footer only gives what the footer says", arguments: ["footer.xml", "footer2.xml"])
  func footer(name: String) throws {
    guard sharedData("sdmx/ESTAT/\(name)") != nil else { return }
    let error = try #require(throws: Diagnostic.self) { try read("ESTAT/\(name)") }
    #expect(error.code == .emptyInput)
    #expect(
      error.message.hasPrefix("no record found; the publisher says: Due to the large query the response"))
  }

  @Test("the message that a footer points to is read from its zip")
  func zipped() throws {
    guard let read = try read("ESTAT/footer2.zip") else { return }
    #expect(read.records.count > 0)
    #expect(read.records.allSatisfy { $0["OBS_VALUE"] != nil && $0["TIME_PERIOD"] != nil })
  }
}
