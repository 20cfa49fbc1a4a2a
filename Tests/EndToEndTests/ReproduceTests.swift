import Foundation
import Testing

@Suite("A locked run is made again to the byte, whatever the machine is like")
struct ReproduceTests {
  private static let small = ["tilburg-2022", "ken-uw-doelgroep-amsterdam-2017"]
  private static let large = ["gemeenten-2015", "ken-uw-doelgroep-2022"]

  private func run(
    _ arguments: [String], in scratch: Scratch, environment: [String: String] = [:]
  ) throws -> Binary.Result {
    let store = ["PEIL_STORE": ""].merging(environment) { _, given in given }
    return try Binary.execute(
      #require(Binary.path), arguments, in: scratch.url, environment: store)
  }

  /// A folder with the pipelines, and what a run needs to know of the data.
  private func workspace(_ name: String) throws -> (scratch: Scratch, parameters: [String]) {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: Binary.root.appendingPathComponent("Pipelines").path, toPath: scratch.path("Pipelines"))
    let text = try #require(scratch.read("Pipelines/\(name).yml"))
    let data = SharedData.folder?.path ?? ""
    return (scratch, text.contains("${data}") ? ["--set", "data=\(data)"] : [])
  }

  @Test(
    "with one thread and two, elsewhere, in another language and time zone",
    .enabled(if: SharedData.isPresent, "needs the real data beside the repository"), arguments: small)
  func everywhere(_ name: String) throws { try checkEverywhere(name) }

  @Test(
    "with one thread and two, elsewhere, in another language and time zone, of large pipelines",
    .enabled(
      if: SharedData.isPresent && Binary.release != nil,
      "needs the real data and a release build: see PEIL_RELEASE"), arguments: large)
  func everywhereOfLarge(_ name: String) throws { try checkEverywhere(name) }

  private func checkEverywhere(_ name: String) throws {
    let (scratch, parameters) = try workspace(name)
    let file = "Pipelines/\(name).yml"
    try? FileManager.default.removeItem(atPath: scratch.path("Pipelines/\(name).lock"))
    let update = try run(["run", file, "--update"] + parameters, in: scratch)
    #expect(update.status == 0, "\(update.errors)")
    // What is made again depends on no path, so the whole folder moves, and the data is not there.
    let moved = try Scratch()
    try FileManager.default.moveItem(atPath: scratch.path("Pipelines"), toPath: moved.path("elsewhere"))
    let elsewhere = "elsewhere/\(name).yml"
    for environment in [
      ["LC_ALL": "C", "TZ": "UTC"],
      ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"],
    ] {
      for jobs in ["1", "2"] {
        let again = try run(["reproduce", elsewhere, "--jobs", jobs], in: moved, environment: environment)
        #expect(again.status == 0, "\(again.output)\(again.errors)")
        #expect(again.output.contains("the same to the byte"))
      }
    }
  }

  @Test(
    "in batches of one row, of a thousand, and of all",
    .enabled(if: SharedData.isPresent, "needs the real data beside the repository"), arguments: small)
  func batches(_ name: String) throws { try checkBatches(name) }

  @Test(
    "in batches of one row, of a thousand, and of all, of large pipelines",
    .enabled(
      if: SharedData.isPresent && Binary.release != nil,
      "needs the real data and a release build: see PEIL_RELEASE"), arguments: large)
  func batchesOfLarge(_ name: String) throws { try checkBatches(name) }

  private func checkBatches(_ name: String) throws {
    let (scratch, parameters) = try workspace(name)
    let file = "Pipelines/\(name).yml"
    try? FileManager.default.removeItem(atPath: scratch.path("Pipelines/\(name).lock"))
    #expect(try run(["run", file, "--update"] + parameters, in: scratch).status == 0)
    for rows in ["1", "1000", "0"] {
      let again = try run(["reproduce", file, "--batch", rows], in: scratch)
      #expect(again.status == 0, "in batches of \(rows): \(again.output)\(again.errors)")
    }
  }

  /// Every output, by its path.
  private func outputs(_ scratch: Scratch, _ name: String) throws -> [String: Data] {
    let folder = scratch.path("out/\(name)")
    let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
    let pairs = names.filter { !$0.hasPrefix(".peil") }.compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map { (name, $0) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  @Test(
    "a night makes outputs that are gone from the rows that it kept, the same to the byte",
    .enabled(if: SharedData.isPresent, "needs the real data beside the repository"), arguments: small)
  func keptRows(_ name: String) throws { try checkKeptRows(name) }

  @Test(
    "a night makes outputs that are gone from the rows that it kept, the same to the byte, of large pipelines",
    .enabled(
      if: SharedData.isPresent && Binary.release != nil,
      "needs the real data and a release build: see PEIL_RELEASE"), arguments: large)
  func keptRowsOfLarge(_ name: String) throws { try checkKeptRows(name) }

  private func checkKeptRows(_ name: String) throws {
    let (scratch, parameters) = try workspace(name)
    let night = ["nightly", "Pipelines/\(name).yml", "--keep", "0"] + parameters
    let first = try run(night, in: scratch)
    #expect(first.status == 0, "\(first.errors)")
    let before = try outputs(scratch, name)
    #expect(!before.isEmpty)
    let folder = scratch.path("out/\(name)")
    for output in try FileManager.default.contentsOfDirectory(atPath: folder) where output != ".peil" {
      try FileManager.default.removeItem(atPath: folder + "/" + output)
    }
    let second = try run(night, in: scratch)
    #expect(second.status == 0, "\(second.errors)")
    #expect(try outputs(scratch, name) == before)
    #expect(try run(night, in: scratch).output.contains("unchanged"))
  }

  @Test("what is in the repository is what was locked", arguments: small)
  func locks(_ name: String) throws { try checkLocks(name) }

  @Test(
    "what is in the repository is what was locked, of large pipelines",
    .enabled(
      if: SharedData.isPresent && Binary.release != nil,
      "needs the real data and a release build: see PEIL_RELEASE"), arguments: large)
  func locksOfLarge(_ name: String) throws { try checkLocks(name) }

  private func checkLocks(_ name: String) throws {
    let lock = Binary.root.appendingPathComponent("Pipelines/\(name).lock").path
    #expect(FileManager.default.fileExists(atPath: lock), "run it with --update")
    let (scratch, parameters) = try workspace(name)
    guard parameters.isEmpty || SharedData.isPresent else { return }
    let result = try run(["run", "Pipelines/\(name).yml", "--locked"] + parameters, in: scratch)
    #expect(result.status == 0, "\(result.errors.suffix(2000))")
  }

  @Test("a pipeline that differs from its lock is refused, with what was and what is")
  func refused() throws {
    let (scratch, _) = try workspace("tilburg-2022")
    let file = "Pipelines/tilburg-2022.yml"
    #expect(try run(["run", file, "--update"], in: scratch).status == 0)
    #expect(try run(["run", file, "--locked"], in: scratch).status == 0)
    let figures = try #require(scratch.read("Pipelines/sample/tilburg-2022.csv"))
    try scratch.write("Pipelines/sample/tilburg-2022.csv", figures.replacing("224459", with: "224460"))
    let input = try run(["run", file, "--locked"], in: scratch)
    #expect(input.status == 1)
    #expect(input.errors.contains("input 'csv sample/tilburg-2022.csv' was sha256 "))
    #expect(try run(["reproduce", file], in: scratch).status == 0)
    let diff = try run(["diff", file, "--against", "Pipelines/tilburg-2022.lock"], in: scratch)
    // The checks of the file know the number of inhabitants.
    #expect(diff.status == 1)
    #expect(diff.errors.contains("run.check-failed"))
    let text = try #require(scratch.read(file))
    try scratch.write(file, text + "# another\n")
    let pipeline = try run(["run", file, "--locked"], in: scratch)
    #expect(pipeline.status == 2)
    #expect(pipeline.errors.contains("the pipeline file was sha256 "))
  }

  @Test("a figure is traced to the locked file when the original is gone")
  func trace() throws {
    let (scratch, _) = try workspace("tilburg-2022")
    let file = "Pipelines/tilburg-2022.yml"
    #expect(try run(["run", file, "--update"], in: scratch).status == 0)
    try FileManager.default.removeItem(atPath: scratch.path("Pipelines/sample/tilburg-2022.csv"))
    #expect(try run(["trace", file, "GM0855", "inhabitants"], in: scratch).status == 2)
    let trace = try run(["trace", file, "GM0855", "inhabitants", "--locked"], in: scratch)
    #expect(trace.status == 0, "\(trace.errors)")
    #expect(trace.output.contains("tilburg-2022.csv:"))
    #expect(trace.output.contains("'224459'"))
    #expect(trace.output.contains("kept as "))
  }
}
