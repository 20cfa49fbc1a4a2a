import IndicatorSchema
import PluginKit
import Testing

@testable import ByteInput

@Suite("Reading ahead in another thread")
struct ReadAheadTests {
  /// Gives blocks that hold their number, for ever or until it fails.
  private final class Counter: BlockProducer {
    private var blocks = 0
    private let failsAfter: Int

    init(failsAfter: Int = .max) { self.failsAfter = failsAfter }

    func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
      if blocks == failsAfter { throw Diagnostic(.corruptArchive, "broken") }
      block.copyBytes(from: [UInt8](repeating: UInt8(truncatingIfNeeded: blocks), count: 1000))
      blocks += 1
      return 1000
    }
  }

  /// Starts reading, reads some bytes and lets go of the reader; returns what only the thread still holds.
  private func readSome(_ count: Int) throws -> Weak {
    let counter = Counter()
    let reader = try ReadAheadReader(name: "endless", counter)
    var buffer = [UInt8](repeating: 0, count: max(count, 1))
    if count > 0 { _ = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) } }
    return Weak(counter)
  }

  private struct Weak {
    weak var object: AnyObject?
    init(_ object: AnyObject) { self.object = object }
  }

  @Test("a reader dropped half-way takes its thread with it", arguments: [0, 1, 1000, 5000])
  func dropped(count: Int) throws {
    // The thread holds the producer as long as it runs.
    for _ in 0..<50 { #expect(try readSome(count).object == nil) }
  }

  @Test("blocks come in order, also when the reader is slower than the thread")
  func order() throws {
    let reader = try ReadAheadReader(name: "endless", Counter())
    var buffer = [UInt8](repeating: 0, count: 1000)
    for block in 0..<50 {
      #expect(try buffer.withUnsafeMutableBytes { try reader.read(into: $0) } == 1000)
      #expect(buffer.allSatisfy { $0 == UInt8(truncatingIfNeeded: block) })
    }
  }

  @Test("an error comes after the blocks before it, and again on every further read")
  func failure() throws {
    let reader = try ReadAheadReader(name: "broken", Counter(failsAfter: 3))
    var buffer = [UInt8](repeating: 0, count: 700)
    var total = 0
    while total < 3000 { total += try buffer.withUnsafeMutableBytes { try reader.read(into: $0) } }
    for _ in 0..<3 {
      let error = #expect(throws: Diagnostic.self) {
        try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
      }
      #expect(error?.message == "broken")
    }
  }

  @Test("the end stays the end")
  func end() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(gzip([1, 2, 3]), to: "a.gz")
    let reader = try ByteInput.open(Location(path: "a.gz", place: pipelinePlace), path: path)
    #expect(try readAll(reader) == [1, 2, 3])
    #expect(try readAll(reader).isEmpty)
  }
}
