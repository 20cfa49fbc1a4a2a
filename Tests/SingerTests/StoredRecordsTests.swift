import Foundation
import Testing

@testable import Singer

@Suite("What a target stored is counted again")
struct StoredRecordsTests {
  @Test(
    "in files of CSV and JSON lines",
    arguments: [
      (["a.csv": "x,y\n1,2\n\"a\nb\",\"\"\"\n\"\n"], 2), (["a.csv": "x\n1"], 1),
      (["a.csv": "x\r\n1\r\n\r\n"], 1),
      (["a.csv": "x\n"], 0), (["a.jsonl": "{}\n\n{}"], 2), (["a.jsonl": ""], 0),
      (["b/a.csv": "x\n1\n", "b/c.jsonl": "{}\n"], 2), (["a.csv": "x\n1\n", "a.parquet": "PAR1"], nil),
    ] as [([String: String], Int?)])
  func counts(files: [String: String], expected: Int?) throws {
    let place = try Surroundings()
    for (name, text) in files {
      let path = place.folder + "/" + name
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try StoredRecords.count(in: place.folder, of: "target") == expected)
  }
}
