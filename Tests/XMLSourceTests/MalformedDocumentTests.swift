import CLibXML2
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import XMLSource

@Suite("Documents that are not well-formed")
struct MalformedDocumentTests {
  private let plain = pathConfig("/r/o", ["code": "@c", "value": "@v"])

  @Test(
    "an error names file, line, column and reason",
    arguments: [
      ("<r>\n  <o c='GM0001' v='1'></p>\n</r>", 2, "<o> of line 2 is closed by </p>"),
      ("<r>\n<o c='GM0001' v='1'/>\n", 3, "<r> of line 1 is not closed"),
      ("<r>\n<o c='GM0001' c='GM0002' v='1'/></r>", 2, "the attribute 'c' is given twice"),
      ("<r>\n<o c='<' v='1'/></r>", 2, "'<' in the value of an attribute"),
      ("<r>\n<x:o c='GM0001' v='1'/></r>", 2, "the prefix 'x' is not declared"),
      ("<r><o c='GM0001' v='1'/></r>\n<r/>", 2, "something follows the end of the root element"),
      ("<r><o c='GM0001' v='1'/></r>\ntext", 2, "something follows the end of the root element"),
      ("no XML", 1, "there is no element"), ("   \n ", 2, "there is no element"),
      ("<r>\n<o c=GM0001 v='1'/></r>", 2, "attValue: \" or ' expected"),
    ])
  func reasons(xml: String, line: Int, reason: String) throws {
    let error = try complaint(about: xml, plain)
    #expect(error.code == .malformedXML)
    #expect(error.message == "the XML is not well-formed: \(reason)")
    #expect(error.place?.file == "dump.xml")
    #expect(error.place?.line == line)
    #expect((error.place?.column ?? 0) > 0)
  }

  @Test("an empty file is an error of its own")
  func empty() throws {
    let error = try complaint(about: "", plain)
    #expect(error.code == .emptyInput)
    #expect(error.message == "the file is empty")
  }

  @Test("the first of several errors is the one that is reported")
  func firstError() throws {
    let error = try complaint(about: "<r>\n<o c='GM0001' v='1'></p>\n<q></z>\n&x;", plain)
    #expect(error.place?.line == 2)
  }

  @Test("lines and records beyond 65,535 are counted right")
  func manyLines() throws {
    let rows = (0..<70_000).map { _ in "<o c='GM0001' v='1'/>" }.joined(separator: "\n")
    let error = try complaint(about: "<r>\n\(rows)\n<o></p></r>", plain)
    #expect(error.place?.line == 70_002)
    let reading = try read(plain, "<r>\n\(rows)\n<o c='GM0002' v='x'/></r>")
    #expect(reading.host.quarantined.last?.reason.place?.line == 70_002)
    #expect(reading.host.quarantined.last?.record == 70_001)
  }

  @Test("a NUL behind the root element does not hide what follows")
  func hiddenContent() throws {
    let xml = "<r><o c='GM0001' v='1'/></r>\0<r><o c='GM0002' v='2'/></r>"
    #expect(try complaint(about: xml, plain).code == .malformedXML)
    let far = "<r><o c='GM0001' v='1'/></r>\0" + String(repeating: " ", count: 100_000)
    #expect(try complaint(about: far, plain).code == .malformedXML)
  }

  @Test("comments, instructions and blanks around the root element are no errors")
  func surroundings() throws {
    let xml = "<?xml version='1.0'?><!-- a -->\n<?x y?><r><o c='GM0001' v='1'/></r>\n<!-- b -->\n<?z?>\n\n"
    #expect(try read(plain, xml).rows == ["GM0001 1"])
  }

  @Test("the error handler of the thread is left as it was, and hears nothing")
  func errorHandler() throws {
    let calls = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    calls.initialize(to: 0)
    defer { calls.deallocate() }
    xmlSetStructuredErrorFunc(calls) { context, _ in context?.assumingMemoryBound(to: Int.self).pointee += 1 }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    _ = try complaint(about: "<?xml version='1.0' encoding='no-such'?><r/>", plain)
    _ = try complaint(
      about: Array("<?xml version='1.0' encoding='UTF-16LE'?><r>".utf8) + [0xFF, 0xD8], plain)
    _ = try complaint(about: "<r><o></p></r>", plain)
    #expect(calls.pointee == 0)
    #expect(__xmlStructuredErrorContext().pointee == UnsafeMutableRawPointer(calls))
  }
}
