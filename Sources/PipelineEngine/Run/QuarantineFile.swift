import Foundation
import IndicatorSchema

/// The refused records of the last run in an output folder.
public struct QuarantineFile: Sendable {
  /// The records, in the order in which they were refused.
  public let records: [Record]
  private let lines: [Data]

  /// A refused record.
  public struct Record: Hashable, Sendable, Codable {
    /// The step that refused it.
    public var step: String
    /// The code of the reason.
    public var code: String
    /// The reason.
    public var message: String
    /// The number of the record in its input, from 1.
    public var record: Int
    /// The file.
    public var file: String?
    /// The line in it.
    public var line: Int?
    /// The column of the line, or nil.
    public var column: Int?
    /// The field.
    public var field: String?
    /// The record as it stands in the input, where that is text.
    public var raw: String?
    /// The record as it stands in the input, in base64, where that is no text.
    public var rawBase64: String?

    enum CodingKeys: String, CodingKey {
      case step, code, message, record, file, line, column, field, raw
      case rawBase64 = "raw_base64"
    }
  }

  /// Reads the quarantine of an output folder; nothing was refused where there is no file.
  ///
  /// - Throws: `Diagnostic` when there is no such folder, or the file is not one of ours.
  public init(output: String) throws {
    guard FileManager.default.fileExists(atPath: output + "/.peil") else {
      throw Diagnostic(
        .fileNotFound, "no run has published to '\(output)'", hint: "name the folder given with --output")
    }
    let path = output + "/" + Runner.quarantineFile
    let data = FileManager.default.contents(atPath: path) ?? Data()
    lines = data.split(separator: 0x0A).map { Data($0) }
    let decoder = JSONDecoder()
    records = try lines.enumerated().map { number, line in
      do { return try decoder.decode(Record.self, from: line) } catch {
        throw Diagnostic(
          .cannotRead, "the line is no record of a quarantine", at: Place(path, line: number + 1))
      }
    }
  }

  /// The records as lines to be mended: as they are, with `mended` to be filled in.
  public var export: String {
    lines.map { line in
      let text = String(decoding: line, as: UTF8.self)
      return text.dropLast() + ",\"mended\":null}\n"
    }.joined()
  }
}
