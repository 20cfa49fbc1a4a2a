import Foundation
import IndicatorSchema

/// The folder of pages while it is made.
struct PageFolder {
  private let path: String
  /// The output as messages name it.
  private let name: String

  /// Makes the folder, which must not exist.
  init(creating path: String, name: String) throws {
    self.path = path
    self.name = name
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    } catch {
      let reason = FileManager.default.fileExists(atPath: path) ? "it exists" : error.localizedDescription
      throw Diagnostic(.cannotWrite, "can't make '\(name)': \(reason)")
    }
  }

  /// Writes a page.
  func write(_ text: String, to file: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + file), options: .withoutOverwriting)
    } catch {
      throw Diagnostic(.cannotWrite, "can't write '\(name)/\(file)': \(error.localizedDescription)")
    }
  }

  /// The number of rows recorded in the pages, found by reading them.
  ///
  /// The mark can't come from data: there, its quote is written as `&quot;`.
  func countRows() throws -> Int {
    let mark = Data(" data-row=\"".utf8)
    var count = 0
    do {
      for file in try FileManager.default.contentsOfDirectory(atPath: path) {
        let page = try Data(contentsOf: URL(fileURLWithPath: path + "/" + file))
        var start = page.startIndex
        while let found = page.range(of: mark, in: start..<page.endIndex) {
          count += 1
          start = found.upperBound
        }
      }
    } catch {
      throw Diagnostic(.cannotRead, "can't read '\(name)' again: \(error.localizedDescription)")
    }
    return count
  }
}

/// The names of the files, made from codes alone.
enum PageName {
  static let index = "index.html"

  /// The file of an area; what is neither an ASCII letter nor a digit is written as its number, so that a code
  /// can't leave the folder.
  static func file(of code: AreaCode) -> String { anchor(code) + ".html" }

  /// The place of an area in a page.
  static func anchor(_ code: AreaCode) -> String {
    let safe = code.text.unicodeScalars.map { scalar in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      return isPlain ? String(scalar) : "_\(scalar.value)_"
    }.joined()
    return safe.isEmpty || safe.lowercased() == "index" ? "_" + safe : safe
  }
}
