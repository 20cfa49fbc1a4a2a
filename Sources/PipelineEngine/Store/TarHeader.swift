import IndicatorSchema

/// The block that goes before each member of a tar archive, as POSIX defines it (`ustar`).
struct TarHeader: Hashable {
  /// What follows.
  enum Kind: UInt8 {
    case file = 0x30
    /// What does not fit into the block of the next member, as text.
    case extended = 0x78
  }

  var name: String
  var size: Int
  var kind = Kind.file

  /// The unit that everything in an archive is filled up to.
  static let blockSize = 512
  /// The largest size that the block has digits for.
  static let largestSize = 0o77_777_777_777

  /// How many bytes fill up the last block of a content.
  static func padding(_ size: Int) -> Int { (blockSize - size % blockSize) % blockSize }

  /// The block, or with a size that it has no digits for, what says so and the block. The same for everyone: no time,
  /// no owner.
  var bytes: [UInt8] {
    guard size > Self.largestSize else { return block(size: size) }
    let record = TarExtension.record("size", String(size))
    var bytes = TarHeader(name: "size", size: record.count, kind: .extended).bytes + record
    bytes += [UInt8](repeating: 0, count: Self.padding(record.count))
    return bytes + block(size: 0)
  }

  private func block(size: Int) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    func put(_ bytes: some Collection<UInt8>, _ offset: Int) {
      block.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
    }
    func put(_ number: Int, digits: Int, _ offset: Int) {
      let text = String(number, radix: 8)
      put((String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8, offset)
    }
    put(name.utf8.prefix(100), 0)
    put(0o644, digits: 7, 100)
    put(0, digits: 7, 108)
    put(0, digits: 7, 116)
    put(size, digits: 11, 124)
    put(0, digits: 11, 136)
    block[156] = kind.rawValue
    put("ustar\u{0}00".utf8, 257)
    put(0, digits: 7, 329)
    put(0, digits: 7, 337)
    put(TarHeader.checksum(block), digits: 6, 148)
    (block[154], block[155]) = (0, 0x20)
    return block
  }

  /// The sum of the bytes, its own taken as blanks.
  static func checksum(_ block: [UInt8]) -> Int {
    block.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 0x20 : Int($1.element)) }
  }
}

extension TarHeader {
  /// Reads a block.
  ///
  /// - Throws: What is wrong with it, in words.
  init(parsing block: [UInt8]) throws(TarFault) {
    guard block.count == Self.blockSize, block[257..<262].elementsEqual("ustar".utf8) else {
      throw TarFault("is no tar archive, or is damaged")
    }
    guard TarHeader.number(block[148..<156]) == TarHeader.checksum(block) else {
      throw TarFault("has a header whose checksum is wrong")
    }
    guard let name = TarHeader.text(block[0..<100]), let prefix = TarHeader.text(block[345..<500]) else {
      throw TarFault("has a name that is not plain text")
    }
    self.name = prefix.isEmpty ? name : "\(prefix)/\(name)"
    guard let size = TarHeader.number(block[124..<136]) else {
      throw TarFault("has a size that is no number, of '\(self.name)'")
    }
    self.size = size
    guard let kind = Kind(rawValue: block[156] == 0 ? Kind.file.rawValue : block[156]) else {
      throw TarFault("has '\(self.name)', which is a link or something else that is no file")
    }
    self.kind = kind
  }

  /// A name as `export` writes them. Others would go into messages, where they could steer a terminal.
  private static func text(_ field: ArraySlice<UInt8>) -> String? {
    let bytes = field.prefix { $0 != 0 }
    guard bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Octal digits, after and before blanks; at most eleven, so that every one fits.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
    guard (1...11).contains(digits.count), digits.allSatisfy({ (0x30...0x37).contains($0) }) else {
      return nil
    }
    return digits.reduce(0) { $0 << 3 + Int($1 - 0x30) }
  }
}

/// What is wrong with an archive.
struct TarFault: Error {
  var words: String

  init(_ words: String) { self.words = words }
}
