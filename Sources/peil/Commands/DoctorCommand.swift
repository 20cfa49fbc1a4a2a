import ArgumentParser
import Doctor
import Foundation

/// `peil doctor`: says what is missing on this machine.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is there and what is missing on this machine.",
    discussion: """
      Exits with 3 when something is missing that every pipeline needs.

        peil doctor
        peil doctor --output out --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(name: .shortAndLong, help: "The folder that runs publish to.", completion: .directory)
  var output = "out"

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  func run() throws {
    let temporary = FileManager.default.temporaryDirectory.path
    let findings = Examination(output: output, temporary: temporary).findings
    switch format {
    case .text: print(FindingText.table(findings, version: Version.current))
    case .json: print(FindingText.json(findings, version: Version.current))
    }
    if findings.contains(where: { $0.state == .failed }) { throw Stop(code: ExitStatus.outOfReach) }
  }
}
