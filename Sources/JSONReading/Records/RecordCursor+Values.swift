import IndicatorSchema

// Values of any kind and size, and what is read as they are gone over.

extension RecordCursor {
  /// The next byte that is not blank, which stays to be read.
  mutating func peek(_ input: JSONInput) throws -> UInt8 {
    while true {
      while position < input.end {
        let byte = input.block.bytes[position]
        if !ValueScan.isBlank(byte) { return byte }
        position += 1
      }
      try refill(input, keeping: position)
    }
  }

  mutating func refill(_ input: JSONInput, keeping offset: Int) throws {
    try input.refill(keeping: offset)
    position -= offset
  }

  /// Hands over the records of the block, so that there is room for more.
  mutating func handOver(_ input: JSONInput) throws {
    try input.hold(from: position)
    position = 0
  }

  /// Goes over a value of any kind and size.
  mutating func skip(_ input: JSONInput, depth: Int) throws {
    let byte = try peek(input)
    guard byte == 0x7B || byte == 0x5B else {
      _ = try scalar(input)
      return
    }
    guard depth <= JSONScanner.usualDepth else {
      throw input.problem(
        .malformedJSON, "values nest deeper than \(JSONScanner.usualDepth) levels", at: position)
    }
    position += 1
    let closing: UInt8 = byte == 0x7B ? 0x7D : 0x5D
    if try peek(input) == closing {
      position += 1
      return
    }
    while true {
      if closing == 0x7D { _ = try memberName(input) }
      try skip(input, depth: depth + 1)
      let next = try peek(input)
      guard next == closing || next == 0x2C else {
        throw expected("',' or '\(Character(Unicode.Scalar(closing)))'", input)
      }
      position += 1
      if next == closing { return }
    }
  }

  /// Goes over a string, number or word.
  mutating func scalar(_ input: JSONInput) throws -> Range<Int> {
    try whole(input) { start, values in values.endOfScalar(start) }
  }

  /// Goes over a value that has to be in memory as a whole, for which more is read as needed.
  mutating func whole(
    _ input: JSONInput,
    _ scan: (UnsafePointer<UInt8>, inout ValueScan) -> UnsafePointer<UInt8>?
  ) throws -> Range<Int> {
    while true {
      let base = UnsafePointer(input.block.bytes)
      var values = ValueScan(end: base + input.end)
      if let behind = scan(base + position, &values), behind - base < input.end || input.isAtEnd {
        defer { position = behind - base }
        return position..<behind - base
      }
      if values.failedAt != nil, !values.isIncomplete { throw try damage(input) }
      try refill(input, keeping: position)
    }
  }
}
