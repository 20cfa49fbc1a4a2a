import Foundation
import Testing

@Suite("What pipelines read is listed, checked, cleared, and taken elsewhere")
struct SnapshotCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCatalogue()
    try scratch.write(
      "p.yml",
      """
      peil: 1
      name: kept
      period: 2020
      catalogue: [catalogue.yml]
      sources:
        s: { use: csv, location: data.csv, area: code, columns: { people: n } }
      sinks:
        j: { from: s, use: json, path: a.json }
      """)
    try write(factor: 1)
  }

  private func write(factor: Int) throws {
    try scratch.write("data.csv", "code;n\n" + (1...50).map { "GM\(1000 + $0);\($0 * factor)\n" }.joined())
  }

  private func peil(_ arguments: String...) throws -> Binary.Result {
    // The store is that beside the pipeline, whatever the surroundings say.
    try Binary.run(arguments, in: scratch.url, environment: ["PEIL_STORE": ""])
  }

  private func update() throws {
    let result = try peil("run", "p.yml", "--update")
    #expect(result.status == 0, "\(result.errors)")
  }

  private struct Entry: Decodable {
    var sha256: String
    var bytes: Int
    var kind: String
    var names: [String]
    var locks: [String]
  }

  private func list() throws -> [Entry] {
    let result = try peil("snapshot", "list", "p.yml", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode([Entry].self, from: Data(result.output.utf8))
  }

  @Test("a run is made again on another machine from the pipeline, its lock and one file")
  func elsewhere() throws {
    try update()
    let exported = try peil("snapshot", "export", "kept.peilstore", "p.yml")
    #expect(exported.status == 0, "\(exported.errors)")
    #expect(exported.output.hasPrefix("kept.peilstore: 2 snapshots, "))
    for name in ["data.csv", "out", ".peil"] {
      try FileManager.default.removeItem(atPath: scratch.path(name))
    }
    let without = try peil("reproduce", "p.yml")
    #expect(without.status == 3 && without.errors.contains("[snapshot.missing]"))
    let imported = try peil("snapshot", "import", "kept.peilstore", "--store", "elsewhere")
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(imported.output.hasPrefix("elsewhere: brought in 2 snapshots, "))
    #expect(imported.output.hasSuffix("for p.lock\n"))
    let again = try peil("reproduce", "p.yml", "--store", "elsewhere", "--output", "again")
    #expect(again.status == 0, "\(again.output)\(again.errors)")
    #expect(again.output.contains("the same to the byte"))
    #expect(scratch.data("again/a.json")?.isEmpty == false)
  }

  @Test("the list says what each snapshot is, and which pipeline is locked to it")
  func listed() throws {
    try update()
    let entries = try list()
    #expect(Set(entries.map(\.kind)) == ["input", "rows"])
    let input = try #require(entries.first { $0.kind == "input" })
    #expect(input.names == ["data.csv"] && input.bytes == scratch.data("data.csv")?.count)
    #expect(entries.allSatisfy { $0.locks == ["p.lock"] && $0.sha256.count == 64 })
    let text = try peil("snapshot", "list", "p.yml").output
    #expect(text.hasPrefix("sha256 ") && text.contains("rows of s") && text.contains("data.csv"))
    #expect(text.contains(String(input.sha256.prefix(12))))
    #expect(text.hasSuffix(".peil/snapshots: 2 snapshots, \(try size(entries))\n"))
    #expect(try peil("snapshot", "list", "--store", "none").output == "none: nothing is kept there\n")
    #expect(try peil("snapshot", "list", "q.yml").status == 3)
  }

  private func size(_ entries: [Entry]) throws -> String {
    let bytes = Double(entries.map(\.bytes).reduce(0, +))
    return String(format: "%.1f kB", bytes / 1e3)
  }

  @Test("a damaged snapshot is exit 1, until it is removed")
  func damaged() throws {
    try update()
    #expect(try peil("snapshot", "verify").status == 0)
    let sha256 = try #require(try list().first { $0.kind == "input" }?.sha256)
    let path = ".peil/snapshots/objects/\(sha256.prefix(2))/\(sha256)"
    var data = try #require(scratch.data(path))
    data[20] ^= 1
    try scratch.write(path, bytes: [UInt8](data))
    let found = try peil("snapshot", "verify", "p.yml")
    #expect(found.status == 1 && found.output.hasPrefix("damaged: \(sha256)  data.csv\n"))
    #expect(try peil("snapshot", "export", "a.peilstore", "p.yml").errors.contains("[snapshot.damaged]"))
    #expect(scratch.data("a.peilstore") == nil)
    #expect(try peil("snapshot", "verify", "--remove").status == 0)
    #expect(try peil("snapshot", "verify").status == 0)
    #expect(scratch.data(path) == nil)
  }

  @Test("what no lock names any more goes, and a run is still made again from what is left")
  func pruned() throws {
    try update()
    let old = Set(try list().map(\.sha256))
    try write(factor: 3)
    try update()
    #expect(try list().count == 4)
    #expect(try peil("snapshot", "prune", "p.yml").output.contains("removed 0 snapshots, 0 B; 4 stay\n"))
    let dry = try peil("snapshot", "prune", "p.yml", "--keep-days", "0", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("would remove 2 snapshots, "))
    #expect(try list().count == 4)
    let done = try peil("snapshot", "prune", "p.yml", "--keep-days", "0")
    #expect(done.status == 0, "\(done.errors)")
    let left = Set(try list().map(\.sha256))
    #expect(left.count == 2 && left.isDisjoint(with: old))
    #expect(try peil("reproduce", "p.yml").status == 0)
  }

  @Test("nothing is removed without the locks that tell what is needed")
  func noLock() throws {
    try update()
    #expect(try peil("snapshot", "prune").status == 2)
    try scratch.write("p.lock", "peil: [")
    #expect(try peil("snapshot", "prune", "p.yml", "--keep-days", "0").status == 2)
    try FileManager.default.removeItem(atPath: scratch.path("p.lock"))
    let result = try peil("snapshot", "prune", "p.yml", "--keep-days", "0")
    #expect(result.status == 2 && result.errors.contains("[lock.missing]"))
    #expect(try list().count == 2)
  }

  @Test("a file that is cut off or no archive is refused, and a pipeline file is not written over")
  func refused() throws {
    try update()
    #expect(try peil("snapshot", "export", "kept.peilstore", "p.yml").status == 0)
    let archive = try #require(scratch.data("kept.peilstore"))
    try scratch.write("cut", bytes: [UInt8](archive.dropLast(1024)))
    let cut = try peil("snapshot", "import", "cut", "--store", "elsewhere")
    #expect(cut.status == 1 && cut.errors.contains("'cut' ends too early"))
    #expect(try peil("snapshot", "list", "--store", "elsewhere").output.contains("nothing is kept"))
    #expect(try peil("snapshot", "import", "data.csv", "--store", "elsewhere").status == 1)
    let text = scratch.read("p.yml")
    #expect(try peil("snapshot", "export", "p.yml", "p.yml").status == 2)
    #expect(scratch.read("p.yml") == text)
    #expect(try peil("snapshot", "lst").errors.contains("Did you mean 'list'?"))
  }
}
