/// The start of a text, read before anything is known of its records; it grows until the header is complete.
final class TextStart {
  /// The bytes, behind which the end of a line was put where the text ends without one.
  let block: Block
  /// The number of bytes, that end of line included.
  private(set) var count = 0
  /// The number of bytes read.
  private(set) var bytesRead = 0
  private(set) var isAtEnd = false
  /// Why no more can be read.
  private(set) var failure: (any Error)?

  private let input: TextInput

  /// How many bytes are looked at before a header is looked for: independent of how the input comes in.
  static let firstBytes = 64 * 1024

  init(_ input: TextInput) {
    self.input = input
    block = Block(capacity: TextStart.firstBytes)
    fill()
  }

  /// Reads as many bytes again.
  func extend() {
    block.grow(to: block.capacity * 2, keeping: bytesRead)
    fill()
  }

  private func fill() {
    while !isAtEnd, block.capacity - bytesRead >= TextDecoder.longestStep {
      let free = UnsafeMutableRawBufferPointer(
        start: block.bytes + bytesRead, count: block.capacity - bytesRead)
      do {
        let read = try input.read(into: free)
        isAtEnd = read == 0
        bytesRead += read
      } catch {
        failure = error
        isAtEnd = true
      }
    }
    endLastLine()
  }

  private func endLastLine() {
    count = bytesRead
    guard isAtEnd, failure == nil, count > 0 else { return }
    let last = block.bytes[count - 1]
    guard last != Byte.lineFeed, last != Byte.carriageReturn else { return }
    block.bytes[count] = Byte.lineFeed
    count += 1
  }

  /// What was read behind a position.
  func rest(from position: Int) -> [UInt8] {
    guard position < bytesRead else { return [] }
    return Array(UnsafeBufferPointer(start: block.bytes + position, count: bytesRead - position))
  }
}
