import Foundation
import Testing

@testable import Doctor

@Suite("The doctor says what is missing and which package has it")
struct ExaminationTests {
  /// A machine on which all is well.
  private var healthy: Surroundings {
    Surroundings(
      version: { _ in "1.2" }, program: { "/usr/bin/\($0)" }, exists: { _ in true },
      isWritable: { _ in true },
      freeBytes: { _ in 5 << 30 }, openFiles: { 1024 }, year: { 2026 })
  }

  private func finding(_ name: String, _ surroundings: Surroundings) throws -> Finding {
    let all = Examination(surroundings, output: "out", temporary: "/tmp").findings
    return try #require(all.first { $0.name == name })
  }

  @Test("on a healthy machine everything is well, and everything has a name of its own")
  func healthyMachine() {
    let findings = Examination(healthy, output: "out", temporary: "/tmp").findings
    #expect(findings.allSatisfy { $0.state == .ok && $0.remedy == nil })
    #expect(Set(findings.map(\.name)).count == findings.count)
    #expect(findings.count > 10)
  }

  @Test("a library that everyone needs is a failure, one that some need is absent; both with a package")
  func libraries() throws {
    var bare = healthy
    bare.version = { _ in nil }
    let zlib = try finding("zlib", bare)
    #expect(zlib.state == .failed && zlib.remedy == "apt-get install zlib1g")
    let zstd = try finding("libzstd", bare)
    #expect(zstd.state == .absent && zstd.remedy == "apt-get install libzstd1")
    #expect(zstd.detail == "needed to read '.zst' files")
  }

  @Test("a library that only saves time is not said to be needed")
  func accelerators() throws {
    var bare = healthy
    bare.version = { _ in nil }
    let isal = try finding("libisal", bare)
    #expect(isal.state == .absent && isal.remedy == "apt-get install libisal2")
    #expect(isal.detail == "used to read large '.gz' and '.zip' files up to three times as fast")
    #expect(try finding("libisal", healthy).state == .ok)
  }

  @Test("a program that is not there is absent")
  func programs() throws {
    var bare = healthy
    bare.program = { _ in nil }
    #expect(try finding("weasyprint", bare).remedy == "apt-get install weasyprint")
    #expect(try finding("python3", bare).state == .absent)
  }

  @Test("the folder that the output folder would be made in is looked at")
  func outputFolder() throws {
    var machine = healthy
    machine.isWritable = { $0 == "/data" ? false : nil }
    let findings = Examination(machine, output: "/data/a/b", temporary: "/data").findings
    let output = try #require(findings.first { $0.name == "output folder" })
    #expect(output.state == .failed)
    #expect(output.detail == "'/data' can't be written to")
    #expect(Examination.ancestors("/data/a") == ["/data/a", "/data", "/"])
    #expect(Examination.ancestors("a/b") == ["a/b", "a", "."])
  }

  @Test("little space, few files and an old clock are warned of")
  func warnings() throws {
    var machine = healthy
    machine.freeBytes = { _ in 300_000_000 }
    machine.openFiles = { 64 }
    machine.year = { 1970 }
    let output = try finding("output folder", machine)
    #expect(output.state == .warning && output.detail == "'out', 0.3 GB free")
    #expect(try finding("open files", machine).state == .warning)
    #expect(try finding("clock", machine).state == .warning)
  }

  @Test("the table has a line for each, and JSON has all of them")
  func text() throws {
    var bare = healthy
    bare.program = { _ in nil }
    let findings = Examination(bare, output: "out", temporary: "/tmp").findings
    let table = FindingText.table(findings, version: "0.1")
    #expect(table.contains("absent   weasyprint"))
    #expect(table.hasSuffix("2 that some pipelines use are not."))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(FindingText.json(findings, version: "0.1").utf8))
        as? [String: Any])
    #expect((json["findings"] as? [[String: Any]])?.count == findings.count)
  }

  @Test("this machine can be asked")
  func actual() throws {
    let findings = Examination(output: "out", temporary: FileManager.default.temporaryDirectory.path).findings
    let zlib = try #require(findings.first { $0.name == "zlib" })
    #expect(zlib.state == .ok && zlib.detail.first?.isNumber == true)
    let xml = try #require(findings.first { $0.name == "libxml2" })
    #expect(xml.detail.wholeMatch(of: #/\d+\.\d+\.\d+/#) != nil, "\(xml.detail)")
    #expect(KnownLibrary.firstVersion(in: "libcurl/7.88.1 OpenSSL/3.0.15") == "7.88.1")
    #expect(KnownLibrary.firstVersion(in: "1.0.8, 13-Jul-2019") == "1.0.8")
  }
}
