import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import SQLiteSink

@Suite("A run that is let go of half-way, because another step failed,")
struct LetGoTests {
  @Test("ends its transaction while all that belongs to it is there", arguments: Layout.allCases)
  func halfWay(layout: Layout) throws {
    let frame = Sample.frame(rows: 50, columns: 3)
    for _ in 0..<100 {
      let host = try FolderSinkHost()
      var run: (any SinkRun)? = try Sample.sink(layout, schema: Sample.schema(of: frame)).start(host: host)
      try run?.write(frame)
      run = nil
      #expect(host.contents.contains("a.sqlite"))
    }
  }
}
