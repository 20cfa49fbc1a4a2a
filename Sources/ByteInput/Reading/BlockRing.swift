#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gives the bytes of an input block by block.
protocol BlockProducer: AnyObject {
  /// Fills the block as far as the input goes; 0 at the end only.
  func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Blocks that one thread fills while another empties them, in order.
///
/// Sendable because every stored property that changes is read and written under the lock, and because a block
/// belongs to the filler from `roomForBlock` until `publish` and to the emptier from `nextBlock` until `release`.
final class BlockRing: @unchecked Sendable {
  static let blockSize = 256 << 10
  static let blockCount = 8
  /// The filled blocks down to which a filler that waits for room goes on waiting: to wake it for each block would take
  /// longer than the block is worth.
  private static let fewBlocks = blockCount / 2

  private let memory: UnsafeMutableRawBufferPointer
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var lengths = [Int](repeating: 0, count: blockCount)
  private var filled = 0
  private var emptied = 0
  private var end: Result<Void, any Error>?
  private var isCancelled = false

  init() {
    memory = .allocate(byteCount: BlockRing.blockSize * BlockRing.blockCount, alignment: 64)
    lock = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
    memory.deallocate()
  }

  /// Fills blocks until the producer ends, fails, or nobody wants more.
  func fillAll(from producer: any BlockProducer) {
    do {
      while let block = roomForBlock() {
        let count = try producer.fill(block)
        if count == 0 { break }
        publish(count)
      }
      finish(.success(()))
    } catch {
      finish(.failure(error))
    }
  }

  /// The oldest filled block, waiting for one; nil at the end.
  ///
  /// - Throws: What the producer threw, after the blocks that it filled before.
  func nextBlock() throws -> UnsafeRawBufferPointer? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while filled == emptied, end == nil { pthread_cond_wait(changed, lock) }
    if filled == emptied {
      try end?.get()
      return nil
    }
    let index = emptied % BlockRing.blockCount
    return UnsafeRawBufferPointer(rebasing: block(index)[..<lengths[index]])
  }

  /// Gives the block of `nextBlock` back.
  func release() {
    pthread_mutex_lock(lock)
    emptied += 1
    if filled - emptied <= BlockRing.fewBlocks { pthread_cond_signal(changed) }
    pthread_mutex_unlock(lock)
  }

  /// Makes `fillAll` return soon.
  func cancel() { change { isCancelled = true } }

  private func roomForBlock() -> UnsafeMutableRawBufferPointer? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while filled - emptied == BlockRing.blockCount, !isCancelled { pthread_cond_wait(changed, lock) }
    return isCancelled ? nil : block(filled % BlockRing.blockCount)
  }

  private func publish(_ count: Int) {
    change {
      lengths[filled % BlockRing.blockCount] = count
      filled += 1
    }
  }

  private func finish(_ result: Result<Void, any Error>) { change { end = result } }

  private func block(_ index: Int) -> UnsafeMutableRawBufferPointer {
    let start = index * BlockRing.blockSize
    return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + BlockRing.blockSize])
  }

  private func change(_ body: () -> Void) {
    pthread_mutex_lock(lock)
    body()
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
  }
}
