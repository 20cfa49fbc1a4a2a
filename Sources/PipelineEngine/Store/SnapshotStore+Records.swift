import Foundation
import IndicatorSchema

extension SnapshotStore {
  /// What is known of a content; nil when nothing is, which hinders nobody.
  public func record(of sha256: String) -> SnapshotRecord? {
    guard let data = FileManager.default.contents(atPath: recordPath(sha256)),
      let record = try? JSONDecoder().decode(SnapshotRecord.self, from: data), record.sha256 == sha256
    else { return nil }
    return record
  }

  /// Adds to what is known of a content.
  ///
  /// - Throws: `Diagnostic` when the store can't be written.
  func note(_ record: SnapshotRecord) throws {
    let known = self.record(of: record.sha256)
    var all = (known?.adding(record) ?? record).without(secrets)
    // What was kept before there were records is as old as its file.
    if let object = FileIdentity(path(of: record.sha256)) { all.kept = min(all.kept, object.day) }
    guard all != known else { return }
    try write(StoreJSON.encode(all), to: recordPath(record.sha256))
  }

  func recordPath(_ sha256: String) -> String { "\(folder)/records/\(sha256).json" }
}

extension FileIdentity {
  /// When the content was last changed, in UTC.
  var day: String { Date(timeIntervalSince1970: Double(modified) / 1e9).ISO8601Format() }
}

/// The small documents of the store.
enum StoreJSON {
  /// The document, the same for the same value.
  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }
}
