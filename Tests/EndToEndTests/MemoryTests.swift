import Foundation
import Testing

@Suite("Reading takes the same memory whatever the size of the input", .serialized)
struct MemoryTests {
  private static let columns = 100
  private static let periods = 8
  private static let areas = 17_000

  /// The header, and for each area and year a record of a hundred columns.
  private func writeCSV(_ path: String) throws {
    try write(path, head: header(), foot: "") { code, year in
      "\"\(code)  \";\"\(year)JJ00\"" + Self.values + "\n"
    }
  }

  private func header() -> String {
    (["Area", "Period"] + (3...Self.columns).map { "Onderwerp\($0)_\($0)" }).joined(separator: ";") + "\n"
  }

  private static let values = (3...columns).map { ";\"    \($0).5\"" }.joined()

  private func writeAtom(_ path: String) throws {
    let head = """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" \
      xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">

      """
    try write(path, head: head, foot: "</feed>\n") { code, year in
      "<entry><content><m:properties><d:Area>\(code)</d:Area><d:Period>\(year)JJ00</d:Period>"
        + Self.properties + "</m:properties></content></entry>\n"
    }
  }

  private static let properties = (3...columns).map {
    "<d:Onderwerp\($0)_\($0)>\($0).5</d:Onderwerp\($0)_\($0)>"
  }
  .joined()

  private func write(
    _ path: String, head: String, foot: String, record: (_ code: String, _ year: Int) -> String
  ) throws {
    try Data(head.utf8).write(to: URL(fileURLWithPath: path))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    for year in 2000..<2000 + Self.periods {
      var block = Data()
      for area in 0..<Self.areas {
        block.append(contentsOf: record("BU\(10_000_000 + area)", year).utf8)
        if block.count > 1 << 20 {
          try file.write(contentsOf: block)
          block.removeAll(keepingCapacity: true)
        }
      }
      try file.write(contentsOf: block)
    }
    try file.write(contentsOf: Data(foot.utf8))
    try file.close()
  }

  /// Runs a pipeline that maps five indicators and returns the most memory it held, in MB.
  private func peak(_ scratch: Scratch, source: String) throws -> Double {
    let ids = ["a", "b", "c", "d", "e"]
    try scratch.write(
      "catalogue.yml",
      "peil-catalogue: 1\nid: t\nindicators:\n"
        + ids.map { "  \($0): { label: X, unit: count, polarity: context, domain: x }\n" }.joined())
    let columns = zip(ids, [3, 17, 40, 77, 100]).map { "\($0): Onderwerp\($1)" }.joined(separator: ", ")
    try scratch.write(
      "p.yml",
      """
      peil: 1
      name: memory
      catalogue: [catalogue.yml]
      sources:
        s: { \(source), area: Area, period: { column: Period }, columns: { \(columns) } }
      checks:
        - { on: s, that: rows, equals: \(Self.areas * Self.periods) }
        - { on: s, that: sum(e), equals: \(Double(Self.areas * Self.periods) * 100.5) }
      """)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Binary.path))
    process.arguments = ["run", scratch.path("p.yml"), "--output", scratch.path("out")]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    var peak = 0.0
    while process.isRunning {
      peak = max(peak, Self.highWater(process.processIdentifier) ?? 0)
      Thread.sleep(forTimeInterval: 0.002)
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return peak
  }

  /// The most memory that a process has held, as the kernel counts it.
  private static func highWater(_ process: Int32) -> Double? {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else { return nil }
    return kilobytes / 1024
  }

  @Test("130 MB of CSV is read in less than 90 MB")
  func csv() throws {
    let scratch = try Scratch()
    try writeCSV(scratch.path("data.csv"))
    let bytes = try #require(scratch.data("data.csv")?.count)
    #expect(bytes > 130_000_000)
    let megabytes = try peak(scratch, source: "use: csv, location: data.csv")
    #expect(megabytes > 5 && megabytes < 90, "\(megabytes) MB")
  }

  @Test("500 MB of Atom, compressed, is read in less than 90 MB")
  func atom() throws {
    let scratch = try Scratch()
    try writeAtom(scratch.path("data.xml"))
    let zipped = try Binary.execute("/usr/bin/env", ["gzip", "-1", scratch.path("data.xml")])
    #expect(zipped.status == 0)
    let megabytes = try peak(scratch, source: "use: xml, preset: odata-atom, location: data.xml.gz")
    #expect(megabytes > 5 && megabytes < 90, "\(megabytes) MB")
  }
}
