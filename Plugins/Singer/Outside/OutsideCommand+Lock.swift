import Foundation
import IndicatorSchema
import PluginKit

extension OutsideCommand {
  /// What to hold the program to, apart from what it gives.
  func locked(_ program: OutsideProgram) throws -> LockedProgram {
    let identity = try ProgramIdentity(program.executable)
    let version = program.answer("--version")?
      .split(whereSeparator: \.isNewline).first.map { $0.trimmingCharacters(in: .whitespaces) }
    return LockedProgram(
      command: command, sha256: identity.sha256, packages: identity.packages,
      version: version.flatMap { $0.isEmpty ? nil : String($0.prefix(200)) })
  }
}

/// A file beside the pipeline that is read where there is no host to open it.
enum OutsideFile {
  static func bytes(_ location: Location, _ outside: OutsideHost, limit: Int) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: outside.folder, isDirectory: true)
    let path = URL(fileURLWithPath: location.path, relativeTo: folder).path
    guard let data = FileManager.default.contents(atPath: path), data.count <= limit else {
      throw Diagnostic(.cannotRead, "cannot read '\(location.path)'", at: location.place)
    }
    return Array(data)
  }
}
