import Foundation
import IndicatorSchema

/// What a run has fetched until now, so that one that is stopped does not have to fetch it again.
///
/// A run that ends well forgets it. What is older than some hours is not used: pages of two editions of a table must
/// never be put together.
struct FetchJournal: Sendable {
  private let store: SnapshotStore
  private let path: String
  private let now: @Sendable () -> Date

  /// How old what is used again may be, in seconds.
  static let lifetime: Double = 6 * 60 * 60

  private struct Content: Codable {
    var started: Double
    var digests: [String: String]
  }

  /// - Parameter pipeline: The SHA-256 of the pipeline file; another pipeline has another journal.
  init(_ store: SnapshotStore, pipeline: String, now: @escaping @Sendable () -> Date = { Date() }) {
    self.init(store, document: "\(pipeline).json", now)
  }

  private init(_ store: SnapshotStore, document: String, _ now: @escaping @Sendable () -> Date) {
    self.store = store
    self.now = now
    path = "\(store.folder)/\(FetchJournal.folder)/\(document)"
  }

  private static let folder = "unfinished"

  /// The digests of what runs have fetched that run now or were stopped, as far as they would use it.
  ///
  /// - Throws: `Diagnostic` when the store can't be read.
  static func unfinished(in store: SnapshotStore, now: Date) throws -> Set<String> {
    let names = try store.names(in: folder)
    return Set(names.flatMap { FetchJournal(store, document: $0) { now }.earlier().values })
  }

  /// What an earlier run had fetched, by address; nothing when it ended well or is long ago.
  func earlier() -> [String: String] {
    guard let content = content(), abs(now().timeIntervalSince1970 - content.started) < Self.lifetime else {
      return [:]
    }
    return content.digests.filter { FileManager.default.fileExists(atPath: store.path(of: $0.value)) }
  }

  /// Keeps that something was fetched.
  ///
  /// - Throws: `Diagnostic` when the store can't be written.
  func note(_ digests: [String: String]) throws {
    let started = earlier().isEmpty ? nil : content()?.started
    let content = Content(started: started ?? now().timeIntervalSince1970, digests: digests)
    try store.write(try JSONEncoder().encode(content), to: path)
  }

  /// Forgets everything, when a run ended well.
  func forget() { try? FileManager.default.removeItem(atPath: path) }

  private func content() -> Content? {
    FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(Content.self, from: $0) }
  }
}
