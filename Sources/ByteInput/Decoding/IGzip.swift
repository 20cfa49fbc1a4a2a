import CStreamCodecs
import SystemLibraries

/// Intel's ISA-L, which inflates up to three times as fast as zlib, on ARM too: used where it is installed, needed
/// nowhere.
struct IGzip: Sendable {
  typealias State = UnsafeMutablePointer<peil_igzip_state>

  /// The library of this machine; nil when there is none, or one of which the structures are not those known here.
  static let installed = (try? IGzip()).flatMap { $0.worksAsKnown ? $0 : nil }

  /// The bytes of a state: half as many again as the library takes, in case another version has larger buffers.
  private static let stateSize = 128 << 10
  /// ISAL_BLOCK_FINISH.
  static let finished: CInt = 5

  private let initialise: @convention(c) (State) -> Void
  let reset: @convention(c) (State) -> Void
  let inflate: @convention(c) (State) -> CInt
  private let checksum: @convention(c) (UInt32, UnsafePointer<UInt8>?, UInt64) -> UInt32

  private init() throws {
    let library = try DynamicLibrary(.isal)
    initialise = try library.function("isal_inflate_init")
    reset = try library.function("isal_inflate_reset")
    inflate = try library.function("isal_inflate")
    checksum = try library.function("crc32_gzip_refl")
  }

  /// A state at the start of a stream, to be given to `free`.
  func makeState(_ wrapping: DeflateWrapping) -> State {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: IGzip.stateSize, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: IGzip.stateSize)
    let state = memory.assumingMemoryBound(to: peil_igzip_state.self)
    initialise(state)
    // ISAL_GZIP verifies header, checksum and length; ISAL_DEFLATE has none.
    state.pointee.crc_flag = wrapping == .gzip ? 1 : 0
    return state
  }

  /// Frees a state.
  func free(_ state: State) { UnsafeMutableRawPointer(state).deallocate() }

  /// The CRC-32 of bytes that follow those of a CRC-32.
  func crc32(_ bytes: UnsafeRawBufferPointer, after checksum: UInt32) -> UInt32 {
    self.checksum(checksum, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
  }

  /// Whether two streams of `peil`, of which one has a wrong checksum, are read as they should: the structure of the
  /// state is not promised to stay as it is.
  private var worksAsKnown: Bool {
    let stream: [UInt8] = [
      0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x2B, 0x48, 0xCD, 0xCC, 1, 0, 0xD6, 0x8B, 0x5C, 0xF4, 4, 0, 0, 0,
    ]
    var damaged = stream
    damaged[16] ^= 1
    return reads(stream) && !reads(damaged)
  }

  private func reads(_ stream: [UInt8]) -> Bool {
    let decoder = IGzipDecoder(self, .gzip)
    var output = [UInt8](repeating: 0, count: 16)
    let step = stream.withUnsafeBytes { input in
      output.withUnsafeMutableBytes { decoder.step(input, $0, isLast: true) }
    }
    guard case .streamEnd = step.state else { return false }
    return step.read == stream.count && output[..<step.written].elementsEqual("peil".utf8)
  }
}
