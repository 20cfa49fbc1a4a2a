import CStreamCodecs

/// Decompresses deflate data with ISA-L.
///
/// What it finds wrong is for `SecondOpinion` to put into words.
final class IGzipDecoder: StreamDecoder {
  private let library: IGzip
  private let state: IGzip.State
  private let wrapping: DeflateWrapping
  /// The bytes of the stream before the input of the next step.
  private var position = 0

  /// Where the flags stand in the header of gzip, and those that mean nothing yet.
  private static let flagsOffset = 3
  private static let unknownFlags: UInt8 = 0xE0

  init(_ library: IGzip, _ wrapping: DeflateWrapping) {
    self.library = library
    self.wrapping = wrapping
    state = library.makeState(wrapping)
  }

  deinit { library.free(state) }

  func startNextStream() {
    position = 0
    library.reset(state)
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep {
    if hasUnknownFlags(input) {
      return DecoderStep(read: 0, written: 0, state: .damaged("unknown header flags"))
    }
    let next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.pointee.next_in = UnsafeMutablePointer(mutating: next)
    state.pointee.avail_in = UInt32(input.count)
    state.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_out = UInt32(output.count)
    let status = library.inflate(state)
    let read = input.count - Int(state.pointee.avail_in)
    position += read
    return DecoderStep(
      read: read, written: output.count - Int(state.pointee.avail_out), state: stepState(status))
  }

  /// Whether a flag is set that the library passes over: with it the header would have parts that nobody knows.
  private func hasUnknownFlags(_ input: UnsafeRawBufferPointer) -> Bool {
    let offset = IGzipDecoder.flagsOffset - position
    guard wrapping == .gzip, input.indices.contains(offset) else { return false }
    return input[offset] & IGzipDecoder.unknownFlags != 0
  }

  private func stepState(_ status: CInt) -> DecoderStep.State {
    guard status == 0 else { return .damaged("igzip error \(status)") }
    guard state.pointee.block_state == IGzip.finished else { return .running }
    // Whole bytes that it took and did not use can't be given back.
    return state.pointee.read_in_length < 8 ? .streamEnd : .damaged("igzip read too far")
  }
}
