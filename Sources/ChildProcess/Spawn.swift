import CSpawn
import Foundation
import IndicatorSchema

/// Starts a process with nothing of ours but three streams: no other file, no signal disposition, no variable.
struct Spawn {
  /// The group to join; 0 to lead a new one.
  var group: pid_t
  /// The folder to work in.
  var folder: String

  /// Starts a process.
  ///
  /// - Returns: Its number.
  /// - Throws: `Diagnostic` `process.cannot-start` with what the system says.
  func start(
    _ executable: String, _ arguments: [String], _ environment: [String: String], input: PipeEnd,
    output: PipeEnd? = nil, messages: PipeEnd? = nil, name: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.descriptor, 0)
    add(output, 1, &actions)
    add(messages, 2, &actions)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    posix_spawn_file_actions_addchdir_np(&actions, folder)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    prepare(&attributes)

    var process: pid_t = 0
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let problem = Spawn.withPointers(arguments) { arguments in
      Spawn.withPointers(variables) { variables in
        posix_spawn(&process, executable, &actions, &attributes, arguments, variables)
      }
    }
    guard problem == 0 else {
      throw Diagnostic(
        .programNotStarted, "cannot start '\(name)': \(String(cString: strerror(problem)))",
        hint: problem == ENOENT ? "the interpreter in its first line may not exist" : nil)
    }
    return process
  }

  private func add(_ stream: PipeEnd?, _ number: Int32, _ actions: inout posix_spawn_file_actions_t) {
    if let stream {
      posix_spawn_file_actions_adddup2(&actions, stream.descriptor, number)
    } else {
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
    }
  }

  private func prepare(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    sigemptyset(&none)
    var usual = sigset_t()
    sigfillset(&usual)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, group)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  private static func withPointers<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
