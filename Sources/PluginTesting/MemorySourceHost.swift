import IndicatorSchema
import PluginKit
import Synchronization

/// A host that gives a source bytes from memory and keeps what it reports.
public final class MemorySourceHost: SourceHost {
  private let opener: @Sendable (Location) throws -> any ByteReader
  private let state = Mutex(State())

  private struct State {
    var quarantined: [QuarantinedRecord] = []
    var bindings: [IndicatorID: String] = [:]
    var tables: [SourceOrigin.TableFacts] = []
    var columns: [FoundColumn] = []
  }

  /// Makes a host that gives these bytes for every location, in blocks of at most `blockSize`.
  public init(_ bytes: [UInt8], name: String = "input", blockSize: Int = 64 * 1024) {
    opener = { _ in MemoryByteReader(bytes, name: name, blockSize: blockSize) }
  }

  /// Makes a host that gives this text for every location.
  public convenience init(_ text: String, name: String = "input", blockSize: Int = 64 * 1024) {
    self.init(Array(text.utf8), name: name, blockSize: blockSize)
  }

  /// Makes a host that opens locations with a function, such as one that reads real files.
  public init(opening opener: @escaping @Sendable (Location) throws -> any ByteReader) {
    self.opener = opener
  }

  /// The records the source refused.
  public var quarantined: [QuarantinedRecord] { state.withLock { $0.quarantined } }

  /// The column of each indicator.
  public var bindings: [IndicatorID: String] { state.withLock { $0.bindings } }

  /// What the source said of its table.
  public var tables: [SourceOrigin.TableFacts] { state.withLock { $0.tables } }

  /// The columns that the source found in its input.
  public var columns: [FoundColumn] { state.withLock { $0.columns } }

  /// Keeps which columns the source found.
  public func found(_ columns: [FoundColumn]) { state.withLock { $0.columns += columns } }

  /// Keeps what the source says of its table.
  public func identified(_ table: SourceOrigin.TableFacts) { state.withLock { $0.tables.append(table) } }

  /// Opens what the host was made with.
  public func open(_ location: Location) throws -> any ByteReader { try opener(location) }

  /// Keeps the record.
  public func quarantine(_ record: QuarantinedRecord) throws {
    state.withLock { $0.quarantined.append(record) }
  }

  /// Keeps the column.
  public func bound(_ indicator: IndicatorID, to column: String) {
    state.withLock { $0.bindings[indicator] = column }
  }
}

/// Bytes of memory, given in blocks.
public final class MemoryByteReader: ByteReader {
  /// The input as messages name it.
  public let name: String
  private let bytes: [UInt8]
  private let blockSize: Int
  private var position = 0

  /// Makes a reader that gives at most `blockSize` bytes at a time.
  public init(_ bytes: [UInt8], name: String = "input", blockSize: Int = 64 * 1024) {
    self.bytes = bytes
    self.name = name
    self.blockSize = blockSize
  }

  /// Gives the next bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = min(buffer.count, blockSize, bytes.count - position)
    guard count > 0 else { return 0 }
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
