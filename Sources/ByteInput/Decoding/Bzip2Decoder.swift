import CStreamCodecs
import IndicatorSchema
import SystemLibraries

/// Decompresses bzip2 data with libbz2, of which no data needs more than 4 MB.
final class Bzip2Decoder: StreamDecoder {
  private let stream: UnsafeMutablePointer<peil_bzip2_stream>
  private let start: @convention(c) (UnsafeMutablePointer<peil_bzip2_stream>?, CInt, CInt) -> CInt
  private let decompress: @convention(c) (UnsafeMutablePointer<peil_bzip2_stream>?) -> CInt
  private let end: @convention(c) (UnsafeMutablePointer<peil_bzip2_stream>?) -> CInt

  /// - Throws: `Diagnostic` `system.missing-library`.
  init() throws {
    let library = try DynamicLibrary(.bzip2)
    start = try library.function("BZ2_bzDecompressInit")
    decompress = try library.function("BZ2_bzDecompress")
    end = try library.function("BZ2_bzDecompressEnd")
    stream = .allocate(capacity: 1)
    stream.initialize(to: peil_bzip2_stream())
    guard start(stream, 0, 0) == 0 else { throw Diagnostic(.fault, "libbz2 does not start") }
  }

  deinit {
    _ = end(stream)
    stream.deallocate()
  }

  func startNextStream() {
    _ = end(stream)
    stream.pointee = peil_bzip2_stream()
    _ = start(stream, 0, 0)
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep {
    let next = input.baseAddress?.assumingMemoryBound(to: CChar.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: next)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: CChar.self)
    stream.pointee.avail_out = UInt32(output.count)
    let status = decompress(stream)
    return DecoderStep(
      read: input.count - Int(stream.pointee.avail_in), written: output.count - Int(stream.pointee.avail_out),
      state: state(status))
  }

  private func state(_ status: CInt) -> DecoderStep.State {
    switch status {
    case 0: .running
    case 4: .streamEnd
    case -3: .needsMemory
    case -4: .damaged("its data or a checksum is wrong")
    case -5: .otherFormat
    default: .damaged("libbz2 error \(status)")
    }
  }
}
