import ChildProcess
import Foundation
import IndicatorSchema

/// Prints HTML pages to PDF with WeasyPrint, a program that need not be there.
///
/// The PDFs are tagged (PDF/UA), have their fonts in them, and are the same bytes for the same pages, fonts and
/// version of the program. A page must stand by itself: one that asks for something else is not printed.
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

  /// Prints a page; when it can't, no PDF is left behind.
  ///
  /// - Parameter name: The output as messages name it.
  /// - Throws: `Diagnostic` with what the program said when it fails, when it takes too long, and when the page asks
  ///   for something that is not in it.
  public func print(_ html: String, to pdf: String, name: String) throws {
    do {
      try run(html, to: pdf)
    } catch {
      try? FileManager.default.removeItem(atPath: pdf)
      throw Diagnostic(.cannotWrite, "can't print '\(name)': \(reason(error))")
    }
  }

  private func run(_ html: String, to pdf: String) throws {
    let said = Messages()
    let limit = Duration.seconds(timeLimit)
    let call = ProgramCall(
      name: "weasyprint", executable: program, arguments: ["--pdf-variant", "pdf/ua-1", html, pdf],
      environment: environment, limits: .init(idle: limit, total: limit))
    let end = try ChildProcess.run(call, log: MessageLog { said.add($0) }) { _ in }
    guard end.status == .exited(0) else { throw Refusal(reason: said.last ?? "it gave no reason") }
    if let line = said.notLoaded { throw Refusal(reason: "the page does not stand by itself: \(line)") }
  }

  private func reason(_ error: any Error) -> String {
    switch error {
    case let refusal as Refusal: refusal.reason
    case let problem as Diagnostic where problem.code == .programTimeout:
      "it took more than \(Int(timeLimit)) seconds"
    case let problem as Diagnostic: problem.message
    default: "\(error)"
    }
  }

  /// The environment: no clock, one order of everything, one language, and no way out to a network.
  private var environment: [String: String] {
    let nowhere = "http://127.0.0.1:9"
    return ProcessInfo.processInfo.environment.merging([
      "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8",
      "http_proxy": nowhere, "https_proxy": nowhere, "ftp_proxy": nowhere, "no_proxy": "", "NO_PROXY": "",
    ]) { $1 }
  }
}

/// Why a page is not printed.
private struct Refusal: Error {
  var reason: String
}

/// What the program said, as far as it matters.
private final class Messages {
  /// The last line with something in it.
  private(set) var last: String?
  /// The first thing that it could not load: it goes on without, and says so.
  private(set) var notLoaded: String?

  func add(_ line: String) {
    guard !line.allSatisfy(\.isWhitespace) else { return }
    last = String(line.prefix(300))
    if notLoaded == nil, line.hasPrefix("ERROR: Failed to load") {
      notLoaded = String(line.dropFirst(7).prefix(300))
    }
  }
}
