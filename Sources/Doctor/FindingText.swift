import JSONWriting

/// What `peil doctor` prints.
public enum FindingText {
  /// One line for each finding, what is wrong with its remedy.
  public static func table(_ findings: [Finding], version: String) -> String {
    let width = findings.map(\.name.count).max() ?? 0
    let lines = findings.map { finding in
      let name = padded(finding.name, width)
      let remedy = finding.remedy.map { ": \($0)" } ?? ""
      return "  \(padded(finding.state.rawValue, 7))  \(name)  \(finding.detail)\(remedy)"
    }
    return (["peil \(version), \(BuildFacts.text)"] + lines + ["", summary(findings)]).joined(separator: "\n")
  }

  /// JSON for programs.
  public static func json(_ findings: [Finding], version: String) -> String {
    let record = JSONValue.members([
      ("version", .string(version)), ("swift", .string(BuildFacts.swift)),
      ("platform", .string(BuildFacts.platform)),
      (
        "findings",
        .array(
          findings.map { finding in
            .members([
              ("name", .string(finding.name)), ("state", .string(finding.state.rawValue)),
              ("detail", .string(finding.detail)), ("remedy", .text(finding.remedy)),
            ])
          })
      ),
    ])
    var bytes: [UInt8] = []
    record.write(to: &bytes, indentation: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func summary(_ findings: [Finding]) -> String {
    let failed = findings.filter { $0.state == .failed }.count
    let absent = findings.filter { $0.state == .absent }.count
    if failed > 0 { return "\(failed) of what Peil needs does not work." }
    return absent == 0
      ? "Everything is there."
      : "Everything that Peil needs is there; \(absent) that some pipelines use \(absent == 1 ? "is" : "are") not."
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

/// What is known of the program since it was built.
enum BuildFacts {
  static var text: String { "built with Swift \(swift) for \(platform)" }

  static var swift: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #elseif compiler(>=6.2)
      "6.2"
    #else
      "6.1"
    #endif
  }

  static var platform: String {
    #if os(Linux)
      let system = "Linux"
    #else
      let system = "macOS"
    #endif
    #if arch(x86_64)
      return "\(system) x86_64"
    #else
      return "\(system) arm64"
    #endif
  }
}
