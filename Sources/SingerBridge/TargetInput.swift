import Foundation
import IndicatorSchema
import JSONReading
import SingerProtocol

/// What comes to a pipeline that is a Singer target: kept in a file until all of it is there and known to be good, so
/// that nothing is done with a half.
public final class TargetInput {
  /// The file with the messages, for the run parameter `singer_input`.
  public let file: String
  /// The last state; nil when there was none.
  public private(set) var state: JSONValue?
  /// The records of each stream.
  public private(set) var records: [String: Int] = [:]
  private let folder: URL

  /// The run parameter that names the file.
  public static let parameter = "singer_input"

  /// Takes everything that `read` gives, an empty piece being the end.
  ///
  /// - Throws: `Diagnostic` for what is no message, and when there is no room for it.
  public init(read: () throws -> [UInt8]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-\(UUID().uuidString)")
    // The name is part of what outputs say of their origin, so it is always the same.
    file = folder.appendingPathComponent("singer.jsonl").path
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      guard
        FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      try keep(try FileHandle(forWritingTo: URL(fileURLWithPath: file)), read)
    } catch let error as Diagnostic {
      try? FileManager.default.removeItem(at: folder)
      throw error
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw Diagnostic(.cannotWrite, "cannot keep what comes in: \(error.localizedDescription)")
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func keep(_ handle: FileHandle, _ read: () throws -> [UInt8]) throws {
    defer { try? handle.close() }
    var reader = SingerReader(name: "standard input")
    while true {
      let piece = try read()
      guard !piece.isEmpty else { break }
      try piece.withUnsafeBytes { try reader.take($0) { _ in } }
      try handle.write(contentsOf: piece)
    }
    try reader.end { _ in }
    state = reader.state
    let counts = reader.streams.map { ($0.name, $0.stream.records) }
    records = Dictionary(counts, uniquingKeysWith: { first, _ in first })
  }

  /// The line that a target prints when everything is stored: the bare state; nil when there was none.
  public var confirmation: [UInt8]? {
    guard let state else { return nil }
    var bytes: [UInt8] = []
    bytes.appendJSON(state)
    bytes.append(0x0A)
    return bytes
  }
}
