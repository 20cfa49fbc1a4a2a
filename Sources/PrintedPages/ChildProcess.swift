import Foundation

/// A program that is run to its end, or to the end of its time.
struct ChildProcess {
  /// How it ended, and what it said on standard error.
  struct End {
    /// The status it left with; nil when its time was up.
    var status: Int32?
    /// The last of what it said.
    var messages: String
  }

  /// What is kept of its messages: their end, which says why it failed.
  private static let kept: UInt64 = 100_000

  /// How long to wait, in seconds, for the end of what was killed; what escaped from its group is left alone.
  private static let grace = 2.0

  var program: String
  var arguments: [String]

  /// Runs it, without a shell and without input.
  ///
  /// - Throws: When it can't be started.
  func run(environment: [String: String], timeLimit: Double) throws -> End {
    // A file and not a pipe: something that it started and that lives on would hold a pipe open for ever.
    let messages = FileManager.default.temporaryDirectory.appendingPathComponent("peil-\(UUID().uuidString)")
    _ = FileManager.default.createFile(
      atPath: messages.path, contents: nil, attributes: [.posixPermissions: 0o600])
    defer { try? FileManager.default.removeItem(at: messages) }
    let file = try FileHandle(forUpdating: messages)
    defer { try? file.close() }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = file
    let hasEnded = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in hasEnded.signal() }
    try process.run()
    let isInTime = hasEnded.wait(timeout: .now() + timeLimit) == .success
    if !isInTime { Self.end(process, hasEnded) }
    return End(status: isInTime ? Self.status(process) : nil, messages: Self.lastPart(of: file))
  }

  /// Ends it with whatever it started: it leads a group of processes.
  private static func end(_ process: Process, _ hasEnded: DispatchSemaphore) {
    if kill(-process.processIdentifier, SIGKILL) != 0 { kill(process.processIdentifier, SIGKILL) }
    _ = hasEnded.wait(timeout: .now() + grace)
  }

  private static func status(_ process: Process) -> Int32 {
    process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  }

  private static func lastPart(of file: FileHandle) -> String {
    let length = (try? file.seekToEnd()) ?? 0
    try? file.seek(toOffset: length > kept ? length - kept : 0)
    return String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
  }
}
