import CStreamCodecs
import IndicatorSchema
import SystemLibraries

/// Decompresses zstd data with libzstd.
final class ZstdDecoder: StreamDecoder {
  private let context: OpaquePointer
  private let release: @convention(c) (OpaquePointer?) -> Int
  private let decompress:
    @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int
  private let errorCode: @convention(c) (Int) -> CInt
  private let errorName: @convention(c) (Int) -> UnsafePointer<CChar>?

  /// ZSTD_d_windowLogMax.
  private static let largestWindow: CInt = 100

  /// - Parameter windowBits: The largest window that data may ask for, as a power of two.
  /// - Throws: `Diagnostic` `system.missing-library`.
  init(windowBits: Int) throws {
    let library = try DynamicLibrary(.zstd)
    release = try library.function("ZSTD_freeDCtx")
    decompress = try library.function("ZSTD_decompressStream")
    errorCode = try library.function("ZSTD_getErrorCode")
    errorName = try library.function("ZSTD_getErrorName")
    let make: @convention(c) () -> OpaquePointer? = try library.function("ZSTD_createDCtx")
    let set: @convention(c) (OpaquePointer?, CInt, CInt) -> Int =
      try library.function("ZSTD_DCtx_setParameter")
    guard let context = make(), errorCode(set(context, ZstdDecoder.largestWindow, CInt(windowBits))) == 0
    else { throw Diagnostic(.fault, "libzstd does not start") }
    self.context = context
  }

  deinit { _ = release(context) }

  /// A frame that is complete makes place for the next.
  func startNextStream() {}

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep {
    var source = peil_zstd_input(src: input.baseAddress, size: input.count, pos: 0)
    var target = peil_zstd_output(dst: output.baseAddress, size: output.count, pos: 0)
    let status = decompress(context, &target, &source)
    return DecoderStep(read: source.pos, written: target.pos, state: state(status))
  }

  /// The values of `ZSTD_ErrorCode`.
  private func state(_ status: Int) -> DecoderStep.State {
    switch errorCode(status) {
    case 0: status == 0 ? .streamEnd : .running
    case 10: .otherFormat
    case 16, 64: .needsMemory
    case 22: .damaged("its checksum is wrong")
    case 32: .damaged("it was compressed with a dictionary, which is not there")
    default: .damaged(errorName(status).map { String(cString: $0).lowercased() } ?? "zstd error")
    }
  }
}
