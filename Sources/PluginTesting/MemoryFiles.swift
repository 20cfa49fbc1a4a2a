import IndicatorSchema
import PluginKit

/// A host without any file.
public struct NoFiles: TransformHost {
  /// Makes a host.
  public init() {}

  /// Says that there is no such file.
  public func open(_ location: Location) throws -> any ByteReader {
    throw Diagnostic(.fileNotFound, "there is no file '\(location.path)'", at: location.place)
  }
}

/// A host that gives a transform files from memory, by path.
public struct MemoryFiles: TransformHost {
  private let files: [String: [UInt8]]

  /// Makes a host with these files.
  public init(_ files: [String: [UInt8]]) { self.files = files }

  /// Makes a host with these texts as files.
  public init(texts: [String: String]) { files = texts.mapValues { Array($0.utf8) } }

  /// Opens one of the files.
  ///
  /// - Throws: `Diagnostic` for a path that is not among them.
  public func open(_ location: Location) throws -> any ByteReader {
    guard let bytes = files[location.path] else { return try NoFiles().open(location) }
    return MemoryByteReader(bytes, name: location.displayName)
  }
}
