import Foundation
import IndicatorSchema

/// Prints HTML pages to PDF with WeasyPrint, a program that need not be there.
///
/// The PDFs are tagged (PDF/UA), have their fonts in them, and are the same bytes for the same pages and fonts.
public struct PDFPrinter: Sendable {
  /// The program, as an absolute path.
  public let program: String
  /// How long one page may take, in seconds.
  public var timeLimit: Double

  /// Takes a program.
  public init(program: String, timeLimit: Double = 120) {
    self.program = program
    self.timeLimit = timeLimit
  }

  /// The printer on the search path of this process; nil when it is not installed.
  public static func find(_ environment: [String: String] = ProcessInfo.processInfo.environment)
    -> PDFPrinter?
  {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    // A relative folder would make what runs depend on where one stands.
    let paths = folders.filter { $0.hasPrefix("/") }.map { $0 + "/weasyprint" }
    let program = paths.first { FileManager.default.isExecutableFile(atPath: $0) }
    return program.map { PDFPrinter(program: $0) }
  }

  /// Prints a page.
  ///
  /// - Parameter name: The output as messages name it.
  /// - Throws: `Diagnostic` with what the program said last when it fails, and when it takes too long.
  public func print(_ html: String, to pdf: String, name: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--quiet", "--pdf-variant", "pdf/ua-1", html, pdf]
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let messages = Pipe()
    process.standardError = messages
    let limit = DeadLine(process, seconds: timeLimit)
    do { try process.run() } catch {
      throw Diagnostic(.cannotWrite, "can't print '\(name)': \(error.localizedDescription)")
    }
    limit.start()
    // What it says is read to the end, or a full pipe would make it wait.
    let said = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if limit.cancel() {
      throw Diagnostic(.cannotWrite, "can't print '\(name)': it took more than \(Int(timeLimit)) seconds")
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let last = said.split(whereSeparator: \.isNewline).last.map(String.init) ?? "it gave no reason"
      throw Diagnostic(.cannotWrite, "can't print '\(name)': \(last.prefix(300))")
    }
  }

  /// The environment: no clock, one order of everything, and no way out to a network.
  private var environment: [String: String] {
    let nowhere = "http://127.0.0.1:9"
    return ProcessInfo.processInfo.environment.merging([
      "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0", "http_proxy": nowhere, "https_proxy": nowhere,
    ]) { $1 }
  }
}

/// Ends a process that takes too long.
private final class DeadLine: @unchecked Sendable {
  private let process: Process
  private let seconds: Double
  private let lock = NSLock()
  private var timer: (any DispatchSourceTimer)?
  private var hasStruck = false

  init(_ process: Process, seconds: Double) {
    self.process = process
    self.seconds = seconds
  }

  /// Starts counting.
  func start() {
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + seconds)
    timer.setEventHandler { [self] in
      lock.withLock { hasStruck = true }
      kill(process.processIdentifier, SIGKILL)
    }
    self.timer = timer
    timer.resume()
  }

  /// Stops counting, and tells whether time was up.
  func cancel() -> Bool {
    timer?.cancel()
    return lock.withLock { hasStruck }
  }
}
