import Foundation
import IndicatorSchema

/// Finds the executable that a command names.
public enum ProgramPath {
  /// The absolute path of a program: one with a `/` is seen from a folder, any other is looked for along `PATH`.
  ///
  /// - Throws: `Diagnostic` `process.not-found` when there is none, or it may not be executed.
  public static func find(
    _ command: String, from folder: String, environment: [String: String], at place: Place? = nil
  ) throws -> String {
    guard !command.isEmpty, !command.contains("\0") else {
      throw Diagnostic(.programNotFound, "'' is not a program", at: place)
    }
    if command.contains("/") { return try file(command, from: folder, place) }
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    // A relative entry would mean another program in another folder.
    let absolute = folders.filter { $0.hasPrefix("/") }.map { String($0) }
    if let found = absolute.map({ $0 + "/" + command }).first(where: isExecutable) { return found }
    throw Diagnostic(
      .programNotFound, "there is no program '\(command)' along PATH", at: place,
      hint: hint(for: command, in: absolute))
  }

  private static func file(_ command: String, from folder: String, _ place: Place?) throws -> String {
    let path = URL(fileURLWithPath: command, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)).path
    if isExecutable(path) { return path }
    let isThere = FileManager.default.fileExists(atPath: path)
    throw Diagnostic(
      .programNotFound,
      isThere ? "'\(command)' may not be executed" : "there is no program '\(command)'", at: place,
      hint: isThere
        ? "make it executable: chmod +x" : "a path is seen from the folder of the pipeline file")
  }

  private static func isExecutable(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && access(path, X_OK) == 0
  }

  private static func hint(for command: String, in folders: [String]) -> String {
    let names = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
    return Suggestion.hint(for: command, among: Set(names).sorted())
      ?? "install it, or give its path: ./venv/bin/\(command)"
  }
}

/// The environment that outside programs get: nothing but what they need to work at all, and what was asked for.
public enum ProgramEnvironment {
  /// The variables that every program gets.
  public static let usual = [
    "PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "REQUESTS_CA_BUNDLE", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",
  ]

  /// The part of an environment that a program may see.
  ///
  /// - Parameter further: The names that were asked for.
  public static func allowed(
    of environment: [String: String], further: [String] = []
  ) -> [String: String] {
    let names = Set(usual + further)
    return environment.filter { names.contains($0.key) }
  }
}
