import Foundation
import Testing

/// The checks below `Tests/Browser`, run on the pages that the real program makes.
enum BrowserChecks {
  /// A check, by the name of its script.
  enum Name: String, CaseIterable {
    case accessibility, nu, pictures
  }

  private static let python = ProcessInfo.processInfo.environment["PEIL_CHECKS_PYTHON"] ?? "python3"

  private static let lacking: [Name: String] = Dictionary(
    uniqueKeysWithValues: Name.allCases.map { ($0, lacking($0)) })

  private static func lacking(_ name: Name) -> String {
    guard let result = try? script("missing", [name.rawValue]) else { return "python3" }
    guard result.status != 0 else { return "" }
    return result.output.isEmpty ? result.errors : result.output
  }

  private static func script(_ name: String, _ arguments: [String]) throws -> Binary.Result {
    try Binary.execute(
      "/usr/bin/env", [python, "Tests/Browser/\(name)"] + arguments,
      environment: ["PYTHONDONTWRITEBYTECODE": "1"])
  }

  /// Runs a test where what its check needs is there, and says what is not where it isn't.
  static func canRun(_ name: Name) -> ConditionTrait {
    let lacking = lacking[name] ?? ""
    return .enabled(
      if: lacking.isEmpty,
      "not here: \(lacking.trimmingCharacters(in: .whitespacesAndNewlines)); see Tests/Browser/README.md")
  }

  /// Looks at a report.
  static func look(_ name: Name, at report: String, _ options: [String] = []) throws -> Binary.Result {
    try script(name.rawValue, [report] + options)
  }
}

/// The reports that are looked at, from the repository alone.
enum LookedAt: String, CaseIterable, CustomTestStringConvertible {
  /// One municipality and its wijken.
  case tilburg = "Pipelines/tilburg-2022.yml"
  /// A few, to find and to compare.
  case four = "Tests/Browser/sample/four.yml"

  var testDescription: String { folder }

  private var folder: String { self == .tilburg ? "tilburg-2022" : "four" }

  /// Makes the report, and gives its folder.
  func make(in scratch: Scratch) throws -> String {
    let result = try Binary.run(["run", rawValue, "--output", scratch.path("out")])
    #expect(result.status == 0, "\(result.errors)")
    return scratch.path("out/\(folder)")
  }
}
