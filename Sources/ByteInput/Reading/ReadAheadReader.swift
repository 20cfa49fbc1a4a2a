import IndicatorSchema
import PluginKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads blocks that another thread produces ahead of the reader.
///
/// The thread ends at the end of the input, or when the reader goes away: it is always joined.
final class ReadAheadReader: ByteReader {
  let name: String
  private let file: InputFile?
  private let ring = BlockRing()
  private let thread: pthread_t
  private var block: UnsafeRawBufferPointer?
  private var offset = 0

  /// Starts the thread.
  ///
  /// - Throws: `Diagnostic` `internal.fault` when the system has no thread left.
  init(name: String, _ producer: any BlockProducer, of file: InputFile? = nil) throws {
    self.name = name
    self.file = file
    thread = try ReadAheadReader.start(FillJob(ring, producer))
  }

  deinit {
    ring.cancel()
    pthread_join(thread, nil)
  }

  var consumedBytes: Int? { file?.bytesRead }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if block == nil { block = try ring.nextBlock() }
    guard let block else { return 0 }
    let count = min(buffer.count, block.count - offset)
    guard count > 0 else { return 0 }
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: block[offset..<offset + count]))
    offset += count
    if offset == block.count { releaseBlock() }
    return count
  }

  private func releaseBlock() {
    block = nil
    offset = 0
    ring.release()
  }

  private static func start(_ job: FillJob) throws -> pthread_t {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let retained = Unmanaged.passRetained(job)
    let status = pthread_create(&thread, nil, runFillJob, retained.toOpaque())
    guard status == 0 else {
      retained.release()
      throw Diagnostic(.fault, "no thread could be started: \(String(cString: strerror(status)))")
    }
    #if canImport(Darwin)
      guard let thread else { throw Diagnostic(.fault, "no thread could be started") }
    #endif
    return thread
  }
}

/// What the other thread gets: not the reader, so that the reader can go away.
private final class FillJob {
  private let ring: BlockRing
  private let producer: any BlockProducer

  init(_ ring: BlockRing, _ producer: any BlockProducer) {
    self.ring = ring
    self.producer = producer
  }

  func run() { ring.fillAll(from: producer) }
}

#if canImport(Darwin)
  private func runFillJob(_ job: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<FillJob>.fromOpaque(job).takeRetainedValue().run()
    return nil
  }
#else
  private func runFillJob(_ job: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let job else { return nil }
    Unmanaged<FillJob>.fromOpaque(job).takeRetainedValue().run()
    return nil
  }
#endif
