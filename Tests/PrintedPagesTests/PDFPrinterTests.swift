import Foundation
import IndicatorSchema
import Testing

@testable import PrintedPages

/// Pages become PDFs where the program is there, and a clear message where it is not or fails.
@Suite struct PDFPrinterTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("print-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func fake(_ script: String) throws -> PDFPrinter {
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path("weasyprint")))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path("weasyprint"))
    return try #require(PDFPrinter.find(["PATH": "relative:/nowhere:\(folder.path)"]))
  }

  @Test func withoutTheProgramThereIsNoPrinter() {
    #expect(PDFPrinter.find(["PATH": "/nowhere"]) == nil)
    #expect(PDFPrinter.find([:]) == nil)
  }

  @Test func itIsCalledWithThePageAndWithoutAClock() throws {
    let printer = try fake("echo \"$*|$SOURCE_DATE_EPOCH|$PYTHONHASHSEED|$https_proxy\" > \"$5\"")
    try printer.print("in.html", to: path("out.pdf"), name: "out.pdf")
    let said = try String(contentsOfFile: path("out.pdf"), encoding: .utf8)
    #expect(said == "--quiet --pdf-variant pdf/ua-1 in.html \(path("out.pdf"))|0|0|http://127.0.0.1:9\n")
  }

  @Test func whatItSaidLastIsInTheMessageWhenItFails() throws {
    let printer = try fake("echo first >&2; echo 'no such font' >&2; exit 1")
    let error = #expect(throws: Diagnostic.self) {
      try printer.print("in.html", to: path("out.pdf"), name: "GM0001/achtergrond.pdf")
    }
    #expect(error?.message == "can't print 'GM0001/achtergrond.pdf': no such font")
  }

  @Test func itIsEndedWhenItHangs() throws {
    var printer = try fake("exec sleep 600")
    printer.timeLimit = 1
    let error = #expect(throws: Diagnostic.self) {
      try printer.print("in.html", to: path("out.pdf"), name: "out.pdf")
    }
    #expect(error?.message == "can't print 'out.pdf': it took more than 1 seconds")
  }

  @Test func aProgramThatSaysALotDoesNotHang() throws {
    let printer = try fake(
      "i=0; while [ $i -lt 5000 ]; do echo 'WARNING: a rather long line of text' >&2; i=$((i+1)); done")
    try printer.print("in.html", to: path("out.pdf"), name: "out.pdf")
  }

  @Test(.enabled(if: PDFPrinter.find() != nil, "weasyprint is not installed"))
  func theRealProgramMakesTheSamePDFTwice() throws {
    let printer = try #require(PDFPrinter.find())
    let page = """
      <!DOCTYPE html><html lang="nl"><head><title>Blad</title></head><body><h1>Blad</h1>
      <svg viewBox="0 0 9 9" width="90" height="90"><title>Vlak</title><rect width="9" height="9"/></svg></body></html>
      """
    try Data(page.utf8).write(to: URL(fileURLWithPath: path("in.html")))
    for name in ["a.pdf", "b.pdf"] { try printer.print(path("in.html"), to: path(name), name: name) }
    let first = try Data(contentsOf: URL(fileURLWithPath: path("a.pdf")))
    #expect(first == (try Data(contentsOf: URL(fileURLWithPath: path("b.pdf")))))
    #expect(first.starts(with: Data("%PDF-".utf8)))
    #expect(first.range(of: Data("/Lang (nl)".utf8)) != nil)
  }
}
