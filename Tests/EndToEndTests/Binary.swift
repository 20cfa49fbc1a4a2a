import Foundation
import Testing

/// The real program, run as a user runs it.
struct Binary {
  struct Result {
    var status: Int32
    var output: String
    var errors: String

    /// The last line on standard error.
    var lastErrorLine: String { errors.split(separator: "\n").last.map(String.init) ?? "" }
  }

  /// The root of the repository.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program: a release build where there is one, else that which stands beside the test bundle, wherever the build
  /// folder is.
  static let path: String? = release ?? beside

  private static let beside: String? = {
    guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else { return nil }
    for line in maps.split(separator: "\n") {
      guard let start = line.firstIndex(of: "/") else { continue }
      let file = String(line[start...])
      guard file.hasSuffix(".xctest") else { continue }
      return URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("peil").path
    }
    return nil
  }()

  /// Where runs in the repository keep their inputs: beside the program, so that a later run finds them.
  private static let store = FileManager.default.temporaryDirectory.appendingPathComponent("peil-e2e-store")
    .path

  /// A release build, where one is named: all takes a fraction of the time with it, and what takes minutes without it is
  /// done with it only.
  static let release = ProcessInfo.processInfo.environment["PEIL_RELEASE"]

  /// Runs the program in a folder; the repository's unless given.
  static func run(
    _ arguments: [String], in folder: URL = root, environment: [String: String] = [:]
  ) throws -> Result {
    // Nothing is to be kept in the repository.
    let store = folder == root ? ["PEIL_STORE": Binary.store] : [:]
    return try execute(
      #require(path), arguments, in: folder, environment: store.merging(environment) { _, given in given })
  }

  /// Runs any program.
  static func execute(
    _ program: String, _ arguments: [String], in folder: URL = root, environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let capture = try Scratch()
    let out = try capture.handle("stdout")
    let err = try capture.handle("stderr")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = out
    process.standardError = err
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: capture.read("stdout") ?? "",
      errors: capture.read("stderr") ?? "")
  }
}

/// A folder of its own for each test, removed in the end.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("peil-e2e-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  func data(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func write(_ name: String, bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  /// A catalogue of one indicator, `people`, as `catalogue.yml`: enough for tests of anything but figures.
  func writeCatalogue() throws {
    try write(
      "catalogue.yml",
      """
      peil-catalogue: 1
      id: test
      indicators:
        people: { label: Mensen, unit: count, polarity: context, domain: population }
      """)
  }

  func handle(_ name: String) throws -> FileHandle {
    try write(name, bytes: [])
    return try #require(FileHandle(forWritingAtPath: path(name)))
  }
}

/// The real data beside the repository, read in place.
enum SharedData {
  /// The folder, or nil where it is absent.
  static let folder: URL? = {
    var place = Binary.root
    while place.path != "/" {
      place.deleteLastPathComponent()
      let candidate = place.appendingPathComponent("shared/data")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    return nil
  }()

  static var isPresent: Bool { folder != nil }
}

/// The further programs that some tests need.
enum Programs {
  static let hasSQLite = isThere("sqlite3")
  static let hasWeasyPrint = isThere("weasyprint")
  static let hasPython = isThere("python3")

  private static func isThere(_ name: String) -> Bool {
    (try? Binary.execute("/usr/bin/env", [name, "--version"]))?.status == 0
  }
}
