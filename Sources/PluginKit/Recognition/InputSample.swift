/// The bytes of an input that its form is told from, decompressed.
public struct InputSample: Sendable {
  /// The name of the file or of the member of an archive.
  public var name: String
  /// The first bytes.
  public var start: [UInt8]
  /// The last bytes, where more follows on `start` and all of it was read.
  public var end: [UInt8]
  /// Whether `start` is the whole input.
  public var isWhole: Bool

  /// Makes a sample.
  public init(name: String, start: [UInt8], end: [UInt8] = [], isWhole: Bool) {
    self.name = name
    self.start = start
    self.end = end
    self.isWhole = isWhole
  }
}
