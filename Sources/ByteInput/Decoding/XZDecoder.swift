import CStreamCodecs
import IndicatorSchema
import SystemLibraries

/// Decompresses xz data with liblzma, which goes from stream to stream by itself and knows the padding between
/// them.
final class XZDecoder: StreamDecoder {
  private let stream: UnsafeMutablePointer<peil_lzma_stream>
  private let code: @convention(c) (UnsafeMutablePointer<peil_lzma_stream>?, CInt) -> CInt
  private let end: @convention(c) (UnsafeMutablePointer<peil_lzma_stream>?) -> Void

  /// LZMA_TELL_UNSUPPORTED_CHECK and LZMA_CONCATENATED.
  private static let flags: UInt32 = 0x02 | 0x08
  /// LZMA_RUN and LZMA_FINISH.
  private static let run: CInt = 0
  private static let finish: CInt = 3

  /// - Parameter memoryLimit: The bytes that a window and what belongs to it may take.
  /// - Throws: `Diagnostic` `system.missing-library`.
  init(memoryLimit: Int) throws {
    let library = try DynamicLibrary(.lzma)
    code = try library.function("lzma_code")
    end = try library.function("lzma_end")
    let start: @convention(c) (UnsafeMutablePointer<peil_lzma_stream>?, UInt64, UInt32) -> CInt =
      try library.function("lzma_stream_decoder")
    stream = .allocate(capacity: 1)
    stream.initialize(to: peil_lzma_stream())
    guard start(stream, UInt64(memoryLimit), XZDecoder.flags) == 0 else {
      throw Diagnostic(.fault, "liblzma does not start")
    }
  }

  deinit {
    end(stream)
    stream.deallocate()
  }

  func startNextStream() {}

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep {
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = input.count
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = output.count
    let status = code(stream, isLast ? XZDecoder.finish : XZDecoder.run)
    let written = output.count - stream.pointee.avail_out
    return DecoderStep(read: input.count - stream.pointee.avail_in, written: written, state: state(status))
  }

  /// The values of `lzma_ret`.
  private func state(_ status: CInt) -> DecoderStep.State {
    switch status {
    case 0, 10: .running
    case 1: .streamEnd
    case 3: .damaged("its checksum is of an unknown kind")
    case 5, 6: .needsMemory
    case 7: .otherFormat
    case 8: .damaged("it uses an unknown filter")
    case 9: .damaged("its data or a checksum is wrong")
    default: .damaged("liblzma error \(status)")
    }
  }
}
