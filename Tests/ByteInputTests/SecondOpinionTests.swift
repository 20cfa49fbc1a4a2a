import IndicatorSchema
import PluginKit
import Testing

@testable import ByteInput

@Suite("A second reader starts over where the first refuses to go on")
struct SecondOpinionTests {
  private let name = InputName(Location(path: "data/a.gz", place: pipelinePlace))

  /// Gives bytes, and then an error when there is one.
  private final class Script: BlockProducer {
    private var rest: ArraySlice<UInt8>
    private let error: Diagnostic?

    init(_ bytes: [UInt8], then error: Diagnostic? = nil) {
      rest = bytes[...]
      self.error = error
    }

    func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
      if rest.isEmpty, let error { throw error }
      let part = rest.prefix(block.count)
      block.copyBytes(from: part)
      rest = rest.dropFirst(block.count)
      return part.count
    }
  }

  private func read(_ first: Script, _ second: @escaping () throws -> Script) -> InflaterOutcome {
    InflaterOutcome(outputSize: 100) {
      SecondOpinion(first, name: name, inflater: .zlib, startOver: second)
    }
  }

  @Test(
    "what the first can't read is read by the second, without a gap", arguments: [0, 1, 99, 100, 101, 5000])
  func goesOn(readBefore: Int) {
    let content = sampleText(9000)
    let first = Script(Array(content[..<readBefore]), then: name.corrupt("odd", at: 1))
    #expect(read(first) { Script(content) }.bytes == content)
  }

  @Test("the complaint is that of the second")
  func secondComplaint() {
    let first = Script(sampleText(300), then: name.truncated("first", at: 1))
    let outcome = read(first) { Script(sampleText(200), then: name.corrupt("second", at: 2)) }
    #expect(outcome.message == "'data/a.gz' is damaged at byte 2: second")
  }

  @Test("two readers that give different bytes are a fault, never data", arguments: [250, 300, 301])
  func difference(length: Int) {
    let first = Script(sampleText(300), then: name.corrupt("first", at: 1))
    let outcome = read(first) { Script(sampleText(length, seed: 2)) }
    #expect(outcome.code == .fault)
  }

  @Test("the second is not asked when the first is right, or complains of something else")
  func notAsked() throws {
    #expect(read(Script(sampleText(300))) { throw CancellationError() }.bytes == sampleText(300))
    let outcome = read(Script([1], then: name.tooLarge(limit: 1))) { throw CancellationError() }
    #expect(outcome.code == .archiveTooLarge)
  }
}
