import IndicatorSchema

/// What a file is, as its first bytes tell.
enum ContainerFormat: CaseIterable {
  case plain
  case gzip
  case zip

  /// Looks at the first bytes of a file.
  ///
  /// - Throws: `Diagnostic` `archive.corrupt` or `archive.truncated` when the name promises an archive and the
  ///   bytes are none: read as plain text, a damaged archive would be taken for data.
  init(of file: InputFile) throws {
    let start = try file.bytes(at: 0, count: 4)
    self = ContainerFormat.allCases.first { $0.starts(start) } ?? .plain
    let named = ContainerFormat.allCases.first { $0.fits(file.name.text) } ?? self
    if named != self, self == .plain {
      throw named.mismatch(file.name, start)
    }
  }

  private var signatures: [[UInt8]] {
    switch self {
    case .plain: []
    case .gzip: [[0x1F, 0x8B]]
    // A member, or the end of a directory without members.
    case .zip: [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]
    }
  }

  private var endings: [String] {
    switch self {
    case .plain: []
    case .gzip: [".gz", ".gzip"]
    case .zip: [".zip"]
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
