import Foundation
import IndicatorSchema

/// The folder of pages while it is made.
struct PageFolder: Sendable {
  private let path: String
  /// The output as messages name it.
  private let name: String

  /// Makes the folder, which must not exist.
  init(creating path: String, name: String) throws {
    self.path = path
    self.name = name
    try make("")
  }

  /// Makes a folder within.
  func make(_ folder: String) throws {
    let full = folder.isEmpty ? path : path + "/" + folder
    do {
      try FileManager.default.createDirectory(atPath: full, withIntermediateDirectories: false)
    } catch {
      let reason = FileManager.default.fileExists(atPath: full) ? "it exists" : error.localizedDescription
      throw Diagnostic(.cannotWrite, "can't make '\(named(folder))': \(reason)")
    }
  }

  /// Writes a file.
  func write(_ text: String, to file: String) throws { try write(Data(text.utf8), to: file) }

  /// Writes a file.
  func write(_ data: Data, to file: String) throws {
    do {
      try data.write(to: URL(fileURLWithPath: path + "/" + file), options: .withoutOverwriting)
    } catch {
      throw Diagnostic(.cannotWrite, "can't write '\(named(file))': \(error.localizedDescription)")
    }
  }

  /// The number of rows recorded in a page, found by reading it.
  ///
  /// The mark can't come from data: there, its quote is written as `&quot;`.
  func countRows(in file: String) throws -> Int {
    let page: Data
    do {
      page = try Data(contentsOf: URL(fileURLWithPath: path + "/" + file))
    } catch {
      throw Diagnostic(.cannotRead, "can't read '\(named(file))' again: \(error.localizedDescription)")
    }
    let mark = Data(" data-row=\"".utf8)
    var count = 0
    var start = page.startIndex
    while let found = page.range(of: mark, in: start..<page.endIndex) {
      count += 1
      start = found.upperBound
    }
    return count
  }

  /// The absolute path of a file.
  func path(of file: String) -> String { path + "/" + file }

  /// Removes a file that was only needed for a while.
  func remove(_ file: String) { try? FileManager.default.removeItem(atPath: path(of: file)) }

  /// A file as messages name it.
  func named(_ file: String) -> String { file.isEmpty ? name : name + "/" + file }
}
