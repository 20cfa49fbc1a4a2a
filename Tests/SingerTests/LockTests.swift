import Foundation
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import Singer

@Suite("A program from outside is held to what was locked")
struct LockTests {
  private let tap =
    "case $1 in --version) echo '  tap 1.2  '; exit;; esac\n"
    + Sample.printing([Sample.schema] + Sample.records)

  private func complaint(_ place: Surroundings) throws -> String? {
    do {
      _ = try PluginHarness.read(try Sample.source(["command": "./tap", "discover": false]), host: place)
      return nil
    } catch let error as Diagnostic {
      #expect(error.code == .pluginChanged)
      return error.message
    }
  }

  @Test("executable, version and schema")
  func source() throws {
    let place = try Surroundings()
    try place.program("tap", tap)
    let source = try Sample.source(["command": "./tap", "discover": false])
    let locked = try #require(try source.programToLock(OutsideHost(folder: place.folder)))
    #expect(locked.command == "./tap")
    #expect(locked.version == "tap 1.2")
    #expect(locked.sha256.count == 64)
    #expect(locked.schema?.count == 64)
    #expect(locked.packages == nil)

    place.lock(["step": locked])
    #expect(try complaint(place) == nil)
    try place.program("tap", tap + "\n# another one")
    #expect(try complaint(place) == "the executable of 'tap' is not the one that was locked")
    try place.program("tap", tap)
    var other = locked
    other.schema = String(repeating: "0", count: 64)
    place.lock(["step": other])
    #expect(try complaint(place) == "the schema of what 'tap' gives is not the one that was locked")
    place.lock([:])
    #expect(try complaint(place) == "'tap' of step 'step' is not in the lock file")
    other.command = "tap-x"
    place.lock(["step": other])
    #expect(try complaint(place) == "the command is './tap', the lock file has 'tap-x'")
  }

  @Test("targets and mappers as well, before they are started")
  func others() throws {
    let place = try Surroundings()
    try place.program("target", "touch started")
    let input = FrameSchema(Sample.indicators)
    let sink = try PluginHarness.sink(SingerSink.self, ["command": "./target"], input: input, Sample.context)
    let mapper = try PluginHarness.transform(
      SingerTransform.self, ["command": "./target"], inputs: [input], Sample.context)
    let locked = try #require(try sink.programToLock(OutsideHost(folder: place.folder)))
    #expect(try mapper.programToLock(OutsideHost(folder: place.folder)) == locked)
    #expect(locked.schema == nil)
    try place.program("target", "touch started; exit 0")
    place.lock(["step": locked])
    #expect(throws: Diagnostic.self) { try sink.start(host: place) }
    #expect(throws: Diagnostic.self) { try mapper.start(host: place) }
  }

  @Test("a console script of Python is told by what is installed around it, wherever that is")
  func environment() throws {
    func identity(_ python: String, record: String, version: String = "1.0") throws -> ProgramIdentity {
      let place = try Surroundings()
      let info = "lib/python3.11/site-packages/tap_x-\(version).dist-info"
      for folder in ["bin", info] {
        try FileManager.default.createDirectory(
          atPath: place.folder + "/" + folder, withIntermediateDirectories: true)
      }
      try place.write("pyvenv.cfg", "home = /usr")
      try place.write(info + "/RECORD", record)
      try place.program("bin/tap-x", "import tap_x", interpreter: python)
      return try ProgramIdentity(place.folder + "/bin/tap-x")
    }
    let record = "tap_x/a.py,sha256=A,10\n../../../bin/tap-x,sha256=B,20\ntap_x/__pycache__/a.pyc,,\n"
    let here = try identity("/here/bin/python", record: record)
    let elsewhere = "tap_x/__pycache__/b.pyc,,\n../../../bin/tap-x,sha256=C,22\ntap_x/a.py,sha256=A,10\n"
    #expect(try identity("/elsewhere/bin/python3", record: elsewhere) == here)
    #expect(here.packages != nil)
    #expect(
      try identity("/here/bin/python", record: record.replacing("A", with: "D")).packages != here.packages)
    #expect(try identity("/here/bin/python", record: record, version: "1.1").packages != here.packages)
  }

  @Test("the digest of a schema does not depend on the order of its members")
  func schemaDigest() throws {
    let a = SchemaDigest.of(
      .object([.init(key: "a", value: .null), .init(key: "b", value: .array([.bool(true)]))]))
    let b = SchemaDigest.of(
      .object([.init(key: "b", value: .array([.bool(true)])), .init(key: "a", value: .null)]))
    #expect(a == b)
    #expect(a != SchemaDigest.of(.object([.init(key: "a", value: .null)])))
  }
}
