import PluginKit

/// Reads a file that is not compressed.
final class PlainReader: ByteReader {
  let name: String
  private let file: InputFile
  private var offset = 0
  private let block: UnsafeMutableRawBufferPointer
  private var available = 0..<0

  /// Requests from this size on go to the file directly, without a copy.
  private static let blockSize = 256 << 10

  init(_ file: InputFile) {
    self.file = file
    name = file.name.text
    block = .allocate(byteCount: PlainReader.blockSize, alignment: 64)
  }

  deinit { block.deallocate() }

  var consumedBytes: Int? { file.bytesRead }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if available.isEmpty, buffer.count >= PlainReader.blockSize { return try readFile(into: buffer) }
    if available.isEmpty { available = 0..<(try readFile(into: block)) }
    let count = min(buffer.count, available.count)
    guard count > 0 else { return 0 }
    let part = block[available.lowerBound..<available.lowerBound + count]
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
    available = available.lowerBound + count..<available.upperBound
    return count
  }

  private func readFile(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try file.read(into: buffer, at: offset)
    offset += count
    return count
  }
}
