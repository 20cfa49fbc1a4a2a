import IndicatorSchema
import PluginKit
import Synchronization

/// A host of a source that gives bytes in blocks of one size, fails as planned, and keeps what it is told.
final class ConformanceSourceHost: SourceHost {
  private let files: [String: [UInt8]]
  private let answer: @Sendable (Location) -> [UInt8]?
  private let blockSize: Int
  private let plan: FaultPlan
  private let state = Mutex(State())

  private struct State {
    var opened: [Location] = []
    var quarantined: [QuarantinedRecord] = []
    var bound: Set<IndicatorID> = []
    var bytesRead = 0
  }

  init(
    _ files: [String: [UInt8]], blockSize: Int = 64 * 1024, plan: FaultPlan = FaultPlan(),
    answer: @escaping @Sendable (Location) -> [UInt8]? = { _ in nil }
  ) {
    self.files = files
    self.answer = answer
    self.blockSize = blockSize
    self.plan = plan
  }

  var opened: [Location] { state.withLock { $0.opened } }
  var quarantined: [QuarantinedRecord] { state.withLock { $0.quarantined } }
  var bound: Set<IndicatorID> { state.withLock { $0.bound } }
  var bytesRead: Int { state.withLock { $0.bytesRead } }

  func open(_ location: Location) throws -> any ByteReader {
    try plan.pass(.open)
    state.withLock { $0.opened.append(location) }
    guard let bytes = files[location.path] ?? files["*"] ?? answer(location) else {
      return try NoFiles().open(location)
    }
    let reader = MemoryByteReader(bytes, name: location.displayName, blockSize: blockSize)
    return PlannedReader(reader, plan) { count in self.state.withLock { $0.bytesRead += count } }
  }

  func quarantine(_ record: QuarantinedRecord) throws {
    try plan.pass(.quarantine)
    state.withLock { $0.quarantined.append(record) }
  }

  func bound(_ indicator: IndicatorID, to column: String) {
    state.withLock { _ = $0.bound.insert(indicator) }
  }
}

/// A reader that fails as planned and tells how much it gave.
private final class PlannedReader: ByteReader {
  private let reader: MemoryByteReader
  private let plan: FaultPlan
  private let told: (Int) -> Void

  init(_ reader: MemoryByteReader, _ plan: FaultPlan, told: @escaping (Int) -> Void) {
    self.reader = reader
    self.plan = plan
    self.told = told
  }

  var name: String { reader.name }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try plan.pass(.read)
    let count = try reader.read(into: buffer)
    told(count)
    return count
  }
}

/// The files of a transform or sink, of which opening one or reading from it fails as planned.
struct ConformanceFiles: TransformHost {
  let host: ConformanceSourceHost

  init(_ files: [String: [UInt8]], plan: FaultPlan = FaultPlan()) {
    host = ConformanceSourceHost(files, plan: plan)
  }

  func open(_ location: Location) throws -> any ByteReader { try host.open(location) }
}
