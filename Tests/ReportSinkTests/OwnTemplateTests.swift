import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import ReportSink

/// A template of a user takes the place of the one of its name, and of no other.
@Suite struct OwnTemplateTests {
  private func pages(_ text: String, name: String = "foot") throws -> FolderSinkHost {
    let host = try FolderSinkHost(files: MemoryFiles(texts: ["own.mustache": text]))
    let sink = try Sample.sink(["path": "r", "documents": [], "templates": [name: "own.mustache"]])
    #expect(sink.locations.map(\.path) == ["own.mustache"])
    let frame = Sample.frame([Sample.country, Sample.city] + Sample.wijken)
    _ = try PluginHarness.store(frame, in: sink, host: host)
    return host
  }

  @Test func itIsUsedOnEveryPage() throws {
    let host = try pages("<p>Bibliotheek {{pipeline}} {{{reportTitle}}}</p></body></html>")
    for file in ["r/index.html", "r/GM0001/index.html", "r/methode.html"] {
      #expect(try host.text(of: file).contains("<p>Bibliotheek test Ken uw doelgroep</p>"))
    }
  }

  @Test func textOfDataStaysEscapedHoweverItIsWritten() throws {
    let host = try FolderSinkHost(
      files: MemoryFiles(texts: ["own.mustache": "{{name}}|{{{name}}}|{{&name}}"]))
    let sink = try Sample.sink(["path": "r", "documents": [], "templates": ["municipality": "own.mustache"]])
    let frame = Sample.frame([("GM0001", "<script>", nil, Sample.city.figures)])
    #expect(throws: Never.self) { _ = try PluginHarness.store(frame, in: sink, host: host) }
    #expect(try host.text(of: "r/GM0001/index.html") == "&lt;script&gt;|&lt;script&gt;|&lt;script&gt;")
  }

  @Test func anUnknownNameIsRefusedWithTheNearest() throws {
    let error = #expect(throws: Diagnostics.self) {
      _ = try Sample.sink(["path": "r", "templates": ["foott": "own.mustache"]])
    }
    #expect(error?.items.first?.hint == "did you mean 'foot'?")
  }

  @Test func aMistakeIsNamedWithItsLine() throws {
    let error = #expect(throws: Diagnostic.self) { _ = try pages("<p>\n{{#a}}") }
    #expect(error?.place?.file == "own.mustache")
    #expect(error?.place?.line == 2)
  }
}
