import IndicatorSchema
import JSONReading
import SingerProtocol

/// The state that a target is given behind all records, and has to give back when they are stored.
struct TargetState {
  var pipeline: String
  var stream: String
  var rows: Int

  var json: JSONValue {
    .object([
      JSONMember(
        key: "bookmarks",
        value: .object([
          JSONMember(
            key: stream,
            value: .object([
              JSONMember(key: "pipeline", value: .string(pipeline)),
              JSONMember(key: "rows", value: .number(lexeme: String(rows))),
            ]))
        ]))
    ])
  }
}

/// What a target prints: bare states, of which the last has to be the one that was given.
struct TargetConfirmation {
  private var bytes: [UInt8] = []
  private let name: String

  /// What a target prints is short.
  private static let limit = 16 << 20

  init(name: String) { self.name = name }

  mutating func take(_ piece: UnsafeRawBufferPointer) throws {
    guard bytes.count + piece.count <= TargetConfirmation.limit else {
      throw Diagnostic(
        .singerState, "'\(name)' printed more than \(TargetConfirmation.limit) bytes",
        hint: "a target prints states and nothing else")
    }
    bytes.append(contentsOf: piece)
  }

  /// Makes sure that the last state is this one.
  ///
  /// - Throws: `Diagnostic` `singer.state`.
  func require(_ state: TargetState, of name: String) throws {
    guard let line = bytes.split(separator: 0x0A).last(where: { $0.contains { $0 > 0x20 } }) else {
      throw Diagnostic(
        .singerState, "'\(name)' ended well and did not confirm what it was given",
        hint: "a target prints the state behind the records when all of them are stored")
    }
    let found: JSONValue? = try? JSONValue(parsing: Array(line))
    guard let found, found.canonical == state.json.canonical else {
      throw Diagnostic(
        .singerState, "'\(name)' confirmed another state than it was given",
        hint: "it printed '\(String(decoding: line.prefix(120), as: UTF8.self))'")
    }
  }
}

extension JSONValue {
  /// The value with members in the order of their names, so that the same things are equal.
  fileprivate var canonical: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.canonical))
    case .object(let members):
      .object(
        members.map { JSONMember(key: $0.key, value: $0.value.canonical) }.sorted { $0.key < $1.key })
    default: self
    }
  }
}
