import Foundation
import HTTPFetch
import IndicatorSchema
import PluginKit
import Synchronization
import Testing

@testable import PipelineEngine

@Suite("An input of the web is fetched once, kept by its content, and read from there")
struct WebInputTests {
  private static let url = "https://example.org/table.csv"
  private let workspace: Workspace
  private let web = SmallWeb(["https://example.org/table.csv": "one"])
  private let store: SnapshotStore

  init() throws {
    workspace = try Workspace()
    store = SnapshotStore(folder: workspace.folder.appendingPathComponent(".peil/snapshots").path)
  }

  private func inputs(
    _ freshness: WebInputs.Freshness = .current, journal: FetchJournal? = nil
  ) -> WebInputs {
    WebInputs(store, client: web, freshness: freshness, journal: journal)
  }

  private func read(_ inputs: WebInputs, _ url: String = url, step: String = "a") throws -> String? {
    let path = try inputs.path(of: Location(path: url, place: Place("p.yml", line: 3)), step: step)
    return FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("in one run every document is asked for once, whoever reads it")
  func once() throws {
    let inputs = inputs()
    #expect(try read(inputs) == "one")
    #expect(try read(inputs, step: "b") == "one")
    #expect(web.requests.count == 1)
    #expect(inputs.snapshots[Self.url]?.bytes == 3)
  }

  @Test("a later run sends only what tells whether there is something newer")
  func conditional() throws {
    _ = try read(inputs())
    #expect(try read(inputs()) == "one")
    #expect(web.requests.last?.known?.etag != nil)
    web.put("two", at: Self.url)
    #expect(try read(inputs()) == "two")
  }

  @Test("what only looks takes what was fetched before, even when the server is down")
  func stored() throws {
    _ = try read(inputs())
    web.goDown()
    #expect(try read(inputs(.stored)) == "one")
    #expect(throws: Diagnostic.self) { try read(inputs()) }
  }

  @Test("a run that was stopped does not fetch again what it had; one that ended well does")
  func journal() throws {
    let journal = FetchJournal(store, pipeline: "p")
    _ = try read(inputs(journal: journal))
    web.put("two", at: Self.url)
    let resumed = inputs(journal: journal)
    #expect(try read(resumed) == "one")
    #expect(web.requests.count == 1)
    resumed.finish()
    #expect(try read(inputs(journal: journal)) == "two")
  }

  @Test("what a stopped run had fetched long ago is not used")
  func oldJournal() throws {
    _ = try read(inputs(journal: FetchJournal(store, pipeline: "p")))
    let later = FetchJournal(store, pipeline: "p") { Date(timeIntervalSinceNow: FetchJournal.lifetime + 60) }
    #expect(later.earlier().isEmpty)
    #expect(FetchJournal(store, pipeline: "another").earlier().isEmpty)
  }

  @Test("what breaks off leaves nothing behind")
  func broken() throws {
    #expect(throws: Diagnostic.self) { try read(inputs(), "https://example.org/none.csv") }
    let incoming = try FileManager.default.contentsOfDirectory(atPath: store.folder + "/incoming")
    #expect(incoming.isEmpty)
    #expect(store.origin(of: "https://example.org/none.csv") == nil)
  }

  @Test("a content that is no longer whole is fetched again")
  func damaged() throws {
    let inputs = inputs()
    let path = try inputs.path(of: Location(path: Self.url, place: Place("p")), step: "a")
    try Data("o".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try read(self.inputs()) == "one")
    #expect(web.requests.last?.known == nil)
  }

  @Test("a secret in an address is kept nowhere")
  func secret() throws {
    let url = "https://me:pass@example.org/table.csv?api_key=hush"
    web.put("one", at: url)
    let inputs = inputs()
    _ = try read(inputs, url)
    #expect(inputs.snapshots[url]?.origin?.url == "https://example.org/table.csv?api_key=***")
    let files = try #require(FileManager.default.enumerator(atPath: store.folder)).compactMap {
      $0 as? String
    }
    for file in files {
      let text = FileManager.default.contents(atPath: "\(store.folder)/\(file)").map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(text?.contains("hush") != true && !file.contains("hush"))
      #expect(text?.contains("pass") != true)
    }
  }

  @Test("the digest of a step that reads many documents is that of all of them in their order")
  func digest() throws {
    web.put("two", at: "https://example.org/2.csv")
    let inputs = inputs()
    _ = try read(inputs)
    let single = inputs.digest(of: "a")
    #expect(single == inputs.snapshots[Self.url]?.sha256)
    _ = try read(inputs, "https://example.org/2.csv")
    let both = try #require(inputs.digest(of: "a"))
    #expect(both != single && both.count == 64)
    #expect(inputs.digest(of: "none") == nil)
  }

  @Test("an archive is asked for as it is, not decompressed on the way")
  func archive() throws {
    let url = "https://example.org/Table.CSV.GZ?x=1"
    web.put("zipped", at: url)
    _ = try read(inputs(), url)
    #expect(web.requests.last?.acceptsCompression == false)
    _ = try read(inputs())
    #expect(web.requests.last?.acceptsCompression == true)
  }
}
