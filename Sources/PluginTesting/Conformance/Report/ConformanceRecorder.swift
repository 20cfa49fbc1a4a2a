import Foundation
import IndicatorSchema

/// Gathers what the suite finds; used by one thread at a time.
final class ConformanceRecorder {
  private(set) var report: ConformanceReport
  private let caseName: String
  private let isTraced = ProcessInfo.processInfo.environment["PEIL_CONFORMANCE_TRACE"] != nil
  /// One fault of a plugin breaks the same promise again and again; a reader needs it a few times. Those of a
  /// declaration are all different.
  private static let mostAlike = 3

  init(plugin: String, case name: String) {
    report = ConformanceReport(plugin: plugin)
    caseName = name
  }

  /// States what is about to be done, so that a plugin that traps shows where.
  func trace(_ did: @autoclosure () -> String) {
    guard isTraced else { return }
    FileHandle.standardError.write(Data("\(report.plugin), \(caseName): \(did())\n".utf8))
  }

  /// Puts a rule to the test.
  func expect(
    _ holds: Bool, _ rule: ConformanceRule, _ did: @autoclosure () -> String,
    expected: @autoclosure () -> String, found: @autoclosure () -> String
  ) {
    report.checked[rule, default: 0] += 1
    guard !holds else { return }
    let alike = report.violations.count { $0.rule == rule }
    guard rule == .declaration || alike < ConformanceRecorder.mostAlike else {
      report.leftOut += 1
      return
    }
    report.violations.append(
      ConformanceReport.Violation(
        rule: rule, did: "\(caseName): \(did())", expected: expected(), found: found().shortened))
  }

  /// Puts a rule to the test that holds when the diagnostics of an error are what a user may see.
  func expectDiagnostics(_ error: any Error, _ rule: ConformanceRule, _ did: @autoclosure () -> String) {
    let items = Diagnostics(error).items
    expect(
      !items.isEmpty && items.allSatisfy { $0.code.category != .fault }, rule, did(),
      expected: "diagnostics that say what is wrong with the input",
      found: "\(type(of: error)): \(error)")
  }
}

extension String {
  /// The text without its middle when it is long.
  fileprivate var shortened: String {
    count <= 800 ? self : "\(prefix(400)) [...] \(suffix(300))"
  }
}
