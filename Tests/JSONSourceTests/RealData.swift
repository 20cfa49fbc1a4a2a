import Foundation
import PluginKit
import PluginTesting

/// The real data that lies beside the project; tests that need it are skipped where it is absent.
enum RealData {
  /// The folder, found by walking up from this file.
  static let folder: URL? = {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "shared/data")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static let isThere = folder != nil

  /// A host that reads files of the folder in place.
  static var host: MemorySourceHost {
    MemorySourceHost(opening: { location in
      guard let folder else { return MemoryByteReader([]) }
      return try FileReader(folder.appending(path: location.path), name: location.displayName)
    })
  }
}

/// The bytes of a file.
final class FileReader: ByteReader {
  let name: String
  private let handle: FileHandle

  init(_ file: URL, name: String) throws {
    self.name = name
    handle = try FileHandle(forReadingFrom: file)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let data = try handle.read(upToCount: buffer.count) ?? Data()
    buffer.copyBytes(from: data)
    return data.count
  }
}
