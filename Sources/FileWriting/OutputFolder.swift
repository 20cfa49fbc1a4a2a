import Foundation
import IndicatorSchema

/// A folder that is an output, while it is made.
public struct OutputFolder: Sendable {
  private let path: String
  private let name: String

  /// Makes the folder, which must not exist.
  ///
  /// - Parameter name: The output as messages name it.
  /// - Throws: `Diagnostic` when it can't be made.
  public init(creating path: String, name: String) throws {
    self.path = path
    self.name = name
    guard mkdir(path, 0o755) == 0 else {
      throw Diagnostic(.cannotWrite, "can't make '\(name)': \(String(cString: strerror(errno)))")
    }
  }

  /// Makes a file in it, which must not exist.
  ///
  /// - Throws: `Diagnostic` when it can't be made.
  public func create(_ file: String) throws -> BufferedFile {
    try BufferedFile(creating: "\(path)/\(file)", name: "\(name)/\(file)")
  }

  /// Reads a file in it.
  ///
  /// - Throws: `Diagnostic` when it can't be read.
  public func read(_ file: String) throws -> StoredFile {
    try StoredFile("\(path)/\(file)", name: "\(name)/\(file)")
  }
}
