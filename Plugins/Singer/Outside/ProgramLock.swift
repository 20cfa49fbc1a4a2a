import Foundation
import IndicatorSchema
import PluginKit

/// Holds a program to what the lock file says of it.
enum ProgramLock {
  /// Checks the executable and what is installed around it.
  ///
  /// - Throws: `Diagnostic` `plugin.changed` naming what is another than it was.
  static func check(_ command: OutsideCommand, _ executable: String, _ host: OutsideHost) throws {
    guard let locks = host.locks else { return }
    guard let locked = locks[command.step] else {
      throw changed("'\(command.name)' of step '\(command.step)' is not in the lock file", command)
    }
    guard locked.command == command.command else {
      throw changed(
        "the command is '\(command.command)', the lock file has '\(locked.command)'", command)
    }
    let identity = try ProgramIdentity(executable)
    guard identity.sha256 == locked.sha256 else {
      throw changed("the executable of '\(command.name)' is not the one that was locked", command)
    }
    guard identity.packages == locked.packages else {
      throw changed(
        "what is installed around '\(command.name)' is not what was locked"
          + (locked.version.map { " (\($0))" } ?? ""), command)
    }
  }

  /// Checks the schema of what a tap gives.
  ///
  /// - Throws: `Diagnostic` `plugin.changed`.
  static func check(schema digest: String, _ command: OutsideCommand, _ host: OutsideHost) throws {
    guard let locked = host.locks?[command.step]?.schema, locked != digest else { return }
    throw changed("the schema of what '\(command.name)' gives is not the one that was locked", command)
  }

  private static func changed(_ message: String, _ command: OutsideCommand) -> Diagnostic {
    Diagnostic(
      .pluginChanged, message, at: command.place,
      hint: "look at what changed, then lock it anew with 'peil lock \(command.place.file)'")
  }
}
