import ChildProcess
import Testing

@Suite("What is kept of what a program says")
struct MessageLogTests {
  private func log(_ text: String, kept: Int, pieces: Int, secrets: [String] = []) -> MessageLog {
    let log = MessageLog(kept: kept, secrets: secrets)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { log.append($0) }
    }
    return log
  }

  @Test("its beginning and end, whatever the pieces", arguments: [1, 3, 7, 1000])
  func ends(pieces: Int) {
    #expect(log("0123456789", kept: 5, pieces: pieces).text == "0123456789")
    #expect(!log("0123456789", kept: 5, pieces: pieces).isTruncated)
    let long = log("aaaaa" + String(repeating: "b", count: 100) + "ccccc", kept: 5, pieces: pieces)
    #expect(long.text == "aaaaa\n[... 100 bytes not kept ...]\nccccc")
    #expect(long.isTruncated)
    #expect(long.total == 110)
  }

  @Test("never a secret")
  func secrets() {
    let said = log(
      "login with hunter2 and hunter22 failed", kept: 100, pieces: 4, secrets: ["hunter2", "hunter22", ""])
    #expect(said.text == "login with *** and *** failed")
    #expect(said.hint == "it last said: login with *** and *** failed")
  }

  @Test("every line is given once, whatever the pieces", arguments: [1, 2, 50])
  func lines(pieces: Int) {
    var lines: [String] = []
    let log = MessageLog { lines.append($0) }
    let bytes = Array("one\n\ntwo\nthree".utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { log.append($0) }
    }
    log.end()
    #expect(lines == ["one", "", "two", "three"])
  }

  @Test("a line without end is cut off")
  func endless() {
    var lines: [String] = []
    let log = MessageLog(kept: 10) { lines.append($0) }
    for _ in 0..<100 { [UInt8](repeating: 0x61, count: 1000).withUnsafeBytes { log.append($0) } }
    log.end()
    #expect(lines.map(\.count) == [16 << 10])
    #expect(log.lastLines().map(\.count) == [20])
  }
}
