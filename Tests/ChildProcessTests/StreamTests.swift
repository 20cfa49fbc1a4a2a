import ChildProcess
import Testing

@Suite("What goes to and from a program")
struct StreamTests {
  @Test("everything arrives, in order, however much it is", arguments: [0, 1, 65_536, 3_000_001])
  func echo(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let pieces = stride(from: 0, to: count, by: 70_001).map { Array(bytes[$0..<min($0 + 70_001, count)]) }
    let result = try Shell.run(Shell.call("cat"), input: pieces)
    #expect(result.output == bytes)
    #expect(result.end == ProgramEnd(status: .exited(0)))
  }

  @Test("a program that talks at length before it reads anything does not hang us")
  func floodsErrorFirst() throws {
    let script = "head -c 3000000 /dev/zero | tr '\\0' 'e' >&2; head -c 3000000 /dev/zero; cat"
    let result = try Shell.run(Shell.call(script), input: [[UInt8](repeating: 7, count: 2_000_000)])
    #expect(result.output.count == 5_000_000)
    #expect(result.output.suffix(2_000_000).allSatisfy { $0 == 7 })
    #expect(result.log.total == 3_000_000)
    #expect(result.log.isTruncated)
  }

  @Test("an empty piece is no end of the input")
  func emptyPiece() throws {
    let result = try Shell.run(Shell.call("cat"), input: [[1], [], [2]])
    #expect(result.output == [1, 2])
  }

  @Test("a program that stops reading is told apart from one that took all")
  func closesInputEarly() throws {
    let script = "exec 0<&-; sleep 0.2; echo done"
    let result = try Shell.run(
      Shell.call(script), input: Array(repeating: [UInt8](repeating: 1, count: 90_000), count: 9))
    #expect(!result.end.tookAllInput)
    #expect(result.text == "done\n")
  }

  @Test("what a program leaves behind with its streams open does not keep us")
  func leftBehind() throws {
    let folder = try ScratchFolder()
    let result = try Shell.run(
      Shell.call(
        "sleep 1000 & echo $! >left; echo said", folder: folder.path, limits: .init(idle: .seconds(9))))
    #expect(result.text == "said\n")
    let left = try #require(folder.numbers("left", count: 1).first)
    #expect(Shell.hasEnded(left))
  }

  @Test("the status and the signal of its end are reported")
  func status() throws {
    #expect(try Shell.run(Shell.call("exit 3")).end.status == .exited(3))
    #expect(try Shell.run(Shell.call("kill -TERM $$")).end.status == .signalled(15))
    #expect(ProgramEnd.Status.signalled(15).description == "signal TERM")
  }

  @Test("a failure quotes what it said last")
  func failure() throws {
    let result = try Shell.run(Shell.call("echo one >&2; echo; printf 'no such\\033[1m table' >&2; exit 1"))
    let error = try #require(throws: (any Error).self) {
      try result.end.requireSuccess(of: "tap-x", log: result.log)
    }
    #expect(
      "\(error)" == "'tap-x' ended with status 1. It last said: one | no such[1m table [process.failed]")
  }
}
