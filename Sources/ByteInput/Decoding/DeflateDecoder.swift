import CZlib
import IndicatorSchema

/// Decompresses deflate data with zlib.
final class DeflateDecoder: StreamDecoder {
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ wrapping: DeflateWrapping) throws {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let windowBits: Int32 = wrapping == .gzip ? 31 : -15
    guard peil_inflate_init(stream, windowBits) == Z_OK else {
      throw Diagnostic(.fault, "zlib does not start")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func startNextStream() { inflateReset(stream) }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep {
    let next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: next)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(output.count)
    let status = inflate(stream, Z_NO_FLUSH)
    return DecoderStep(
      read: input.count - Int(stream.pointee.avail_in), written: output.count - Int(stream.pointee.avail_out),
      state: state(status))
  }

  private func state(_ status: Int32) -> DecoderStep.State {
    switch status {
    case Z_STREAM_END: return .streamEnd
    case Z_OK, Z_BUF_ERROR: return .running
    case Z_MEM_ERROR: return .needsMemory
    default:
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
      return reason == "incorrect header check" ? .otherFormat : .damaged(reason)
    }
  }
}
