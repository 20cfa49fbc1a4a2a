import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import CSVSource

@Suite struct SeveralFilesTests {
  /// Reads several files as one source; the host gives them by path.
  private func run(
    _ files: [(path: String, bytes: [UInt8])], _ fields: ConfigNode = [:], blockBytes: Int = 64
  ) throws -> CSVRun {
    let bytes = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    let host = MemorySourceHost(opening: { location in
      guard let content = bytes[location.path] else { return try NoFiles().open(location) }
      return MemoryByteReader(content, name: location.path)
    })
    let paths = files.map { ConfigNode(.scalar($0.path, isQuoted: true), at: ConfigNode.testPlace) }
    let list = ConfigNode(.list(paths), at: ConfigNode.testPlace)
    let entries = [ConfigNode.Entry(key: "location", keyPlace: ConfigNode.testPlace, value: list)]
    let node = ConfigNode(.map(entries + (fields.entries ?? [])), at: ConfigNode.testPlace)
    return try CSVRun(host, CSVRun.mapping(node), CSVRun.context, blockBytes: blockBytes)
  }

  private func run(_ texts: KeyValuePairs<String, String>, _ fields: ConfigNode = [:]) throws -> CSVRun {
    try run(texts.map { ($0.key, Array($0.value.utf8)) }, fields)
  }

  @Test func `the columns are found again in each file, and the rows come in the order of the files`() throws
  {
    let run = try run([
      "a.csv": "code;n\nGM0002;2\nGM0001;1\n", "b.csv": "x,n,code\n-,3,GM0003\n", "c.csv": "n;code\n",
    ])
    #expect(run.frame.lines.map { String($0.prefix(6)) } == ["GM0002", "GM0001", "GM0003"])
    #expect(run.cells("inhabitants") == ["GM0001": 1, "GM0002": 2, "GM0003": 3])
    #expect(run.receipt == SourceReceipt(records: 3, accepted: 3))
  }

  @Test func `each file may have its own encoding, and a refused record keeps that of its file`() throws {
    let units = Array("\u{FEFF}code;n\nÉ;1\n".utf16)
    let utf16: [UInt8] = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let run = try run([("a.csv", utf16), ("b.csv", Array("code;n\nÉ;2\n".utf8))])
    #expect(run.host.quarantined.map(\.raw) == [Array(utf16[16..<22]), Array("É;2".utf8)])
  }

  @Test func `a refused record is numbered and placed in its own file`() throws {
    let run = try run(["a.csv": "code;n\nGM0001;1\n", "b.csv": "code;n\nGM0002;2\nGM0003;x\n"])
    #expect(run.host.quarantined.map(\.record) == [2])
    #expect(run.refusals.map(\.place) == [Place("b.csv", line: 3, column: 8, field: "n")])
  }

  @Test func `an area that an earlier file had is refused`() throws {
    let run = try run(["a.csv": "code;n\nGM0001;1\n", "b.csv": "code;n\nGM0001;2\nGM0002;3\n"])
    #expect(run.refusals.map(\.code) == [.duplicateArea])
    #expect(run.refusals.first?.place?.file == "b.csv")
    #expect(run.cells("inhabitants") == ["GM0001": 1, "GM0002": 3])
    #expect(run.receipt == SourceReceipt(records: 3, accepted: 2, quarantined: 1))
  }

  @Test func `an area may stand in several files for several periods`() throws {
    let run = try run(
      ["a.csv": "code;n;jaar\nGM0001;1;2016\n", "b.csv": "code;n;jaar\nGM0001;2;2017\n"],
      ["period": ["column": "jaar"]])
    #expect(run.refusals.isEmpty)
    #expect(run.frame.periods.map(\.year) == [2016, 2017])
  }

  @Test func `a file without a column ends the reading and is named`() throws {
    let found = try #require(
      complaint { _ = try run(["a.csv": "code;n\nGM0001;1\n", "b.csv": "code;m\nGM0002;2\n"]) })
    #expect(found.code == .columnNotFound)
    #expect(found.message.contains("b.csv"), "\(found)")
  }

  @Test func `a long table may go on in another file`() throws {
    let long: ConfigNode = [
      "columns": [:], "indicators": ["inhabitants", "low_income"],
      "long": ["indicator": "wat", "value": "n"],
    ]
    let run = try run(
      ["a.csv": "code;wat;n\nGM0001;inhabitants;1\n", "b.csv": "code;wat;n\nGM0001;low_income;7\n"], long)
    #expect(run.frame.rowCount == 1)
    #expect(run.cells("low_income") == ["GM0001": 7])
  }

  @Test func `an empty list or path is refused before anything is read`() throws {
    #expect(complaint { _ = try run([]) }?.message == "'location' names no input")
    #expect(complaint { _ = try run(["": "code;n\n"]) }?.message == "a path in 'location' is empty")
  }
}
