import GRDB
import IndicatorSchema
import PluginTesting
import Testing

@testable import SQLiteSink

@Suite("The recount looks into the database")
struct RecountTests {
  private static let anywhere = [
    "DELETE FROM area WHERE code = 'PV27'",
    "UPDATE area SET key = 9 WHERE code = 'GM0363'",
    "DELETE FROM period WHERE period = '2015'",
    "PRAGMA ignore_check_constraints = ON; UPDATE area SET level = 'x'",
  ]
  private static let inCells = [
    "DELETE FROM cell WHERE value = 26.9",
    "DELETE FROM cell WHERE indicator = 2",
  ]
  private static let inWide = [
    "DELETE FROM wide WHERE _row = 1",
    "UPDATE wide SET _area = 99 WHERE _row = 2",
    "DELETE FROM status WHERE status = 'provisional'",
    "INSERT INTO wide_attribute VALUES (4, 1, 1, NULL, NULL)",
    "INSERT INTO wide_attribute VALUES (1, 3, 1, NULL, NULL)",
  ]

  @Test("and finds harm done to what both layouts have", arguments: anywhere, Layout.allCases)
  func shared(harm: String, layout: Layout) throws { try check(harm, layout) }

  @Test("and finds harm done to cells", arguments: inCells)
  func cells(harm: String) throws { try check(harm, .cells) }

  @Test("and finds harm done to wide rows", arguments: inWide)
  func wide(harm: String) throws { try check(harm, .wide) }

  private func check(_ harm: String, _ layout: Layout) throws {
    let host = try FolderSinkHost()
    _ = try PluginHarness.store(Sample.frame, in: try Sample.sink(layout), host: host)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let database = try DatabaseQueue(path: host.path(of: "a.sqlite"), configuration: configuration)
    let stored = StoredDatabase(name: "a.sqlite", layout: layout)
    let count = try database.read { try stored.count($0, columns: 2) }
    #expect(count == 3)
    try database.write { try $0.execute(sql: "\(harm); PRAGMA ignore_check_constraints = OFF") }
    let error = #expect(throws: Diagnostic.self) { try database.read { try stored.count($0, columns: 2) } }
    #expect(error?.code == .ledgerMismatch)
  }
}
