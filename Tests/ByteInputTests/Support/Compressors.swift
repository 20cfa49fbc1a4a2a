import Foundation
import SystemLibraries
import Testing

@testable import ByteInput

/// The formats whose libraries are loaded at run time, with what compresses to them.
enum Codec: String, CaseIterable, CustomTestStringConvertible {
  case xz, zstd, bzip2

  var library: SystemLibrary {
    switch self {
    case .xz: .lzma
    case .zstd: .zstd
    case .bzip2: .bzip2
    }
  }

  var fileName: String {
    switch self {
    case .xz: "dump.xz"
    case .zstd: "dump.zst"
    case .bzip2: "dump.bz2"
    }
  }

  /// The number of the format among the methods of zip.
  var zipMethod: UInt64 {
    switch self {
    case .xz: 95
    case .zstd: 93
    case .bzip2: 12
    }
  }

  var testDescription: String { rawValue }

  /// Those whose library is there.
  static var present: [Codec] { allCases.filter { (try? DynamicLibrary($0.library)) != nil } }

  /// A stream with this content and a checksum, made by the library of the format.
  func compress(_ content: [UInt8]) throws -> [UInt8] {
    var output = [UInt8](repeating: 0, count: content.count + content.count / 8 + 4096)
    let count = try output.withUnsafeMutableBytes { output in
      try content.withUnsafeBytes { try compress($0, to: output) }
    }
    return Array(output[..<count])
  }

  private func compress(
    _ input: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    let library = try DynamicLibrary(library)
    switch self {
    case .xz:
      typealias Encode =
        @convention(c) (
          UInt32, CInt, UnsafeRawPointer?, UnsafeRawPointer?, Int, UnsafeMutableRawPointer?,
          UnsafeMutablePointer<Int>?, Int
        ) -> CInt
      let encode: Encode = try library.function("lzma_easy_buffer_encode")
      var position = 0
      let crc64: CInt = 4
      let status = encode(
        6, crc64, nil, input.baseAddress, input.count, output.baseAddress, &position, output.count)
      return status == 0 ? position : 0
    case .zstd:
      let make: @convention(c) () -> OpaquePointer? = try library.function("ZSTD_createCCtx")
      let free: @convention(c) (OpaquePointer?) -> Int = try library.function("ZSTD_freeCCtx")
      let set: @convention(c) (OpaquePointer?, CInt, CInt) -> Int =
        try library.function("ZSTD_CCtx_setParameter")
      let encode:
        @convention(c) (
          OpaquePointer?, UnsafeMutableRawPointer?, Int, UnsafeRawPointer?, Int
        ) -> Int = try library.function("ZSTD_compress2")
      let context = make()
      defer { _ = free(context) }
      let checksumFlag: CInt = 201
      _ = set(context, checksumFlag, 1)
      return encode(context, output.baseAddress, output.count, input.baseAddress, input.count)
    case .bzip2:
      typealias Encode =
        @convention(c) (
          UnsafeMutableRawPointer?, UnsafeMutablePointer<CUnsignedInt>?, UnsafeRawPointer?, CUnsignedInt,
          CInt,
          CInt, CInt
        ) -> CInt
      let encode: Encode = try library.function("BZ2_bzBuffToBuffCompress")
      var length = CUnsignedInt(output.count)
      let status = encode(
        output.baseAddress, &length, input.baseAddress, CUnsignedInt(input.count), 1, 0, 0)
      return status == 0 ? Int(length) : 0
    }
  }
}
