import IndicatorSchema

/// What a file is, as its first bytes tell.
enum ContainerFormat: CaseIterable {
  case plain
  case gzip
  case zip
  case xz
  case zstd
  case bzip2

  /// How many bytes tell for certain.
  static let startLength = 10

  /// Looks at the first bytes of a file.
  ///
  /// - Throws: `Diagnostic` `archive.corrupt` or `archive.truncated` when the name promises an archive and the
  ///   bytes are none: read as plain text, a damaged archive would be taken for data.
  init(of file: some SeekableInput) throws {
    try self.init(start: try file.bytes(at: 0, count: ContainerFormat.startLength), name: file.name)
  }

  /// Looks at the first bytes of what has a name.
  init(start: [UInt8], name: InputName) throws {
    self = ContainerFormat.allCases.first { $0.starts(start) } ?? .plain
    let named = ContainerFormat.allCases.first { $0.fits(name.text) } ?? self
    if named != self, self == .plain {
      throw named.mismatch(name, start)
    }
  }

  /// The format that a name promises; plain when it promises none.
  init(promisedBy name: String) {
    self = ContainerFormat.allCases.first { $0.fits(name) } ?? .plain
  }

  private var signatures: [[UInt8]] {
    switch self {
    case .plain: []
    case .gzip: [[0x1F, 0x8B]]
    // A member, or the end of a directory without members.
    case .zip: [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]]
    // A frame, or one of the frames that are to be skipped.
    case .zstd: [[0x28, 0xB5, 0x2F, 0xFD]] + (UInt8(0x50)...0x5F).map { [$0, 0x2A, 0x4D, 0x18] }
    case .bzip2: ContainerFormat.bzip2Signatures
    }
  }

  /// `BZh`, the size of blocks as a digit, and the start of a block or of the end; less would fit text.
  private static let bzip2Signatures: [[UInt8]] = (UInt8(0x31)...0x39).flatMap { size -> [[UInt8]] in
    let start = [0x42, 0x5A, 0x68, size]
    return [start + [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], start + [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]]
  }

  private var endings: [String] {
    switch self {
    case .plain: []
    case .gzip: [".gz", ".gzip"]
    case .zip: [".zip"]
    case .xz: [".xz"]
    case .zstd: [".zst", ".zstd"]
    case .bzip2: [".bz2"]
    }
  }

  private func starts(_ bytes: [UInt8]) -> Bool {
    signatures.contains { bytes.starts(with: $0) }
  }

  private func fits(_ name: String) -> Bool {
    let name = name.lowercased()
    return endings.contains { name.hasSuffix($0) }
  }

  private func mismatch(_ name: InputName, _ start: [UInt8]) -> Diagnostic {
    if signatures.contains(where: { $0.count > start.count && $0.starts(with: start) }) {
      return name.truncated("not even the signature of a \(self) file is complete", at: start.count)
    }
    return name.corrupt("its name says that it is a \(self) file, its first bytes say that it is not", at: 0)
  }
}

extension ContainerFormat {
  /// The memory that decompressing may take, as a power of two: windows of 128 MiB, as the tools use at most unless
  /// told otherwise.
  private static let windowBits = 27

  /// What liblzma takes beside the window.
  private static let windowSurroundings = 32 << 20

  /// A decoder of this format, which must be one that compresses a stream.
  ///
  /// - Throws: `Diagnostic` `system.missing-library`, at the place of the input.
  func makeDecoder(for name: InputName, _ inflater: Inflater = .zlib) throws -> any StreamDecoder {
    do {
      switch self {
      case .gzip: return try inflater.decoder(.gzip)
      case .xz:
        let limit = (1 << ContainerFormat.windowBits) + ContainerFormat.windowSurroundings
        return try XZDecoder(memoryLimit: limit)
      case .zstd: return try ZstdDecoder(windowBits: ContainerFormat.windowBits)
      case .bzip2: return try Bzip2Decoder()
      case .plain, .zip: throw Diagnostic(.fault, "\(self) is not a format of compression")
      }
    } catch let problem as Diagnostic {
      throw name.placed(problem)
    }
  }
}
