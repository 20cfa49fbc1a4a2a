import Foundation
import IndicatorSchema
import PluginKit

/// Records that a source refused and somebody put right: `NAME.mends` beside the pipeline file, JSON lines as the
/// quarantine has them, each with the text that is read in the place of the raw one.
///
/// The file is a part of the pipeline, as a catalogue is: it has its digest in the record and in the lock.
struct Mends: Sendable {
  /// One record.
  struct Mend: Sendable {
    /// The file that it is in, as the quarantine names it.
    var file: String
    /// The line that it begins in, where known.
    var line: Int?
    /// What stands there.
    var raw: [UInt8]
    /// What is read instead.
    var mended: [UInt8]
    /// Where the mend is written.
    var place: Place
  }

  private let mends: [String: [Mend]]

  /// The file of a pipeline, `NAME.mends` beside `NAME.yml`.
  static func path(of pipeline: String) -> String {
    (LockFile.path(of: pipeline) as NSString).deletingPathExtension + ".mends"
  }

  /// Reads the mends of a pipeline; none when there is no file.
  ///
  /// - Throws: `Diagnostics` for every line that is no mend.
  init(of pipeline: String) throws {
    let path = Mends.path(of: pipeline)
    guard let data = FileManager.default.contents(atPath: path) else {
      mends = [:]
      return
    }
    var found: [String: [Mend]] = [:]
    var problems = Diagnostics()
    for (number, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      let place = Place(path, line: number + 1)
      do {
        guard let (step, mend) = try Mends.read(line, place) else { continue }
        found[step, default: []].append(mend)
      } catch {
        problems.add(error)
      }
    }
    try problems.throwIfAny()
    mends = found
  }

  /// Whether a step has any.
  func concern(_ step: String) -> Bool { mends[step] != nil }

  /// What a step reads in the place of an input; nil when nothing of that was mended.
  ///
  /// - Throws: `Diagnostic` when the input can't be read, or does not have what was mended.
  func mended(_ reader: any ByteReader, step: String) throws -> (any ByteReader)? {
    let mine = mends[step, default: []].filter { $0.file == reader.name }
    guard !mine.isEmpty else { return nil }
    let bytes = try reader.readAll(limit: Mends.byteLimit)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Mends.unfit(mine[0], "is in '\(reader.name)', which is not UTF-8")
    }
    return GivenBytes(try Mends.apply(mine, to: bytes), name: reader.name)
  }

  /// An input with mends is in memory as a whole.
  static let byteLimit = 1 << 30

  /// One line; nil for one that nobody has mended yet.
  private static func read(_ line: Data, _ place: Place) throws -> (String, Mend)? {
    guard let fields = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
      let step = fields["step"] as? String, let file = fields["file"] as? String, let raw = raw(fields)
    else {
      throw Diagnostic(
        .mendUnfit, "the line is no record of a quarantine", at: place,
        hint: "take the lines that 'peil quarantine export' gives, and fill in \"mended\"")
    }
    guard let mended = fields["mended"] as? String else { return nil }
    let mend = Mend(
      file: file, line: fields["line"] as? Int, raw: raw, mended: Array(mended.utf8), place: place)
    return (step, mend)
  }

  private static func raw(_ fields: [String: Any]) -> [UInt8]? {
    if let text = fields["raw"] as? String { return Array(text.utf8) }
    return (fields["raw_base64"] as? String).flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) }
  }

  private static func apply(_ mends: [Mend], to bytes: [UInt8]) throws -> [UInt8] {
    let lines = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    let found = try mends.map { mend in (start: try start(of: mend, bytes, lines), mend: mend) }
    var result: [UInt8] = []
    var position = 0
    for (start, mend) in found.sorted(by: { $0.start < $1.start }) {
      guard start >= position else { throw unfit(mend, "is mended twice") }
      result += bytes[position..<start] + mend.mended
      position = start + mend.raw.count
    }
    return result + bytes[position...]
  }

  private static func start(of mend: Mend, _ bytes: [UInt8], _ lines: [Int]) throws -> Int {
    if let line = mend.line {
      guard lines.indices.contains(line - 1), bytes[lines[line - 1]...].starts(with: mend.raw),
        !mend.raw.isEmpty
      else { throw unfit(mend, "does not stand in line \(line) of '\(mend.file)' any more") }
      return lines[line - 1]
    }
    guard let range = bytes.firstRange(of: mend.raw), !mend.raw.isEmpty else {
      throw unfit(mend, "does not stand in '\(mend.file)' any more")
    }
    return range.lowerBound
  }

  private static func unfit(_ mend: Mend, _ words: String) -> Diagnostic {
    Diagnostic(
      .mendUnfit, "what was mended \(words)", at: mend.place,
      hint: "take the line out; if the record is still refused, mend it anew")
  }
}
