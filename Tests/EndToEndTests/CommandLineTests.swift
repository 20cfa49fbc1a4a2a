import Foundation
import Testing

@Suite("The command line explains itself and keeps to its exit codes")
struct CommandLineTests {
  @Test("without arguments it shows its commands")
  func help() throws {
    let result = try Binary.run([])
    #expect(result.status == 0)
    for command in ["run", "check", "plan", "plugins", "profile", "trace"] {
      #expect(result.output.contains(command))
    }
  }

  @Test(
    "an unknown command or option is a mistake of the user: exit 2",
    arguments: [
      ["rnu"], ["run"], ["run", "a.yml", "--ouput", "x"], ["run", "a.yml", "--jobs", "0"],
      ["run", "a.yml", "--set", "novalue"],
    ])
  func usage(_ arguments: [String]) throws {
    let result = try Binary.run(arguments)
    #expect(result.status == 2)
    #expect(result.errors.lowercased().contains("error"))
    #expect(result.output.isEmpty)
  }

  @Test("a pipeline file that does not exist is exit 2, with the nearest name")
  func missingFile() throws {
    let result = try Binary.run(["check", "Pipelines/tilburg-2023.yml"])
    #expect(result.status == 2)
    #expect(result.errors.contains("did you mean") || result.errors.contains("Did you mean"))
  }

  @Test("every plugin has a page that names all its fields")
  func plugins() throws {
    let list = try Binary.run(["plugins"])
    #expect(list.status == 0)
    let names = [
      "csv", "xml", "select", "join", "derive", "denominate", "impute", "treat", "normalise", "weight",
      "json", "sqlite", "report",
    ]
    let withoutRequired = ["select", "join", "impute", "treat", "normalise", "weight"]
    for name in names {
      #expect(list.output.contains("  \(name) "))
      let page = try Binary.run(["plugins", name])
      #expect(page.status == 0)
      #expect(page.output.contains("(required)") || withoutRequired.contains(name))
    }
    let unknown = try Binary.run(["plugins", "jsno"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("Did you mean 'json'?"))
  }

  @Test("plan shows what each step reads and makes")
  func plan() throws {
    let result = try Binary.run(["plan", "Pipelines/tilburg-2022.yml"])
    #expect(result.status == 0)
    #expect(result.output.contains("reads"))
    #expect(result.output.contains("makes"))
    #expect(result.output.contains("sample/tilburg-2022.csv"))
  }

  @Test("profile describes a file as text and as JSON")
  func profile() throws {
    let scratch = try Scratch()
    let file = try scratch.write("t.csv", "code;n;x\nGM0001;1;a\nGM0002;.;b\nGM0003;2.5;\n")
    let text = try Binary.run(["profile", file])
    #expect(text.status == 0)
    #expect(text.output.contains("3 rows, 3 columns"))
    let json = try Binary.run(["profile", file, "--format", "json"])
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let columns = try #require(record["columns"] as? [[String: Any]])
    #expect(columns[1]["sum"] as? Double == 3.5)
    #expect(columns[1]["missing"] as? Int == 1)
  }

  @Test("an output folder that can't be made is out of reach: exit 3")
  func outOfReach() throws {
    let scratch = try Scratch()
    try scratch.write("file", "x")
    let result = try Binary.run(["run", "Pipelines/tilburg-2022.yml", "--output", scratch.path("file/out")])
    #expect(result.status == 3)
    #expect(result.errors.contains("[io.cannot-write]"))
  }

  @Test("data that fails a check is exit 1, and the last line names step, place and log")
  func failedCheck() throws {
    let scratch = try Scratch()
    try scratch.write(
      "c.yml",
      "peil-catalogue: 1\nid: t\nindicators:\n  n: { label: N, unit: count, polarity: context, domain: x }\n")
    try scratch.write("d.csv", "code;n\nGM0001;1\n")
    try scratch.write(
      "p.yml",
      """
      peil: 1
      name: checked
      period: 2020
      catalogue: [c.yml]
      sources:
        s: { use: csv, location: d.csv, area: code, columns: { n: n } }
      sinks:
        j: { from: s, use: json, path: a.json }
      checks:
        - { on: s, that: sum(n), equals: 2 }
      """)
    let result = try Binary.run(["run", "p.yml"], in: scratch.url)
    #expect(result.status == 1)
    #expect(result.errors.contains("p.yml:10:5: check on 's': sum(n) is 1, expected 2 [run.check-failed]"))
    #expect(result.lastErrorLine.contains("in step 's' at p.yml:10:5"))
    #expect(result.lastErrorLine.contains("log: out/.peil/run.log"))
    #expect(scratch.data("out/a.json") == nil)
  }
}
