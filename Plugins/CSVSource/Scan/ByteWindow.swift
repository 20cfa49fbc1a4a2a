/// 64 bytes of text, looked at all at once: bit 0 of a mask is the first byte.
///
/// Masks come from the vector compare of the processor. Where its instruction that gathers the results into bits
/// can be had, it is used; `PortableWindow` does the same with plain arithmetic.
protocol ByteWindow {
  /// Takes the 64 bytes from a position.
  init(_ start: UnsafeRawPointer)

  /// The bytes that are equal to this one.
  func mask(of byte: UInt8) -> UInt64

  /// Whether any byte is outside ASCII.
  var holdsNonASCII: Bool { get }

  /// Whether any byte is below 0x20, such as the end of a line.
  var holdsControl: Bool { get }
}

/// A window in the portable vector types.
struct PortableWindow: ByteWindow {
  private let lanes: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)

  @inline(__always)
  init(_ start: UnsafeRawPointer) {
    lanes = (
      start.loadUnaligned(as: SIMD16<UInt8>.self),
      start.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self),
      start.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self),
      start.loadUnaligned(fromByteOffset: 48, as: SIMD16<UInt8>.self)
    )
  }

  @inline(__always)
  func mask(of byte: UInt8) -> UInt64 {
    let wanted = SIMD16<UInt8>(repeating: byte)
    return PortableWindow.bits(lanes.0 .== wanted) | PortableWindow.bits(lanes.1 .== wanted) << 16
      | PortableWindow.bits(lanes.2 .== wanted) << 32 | PortableWindow.bits(lanes.3 .== wanted) << 48
  }

  @inline(__always)
  var holdsNonASCII: Bool {
    let all = unsafeBitCast((lanes.0 | lanes.1) | (lanes.2 | lanes.3), to: SIMD2<UInt64>.self)
    return (all[0] | all[1]) & 0x8080_8080_8080_8080 != 0
  }

  @inline(__always)
  var holdsControl: Bool {
    let first = pointwiseMin(pointwiseMin(lanes.0, lanes.1), pointwiseMin(lanes.2, lanes.3))
    let low = unsafeBitCast(first .< SIMD16(repeating: 0x20), to: SIMD2<UInt64>.self)
    return low[0] | low[1] != 0
  }

  /// One bit of each byte, which is 0x00 or 0xFF: a product adds up eight bits that never meet.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    let one: UInt64 = 0x8040_2010_0804_0201
    let sum: UInt64 = 0x0101_0101_0101_0101
    return ((halves[0] & one) &* sum) >> 56 | (((halves[1] & one) &* sum) >> 56) << 8
  }
}

#if arch(x86_64) && canImport(_Builtin_intrinsics.intel.sse2)
  import _Builtin_intrinsics.intel.sse2

  /// A window in the registers that every x86-64 processor has.
  struct SSE2Window: ByteWindow {
    private typealias Lane = SIMD2<Int64>
    private let lanes: (Lane, Lane, Lane, Lane)

    @inline(__always)
    init(_ start: UnsafeRawPointer) {
      lanes = (
        start.loadUnaligned(as: Lane.self), start.loadUnaligned(fromByteOffset: 16, as: Lane.self),
        start.loadUnaligned(fromByteOffset: 32, as: Lane.self),
        start.loadUnaligned(fromByteOffset: 48, as: Lane.self)
      )
    }

    @inline(__always)
    func mask(of byte: UInt8) -> UInt64 {
      let wanted = SSE2Window.every(byte)
      return SSE2Window.bits(_mm_cmpeq_epi8(lanes.0, wanted)) | SSE2Window.bits(
        _mm_cmpeq_epi8(lanes.1, wanted)) << 16
        | SSE2Window.bits(_mm_cmpeq_epi8(lanes.2, wanted)) << 32
        | SSE2Window.bits(_mm_cmpeq_epi8(lanes.3, wanted)) << 48
    }

    @inline(__always)
    var holdsNonASCII: Bool {
      SSE2Window.bits(_mm_or_si128(_mm_or_si128(lanes.0, lanes.1), _mm_or_si128(lanes.2, lanes.3))) != 0
    }

    @inline(__always)
    var holdsControl: Bool {
      let first = _mm_min_epu8(_mm_min_epu8(lanes.0, lanes.1), _mm_min_epu8(lanes.2, lanes.3))
      let above = _mm_subs_epu8(first, SSE2Window.every(0x1F))
      return SSE2Window.bits(_mm_cmpeq_epi8(above, SSE2Window.every(0))) != 0
    }

    @inline(__always)
    private static func every(_ byte: UInt8) -> Lane {
      unsafeBitCast(SIMD16<UInt8>(repeating: byte), to: Lane.self)
    }

    @inline(__always)
    private static func bits(_ lane: Lane) -> UInt64 {
      UInt64(UInt32(bitPattern: _mm_movemask_epi8(lane)))
    }
  }

  typealias FastWindow = SSE2Window
#else
  typealias FastWindow = PortableWindow
#endif
