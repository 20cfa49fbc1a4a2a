/// Decompresses a stream of one format: what a compression library does, without any input or output.
protocol StreamDecoder: AnyObject {
  /// Takes bytes and gives bytes, as many of either as it can.
  ///
  /// - Parameter isLast: Whether no byte will follow those of the input.
  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> DecoderStep

  /// Starts the next stream of the input.
  func startNextStream()
}

/// What one step of a decoder did.
struct DecoderStep {
  /// The bytes it took.
  var read: Int
  /// The bytes it gave.
  var written: Int
  var state: State

  enum State {
    /// More may come.
    case running
    /// The stream is complete, and its checksum right.
    case streamEnd
    /// The bytes make no sense; the words of the library for it.
    case damaged(String)
    /// What stands here is no stream of this format.
    case otherFormat
    /// To go on would take more memory than a file is worth.
    case needsMemory
  }
}
