import ChildProcess
import Foundation
import IndicatorSchema
import Testing

@Suite("What a program gets of us")
struct SurroundingsTests {
  @Test("its arguments as they are: no shell reads them")
  func arguments() throws {
    let folder = try ScratchFolder()
    let hostile = ["$(touch made)", "`touch made`", "a b", "", "; touch made", "'\"\\", "*"]
    let result = try Shell.run(
      Shell.call("printf '%s\\n' \"$@\"; ls", arguments: hostile, folder: folder.path))
    #expect(result.text == hostile.map { $0 + "\n" }.joined())
  }

  @Test("no variable but those it is given")
  func environment() throws {
    let ours = ["PATH": "/bin", "SECRET": "x", "TOKEN": "y", "LANG": "C"]
    let given = ProgramEnvironment.allowed(of: ours, further: ["TOKEN"])
    #expect(given == ["PATH": "/bin", "TOKEN": "y", "LANG": "C"])
    let call = ProgramCall(name: "env", executable: "/usr/bin/env", environment: given, folder: "/")
    #expect(try Shell.run(call).text == "LANG=C\nPATH=/bin\nTOKEN=y\n")
  }

  @Test("no open file, no ignored signal")
  func files() throws {
    let ours = open("/dev/null", O_RDONLY)  // without close-on-exec, as a careless library opens files
    defer { close(ours) }
    signal(SIGPIPE, SIG_IGN)
    let call = ProgramCall(name: "ls", executable: "/bin/ls", arguments: ["/proc/self/fd"], folder: "/")
    let listed = try Shell.run(call).text.split(separator: "\n").compactMap { Int($0) }
    // The fourth is the folder that `ls` itself reads.
    #expect(listed == [0, 1, 2, 3])
    let grep = ProgramCall(name: "grep", executable: "/bin/grep", arguments: ["SigIgn", "/proc/self/status"])
    let ignored = try #require(try Shell.run(grep).text.split(whereSeparator: \.isWhitespace).last)
    // The two above the standard ones belong to the C library, which ignores them in what it starts.
    #expect(UInt64(ignored, radix: 16).map { $0 & 0x7FFF_FFFF } == 0)
  }

  @Test("the folder to work in")
  func folder() throws {
    let folder = try ScratchFolder()
    let result = try Shell.run(Shell.call("pwd -P", folder: folder.path))
    #expect(result.text.hasSuffix(URL(fileURLWithPath: folder.path).lastPathComponent + "\n"))
  }

  @Test("a program that is not there is named, with the nearest one")
  func notFound() throws {
    let folder = try ScratchFolder()
    try "#!/bin/sh".write(toFile: folder.path + "/tap-jsonl", atomically: true, encoding: .utf8)
    chmod(folder.path + "/tap-jsonl", 0o755)
    let environment = ["PATH": "relative:\(folder.path)"]
    let found = try ProgramPath.find("tap-jsonl", from: "/", environment: environment)
    #expect(found == folder.path + "/tap-jsonl")
    let error = try #require(throws: Diagnostic.self) {
      try ProgramPath.find("tap-json1", from: "/", environment: environment)
    }
    #expect(
      error.description
        == "there is no program 'tap-json1' along PATH. Did you mean 'tap-jsonl'? [process.not-found]")
    chmod(folder.path + "/tap-jsonl", 0o644)
    let denied = try #require(throws: Diagnostic.self) {
      try ProgramPath.find("./tap-jsonl", from: folder.path, environment: [:])
    }
    #expect(denied.message == "'./tap-jsonl' may not be executed")
  }

  @Test("a program that can't be started is an error, and leaves nothing running")
  func cannotStart() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/tap"
    try "#!/no/such/interpreter".write(toFile: path, atomically: true, encoding: .utf8)
    chmod(path, 0o755)
    let error = try #require(throws: Diagnostic.self) {
      try Shell.run(ProgramCall(name: "tap", executable: path, folder: folder.path))
    }
    #expect(error.code == .programNotStarted)
    #expect(error.message == "cannot start 'tap': No such file or directory")
  }
}
