import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import PipelineEngine

@Suite("A run is locked, held to its lock, and made again from what was kept")
struct LockTests {
  private let workspace: Workspace
  private let web = SmallWeb([:])
  private let store: String
  private static let url = "https://example.org/b.txt?api_key=${key}"

  init() throws {
    workspace = try Workspace()
    store = workspace.folder.appendingPathComponent("store").path
    try FileManager.default.createDirectory(
      at: workspace.folder.appendingPathComponent("data"), withIntermediateDirectories: true)
    try workspace.write("data/a.txt", "GM0001=5\nGM0002=7\nGM0003=9\n")
    try pipeline()
  }

  private func pipeline(_ more: String = "") throws {
    try workspace.pipeline(
      """
      parameters: { data: data, name: a.txt }
      sources:
        s: { use: file, location: "${data}/${name}", peeks: "\(workspace.folder.path)/hidden" }
      \(more)transforms:
        t: { from: s, use: pass }
      sinks:
        out: { from: t, use: lines, path: "pages/out.txt" }
      """)
  }

  private var file: String { workspace.folder.appendingPathComponent("pipeline.yml").path }

  private var registry: PluginRegistry {
    var registry = Workspace.registry
    registry.register(FileSource.self)
    return registry
  }

  private func plan(_ given: [String: String] = [:]) throws -> Pipeline {
    try Planner.plan(path: file, parameters: Parameters(given: given), registry: registry)
  }

  private func options(_ lock: Runner.LockUse, _ output: String = "out", version: String = "1")
    -> Runner.Options
  {
    Runner.Options(
      output: workspace.folder.appendingPathComponent(output).path, jobs: 2, version: version,
      web: WebAccess(store: store, client: web), lock: lock)
  }

  @discardableResult
  private func update(_ given: [String: String] = [:]) throws -> [LockDifference] {
    let plan = try plan(given)
    let run = try #require(try Runner(plan, options(.made)).run().locked)
    return try Locker.update(plan, run, before: LockFile.read(of: file))
  }

  private func held(_ given: [String: String] = [:], version: String = "1") throws -> RunReport {
    let lock = try LockFile.readRun(of: file).run
    return try Runner(plan(given), options(.held(lock), version: version)).run()
  }

  private func reproduce() throws -> Reproducer.Outcome {
    try Reproducer(file, registry: registry, options(.ignored, "again")).reproduce()
  }

  private func codes(_ work: () throws -> Void) -> [String] {
    do {
      try work()
      return []
    } catch { return Diagnostics(error).items.map(\.code.text) }
  }

  @Test("the lock holds all that the outputs depend on, and nothing of the machine")
  func content() throws {
    try update()
    let run = try LockFile.readRun(of: file).run
    #expect(run.parameters == ["name": "a.txt"])
    #expect(run.places == ["data"])
    #expect(run.documents.keys.sorted() == ["catalogue.yml"])
    #expect(run.builtIn == ["source file": "1", "transform pass": "1", "sink lines": "1"])
    #expect(run.seeds == ["s": "7"])
    #expect(run.inputs["s"]?.map(\.location) == ["${data}/a.txt"])
    #expect(run.inputs["s"]?.first?.licence == "CC BY 4.0")
    #expect(run.inputs["s"]?.first?.bytes == 27)
    #expect(run.steps.keys.sorted() == ["s", "t"])
    #expect(run.outputs.keys.sorted() == ["pages/out.txt"])
    let text = try String(contentsOfFile: LockFile.path(of: file), encoding: .utf8)
    #expect(!text.contains(workspace.folder.path))
  }

  @Test("what is written is what is read again, whatever is in it")
  func roundTrip() throws {
    var run = LockedRun(version: "0.1", pipeline: "ab")
    run.parameters = ["n": "null", "t": "true", "quoted": "a \"b\" \\ c: d # e", "empty": ""]
    var input = LockedInput(location: "${data}/ü x.csv", sha256: "00", bytes: 3)
    input.member = "m.csv"
    input.isBeside = true
    input.retrieved = "2026-01-01T00:00:00Z"
    run.inputs = ["step one": [input, LockedInput(location: "b", sha256: "1e5", bytes: 0)]]
    run.outputs = ["a/b.json": "12"]
    let lock = LockFile(plugins: ["p": LockedProgram(command: "tap", sha256: "0f")], run: run)
    try lock.write(of: file)
    #expect(try LockFile.read(of: file) == lock)
  }

  @Test("any text is read as it was written, also what no line of YAML can hold as it is")
  func anyText() throws {
    var random = SystemRandomNumberGenerator()
    // Not U+FEFF, which Foundation drops where a text starts with it.
    let odd = [
      "\u{0}", "\u{1}", "\n", "\r", "\t", "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}",
    ]
    let plain = [
      "a", "9", " ", "\"", "'", "\\", ":", "#", "-", "{", "}", "&", "*", "!", "%", "~", "é", "\u{1F600}",
    ]
    for _ in 0..<200 {
      let texts = (0..<3).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
          (odd + plain).randomElement(using: &random)
        }
        .joined()
      }
      var run = LockedRun(version: "0.1", pipeline: "ab")
      run.parameters = ["p" + texts[0]: texts[1], "n": texts[2]]
      run.inputs = ["s" + texts[1]: [LockedInput(location: "l" + texts[0], sha256: "00", bytes: 3)]]
      run.outputs = ["o" + texts[2]: "12"]
      try LockFile(plugins: [:], run: run).write(of: file)
      #expect(try LockFile.readRun(of: file).run == run, "\(texts.map { Array($0.unicodeScalars) })")
    }
  }

  @Test("the same run gives the same lock, and says that nothing changed")
  func sameAgain() throws {
    #expect(try update().isEmpty == false)
    let text = try String(contentsOfFile: LockFile.path(of: file), encoding: .utf8)
    #expect(try update() == [])
    #expect(try String(contentsOfFile: LockFile.path(of: file), encoding: .utf8) == text)
  }

  @Test("another input changes the lock in the input, the rows and the output")
  func changedInput() throws {
    try update()
    try workspace.write("data/a.txt", "GM0001=5\nGM0002=8\nGM0003=9\n")
    let changes = try update()
    #expect(changes.map(\.subject) == [.input, .rows, .rows, .output])
    #expect(changes.first?.words.hasPrefix("input 's ${data}/a.txt' was sha256 ") == true)
  }

  @Test("a run that is held to its lock goes through when nothing differs")
  func heldAndSame() throws {
    try update()
    #expect(try held().locked?.outputs == LockFile.readRun(of: file).run.outputs)
  }

  @Test("a run that is held refuses another file before it reads it, and leaves the outputs alone")
  func heldAndOtherInput() throws {
    try update()
    let before = workspace.read("pages/out.txt")
    try workspace.write("data/a.txt", "not even a line\n")
    #expect(codes { _ = try held() } == ["lock.input-differs"])
    #expect(workspace.read("pages/out.txt") == before)
  }

  @Test("a run that is held refuses another pipeline, catalogue, parameter or version")
  func heldAndOtherPlan() throws {
    try update()
    try workspace.write("data/b.txt", "GM0001=5\n")
    #expect(codes { _ = try held(["name": "b.txt"]) } == ["lock.differs"])
    #expect(codes { _ = try held(version: "2") } == ["lock.differs"])
    try workspace.write(
      "catalogue.yml",
      "peil-catalogue: 1\nid: test\nindicators:\n  people: { label: Man, unit: count, polarity: context, domain: population }\n"
    )
    try pipeline("# another\n")
    #expect(codes { _ = try held() } == ["lock.differs", "lock.differs"])
  }

  @Test("a run that is held refuses another output, which something undeclared must have made")
  func heldAndOtherOutput() throws {
    try update()
    try workspace.write("hidden", "1")
    #expect(Set(codes { _ = try held() }) == ["lock.output-differs"])
    #expect(workspace.read("pages/out.txt") == "GM0001 5\nGM0002 7\nGM0003 9\n")
  }

  @Test("files may lie in another folder")
  func otherFolder() throws {
    try update()
    let other = workspace.folder.appendingPathComponent("elsewhere")
    try FileManager.default.moveItem(at: workspace.folder.appendingPathComponent("data"), to: other)
    #expect(try held(["data": other.path]).locked?.places == ["data"])
  }

  @Test("the run is made again from the store when the files are gone")
  func reproduced() throws {
    try update()
    try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("data"))
    let outcome = try reproduce()
    #expect(outcome.isSame)
    #expect(outcome.differences == [])
    let again = FileManager.default.contents(
      atPath: workspace.folder.appendingPathComponent("again/pages/out.txt").path)
    #expect(again == Data("GM0001 5\nGM0002 7\nGM0003 9\n".utf8))
  }

  @Test("a difference is followed to the step, the cells and the values")
  func notReproduced() throws {
    try update()
    try workspace.write("hidden", "1")
    let outcome = try reproduce()
    #expect(!outcome.isSame)
    #expect(outcome.step == "s")
    #expect(
      outcome.cells.map(\.words) == [
        "people of GM0001 in 2017 was 5 and is 6", "people of GM0002 in 2017 was 7 and is 8",
        "people of GM0003 in 2017 was 9 and is 10",
      ])
  }

  @Test("what is not in the store, or not what was kept, is never read")
  func damagedStore() throws {
    try update()
    let sha256 = try #require(try LockFile.readRun(of: file).run.inputs["s"]?.first?.sha256)
    let object = SnapshotStore(folder: store).path(of: sha256)
    try Data("GM0001=5\nGM0002=7\nGM0003=1\n".utf8).write(to: URL(fileURLWithPath: object))
    #expect(codes { _ = try reproduce() } == ["snapshot.damaged"])
    try FileManager.default.removeItem(atPath: object)
    #expect(codes { _ = try reproduce() } == ["snapshot.missing"])
  }

  @Test("without a lock there is nothing to hold to")
  func noLock() {
    #expect(codes { _ = try reproduce() } == ["lock.missing"])
  }

  @Test("what was read from the web is made again without the web, and its secret is not in the lock")
  func remote() throws {
    try workspace.pipeline(
      """
      parameters: { key: { secret: true } }
      sources:
        s: { use: file, location: "\(Self.url)" }
      sinks:
        out: { from: s, use: lines, path: out.txt }
      """)
    web.put("GM0001=5\n", at: "https://example.org/b.txt?api_key=hush")
    try update(["key": "hush"])
    let text = try String(contentsOfFile: LockFile.path(of: file), encoding: .utf8)
    #expect(!text.contains("hush"))
    #expect(text.contains("https://example.org/b.txt"))
    web.goDown()
    #expect(try reproduce().isSame)
    #expect(try held(["key": "hush"]).locked != nil)
  }
}
