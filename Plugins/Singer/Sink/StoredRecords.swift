import Foundation
import IndicatorSchema

/// Counts again what a target stored, where it is in files that can be counted: CSV and JSON lines.
enum StoredRecords {
  /// The records in all files of a folder; nil when one of them is of another kind.
  ///
  /// - Throws: `Diagnostic` when there is no file, or one can't be read.
  static func count(in folder: String, of name: String) throws -> Int? {
    let files = try files(in: folder)
    guard !files.isEmpty else {
      throw Diagnostic(
        .singerCount, "'\(name)' confirmed what it was given and wrote no file",
        hint: "let it write to '\(SingerSink.outputMark)', or take 'path' out if it writes elsewhere")
    }
    var total = 0
    for file in files {
      switch file.split(separator: ".").last?.lowercased() {
      case "csv": total += max(0, try CountedFile(folder + "/" + file).records(quoted: true) - 1)
      case "jsonl", "singer": total += try CountedFile(folder + "/" + file).records(quoted: false)
      default: return nil
      }
    }
    return total
  }

  private static func files(in folder: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.sorted().filter { name in
      let kind = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.type]
      return kind as? FileAttributeType == .typeRegular
    }
  }
}

/// The lines of a file that hold something; of CSV, a line end in quotes ends none.
private struct CountedFile {
  private let handle: FileHandle

  init(_ path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Diagnostic(.cannotRead, "cannot read what the target stored")
    }
    self.handle = handle
  }

  func records(quoted: Bool) throws -> Int {
    defer { try? handle.close() }
    var (count, isQuoted, isEmpty) = (0, false, true)
    while let block = try handle.read(upToCount: 1 << 20), !block.isEmpty {
      for byte in block {
        switch byte {
        case 0x22 where quoted:
          isQuoted.toggle()
          isEmpty = false
        case 0x0A where !isQuoted:
          if !isEmpty { count += 1 }
          isEmpty = true
        case 0x0D: break
        default: isEmpty = false
        }
      }
    }
    return isEmpty ? count : count + 1
  }
}
