import Foundation
import Testing

@Suite("peil guess")
struct GuessTests {
  private static let table = """
    gemeentecode;naam;jaar;inwoners
    855;Tilburg;2022;224459
    34;Almere;2022;217828

    """

  @Test("writes a pipeline that checks and runs, from another folder")
  func writes() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      at: scratch.url.appendingPathComponent("pipelines"), withIntermediateDirectories: true)
    try scratch.write("table.csv", GuessTests.table)
    let guess = try Binary.run(["guess", "table.csv", "--write", "pipelines/table.yml"], in: scratch.url)
    #expect(guess.status == 0, "\(guess.errors)")
    #expect(guess.output == "pipelines/table.yml: runs as it is\n")
    #expect(scratch.read("pipelines/table.yml")?.contains("location: \"../table.csv\"") == true)
    let run = try Binary.run(["run", "pipelines/table.yml"], in: scratch.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(scratch.read("out/table.json")?.contains("GM0034") == true)
    let again = try Binary.run(["guess", "table.csv", "--write", "pipelines/table.yml"], in: scratch.url)
    #expect(again.status == 2)
    #expect(again.errors.contains("is there already"))
  }

  @Test("what it prints is a pipeline file, and JSON on request")
  func prints() throws {
    let scratch = try Scratch()
    try scratch.write("table.csv", GuessTests.table)
    let yaml = try Binary.run(["guess", "table.csv"], in: scratch.url)
    try scratch.write("printed.yml", yaml.output)
    #expect(try Binary.run(["check", "printed.yml"], in: scratch.url).status == 0)
    let json = try Binary.run(["guess", "table.csv", "--format", "json"], in: scratch.url)
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(document?["runs"] as? Bool == true)
    #expect(document?["pipeline"] as? String == yaml.output)
  }

  @Test("a wrong period, an archive of several members and a page of the web are told apart")
  func complains() throws {
    let scratch = try Scratch()
    try scratch.write("page.csv", "<html><title>404</title></html>")
    let page = try Binary.run(["guess", "page.csv"], in: scratch.url)
    #expect(page.status == 1)
    #expect(page.errors.contains("a web page (HTML) titled '404'"))
    #expect(page.output.isEmpty)
    let period = try Binary.run(["guess", "page.csv", "--period", "last"], in: scratch.url)
    #expect(period.status == 2)
    let absent = try Binary.run(["guess", "absent.csv"], in: scratch.url)
    #expect(absent.status == 2)
  }

  @Test("exports of StatLine run without an edit", .enabled(if: SharedData.isPresent))
  func realExports() throws {
    let files = [
      "cbs-70072ned-2015/70072ned_UntypedDataSet_06062018_000805.csv",
      "cbs-statline-metadata/03759ned_UntypedDataSet_05022020_161839.csv",
      "cbs-statline-metadata/82949NED_TypedDataSet_17052018_142705.csv",
      "cbs-kwb-amsterdam-2017/Kerncijfers_wijken_en_buurten_2017.csv",
    ]
    for file in files {
      let scratch = try Scratch()
      let path = try #require(SharedData.folder).appendingPathComponent(file).path
      let guess = try Binary.run(["guess", path, "--write", scratch.path("p.yml")])
      #expect(guess.output.hasSuffix("runs as it is\n"), "\(file): \(guess.output)\(guess.errors)")
      let run = try Binary.run(["run", scratch.path("p.yml"), "--output", scratch.path("out")])
      #expect(run.status == 0, "\(file): \(run.errors)")
    }
  }
}
