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
      let end = try ChildProcess(program: program, arguments: Self.options + [html, pdf]).run(
        environment: environment, timeLimit: timeLimit)
      try Self.check(end, timeLimit: timeLimit)
    } catch {
      try? FileManager.default.removeItem(atPath: pdf)
      throw Diagnostic(.cannotWrite, "can't print '\(name)': \(Self.reason(error))")
    }
  }

  private static let options = ["--pdf-variant", "pdf/ua-1"]

  private static func check(_ end: ChildProcess.End, timeLimit: Double) throws {
    let lines = end.messages.split(whereSeparator: \.isNewline)
    switch end.status {
    case nil: throw Refusal(reason: "it took more than \(Int(timeLimit)) seconds")
    case 0:
      // The program goes on without what it can't load, and says so.
      if let line = lines.first(where: { $0.hasPrefix("ERROR: Failed to load") }) {
        throw Refusal(reason: "the page does not stand by itself: \(line.dropFirst(7).prefix(300))")
      }
    default: throw Refusal(reason: lines.last.map { String($0.prefix(300)) } ?? "it gave no reason")
    }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? Refusal)?.reason ?? error.localizedDescription
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
