import Foundation
import IndicatorSchema
import PrintedPages
import Testing

@Suite("A clear message where the program for PDFs is absent, fails or hangs")
struct PDFPrinterTests {
  private let fixture: PrinterFixture

  init() throws { fixture = try PrinterFixture() }

  private func failure(_ printer: PDFPrinter, name: String = "out.pdf") -> String? {
    #expect(throws: Diagnostic.self) {
      try printer.print("in.html", to: fixture.path("out.pdf"), name: name)
    }?.message
  }

  @Test("without the program there is no printer")
  func absent() {
    #expect(PDFPrinter.find(["PATH": "/nowhere"]) == nil)
    #expect(PDFPrinter.find([:]) == nil)
  }

  @Test("a program that can't be started is a message, not a crash")
  func unstartable() {
    let message = failure(PDFPrinter(program: "/nowhere/weasyprint"))
    #expect(message?.hasPrefix("can't print 'out.pdf': ") == true)
  }

  @Test("it is called with the page, and without a clock, a language of the machine or a network")
  func call() throws {
    let variables = "$SOURCE_DATE_EPOCH|$PYTHONHASHSEED|$LC_ALL|$https_proxy|${no_proxy-unset}"
    let printer = try fixture.printer("echo \"$*|\(variables)\" > \"$4\"")
    try printer.print("in.html", to: fixture.path("out.pdf"), name: "out.pdf")
    #expect(
      try fixture.text("out.pdf")
        == "--pdf-variant pdf/ua-1 in.html \(fixture.path("out.pdf"))|0|0|C.UTF-8|http://127.0.0.1:9|\n")
  }

  @Test("what it said last is in the message when it fails, and half a PDF is taken away")
  func failing() throws {
    let printer = try fixture.printer("echo half > \"$4\"; echo first >&2; echo 'no such font' >&2; exit 1")
    let message = failure(printer, name: "GM0001/achtergrond.pdf")
    #expect(message == "can't print 'GM0001/achtergrond.pdf': no such font")
    #expect(!fixture.has("out.pdf"))
  }

  @Test("one that says nothing, or is killed by another, has failed all the same")
  func silent() throws {
    #expect(failure(try fixture.printer("exit 3")) == "can't print 'out.pdf': it gave no reason")
    #expect(failure(try fixture.printer("kill -9 $$")) == "can't print 'out.pdf': it gave no reason")
  }

  @Test("it is ended when it hangs, with what it started", arguments: ["exec sleep 600", "sleep 600; true"])
  func hanging(script: String) throws {
    var printer = try fixture.printer("ps -o pgid= $$ > \"$4.pid\"; echo half > \"$4\"; \(script)")
    printer.timeLimit = 1
    #expect(failure(printer) == "can't print 'out.pdf': it took more than 1 seconds")
    #expect(!fixture.has("out.pdf"))
    let group = try fixture.text("out.pdf.pid").trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try PrinterFixture.running(inGroup: group).isEmpty)
  }

  @Test("what it started and moved out of reach is not waited for")
  func escaped() throws {
    var printer = try fixture.printer("setsid sleep 600 & echo $! > \"$4.pid\"")
    // Waiting for what escaped would end with a failure when this time is over.
    printer.timeLimit = 20
    try printer.print("in.html", to: fixture.path("out.pdf"), name: "out.pdf")
    let text = try fixture.text("out.pdf.pid").trimmingCharacters(in: .whitespacesAndNewlines)
    let escaped = try #require(Int32(text))
    #expect(kill(escaped, SIGKILL) == 0)
  }

  @Test("one that says a lot does not hang, and its last line counts")
  func talkative() throws {
    let much =
      "i=0; while [ $i -lt 5000 ]; do echo 'WARNING: a rather long line of text' >&2; i=$((i+1)); done"
    try fixture.printer(much).print("in.html", to: fixture.path("out.pdf"), name: "out.pdf")
    let message = failure(try fixture.printer("\(much); echo 'out of paper' >&2; exit 1"))
    #expect(message == "can't print 'out.pdf': out of paper")
  }

  @Test("a page that asks for something that is not in it is not printed")
  func asking() throws {
    let printer = try fixture.printer(
      "echo pdf > \"$4\"; echo \"ERROR: Failed to load image at 'http://a.nl/b.png': no route\" >&2")
    let message = failure(printer)
    #expect(
      message == "can't print 'out.pdf': the page does not stand by itself: "
        + "Failed to load image at 'http://a.nl/b.png': no route")
    #expect(!fixture.has("out.pdf"))
  }
}
