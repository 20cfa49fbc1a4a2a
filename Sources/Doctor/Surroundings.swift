import Foundation
import SystemLibraries

/// What can be asked of a machine; tests answer for one that is not there.
public struct Surroundings: Sendable {
  /// The version of a library; nil when it can't be loaded.
  public var version: @Sendable (KnownLibrary) -> String?
  /// The path of a program that is found along `PATH`; nil when there is none.
  public var program: @Sendable (String) -> String?
  /// Whether there is a file at a path.
  public var exists: @Sendable (String) -> Bool
  /// Whether files can be made in a folder; nil when it is not there.
  public var isWritable: @Sendable (String) -> Bool?
  /// The bytes that are free where a path leads.
  public var freeBytes: @Sendable (String) -> Int?
  /// How many files may be open at once.
  public var openFiles: @Sendable () -> Int?
  /// The year of the clock.
  public var year: @Sendable () -> Int

  /// This machine.
  public static let actual = Surroundings(
    version: { $0.installedVersion },
    program: { name in
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      // A relative folder would mean another program in another folder.
      let paths = path.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
    },
    exists: { FileManager.default.fileExists(atPath: $0) },
    isWritable: { path in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
      return isFolder.boolValue && access(path, W_OK | X_OK) == 0
    },
    freeBytes: { path in
      let facts = try? FileManager.default.attributesOfFileSystem(forPath: path)
      return (facts?[.systemFreeSize] as? NSNumber)?.intValue
    },
    openFiles: {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
      return Int(exactly: limit.rlim_cur) ?? .max
    },
    year: { Calendar(identifier: .gregorian).component(.year, from: Date()) })
}
