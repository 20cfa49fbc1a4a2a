import Glibc
import IndicatorSchema

/// Cuts bytes that come in pieces into lines of a limited length.
struct LineSplitter {
  /// The number of the last line that was given, from 1.
  private(set) var number = 0
  private var rest: [UInt8] = []
  private let name: String
  private let limit: Int

  init(name: String, limit: Int) {
    self.name = name
    self.limit = limit
  }

  /// Takes a piece and gives every line that it completes, without its end.
  ///
  /// - Throws: `Diagnostic` `singer.line-too-long`, and what `give` throws.
  mutating func take(
    _ piece: UnsafeRawBufferPointer, _ give: (UnsafeRawBufferPointer, Int) throws -> Void
  ) throws {
    var start = 0
    while let end = LineSplitter.lineEnd(piece, from: start) {
      let part = UnsafeRawBufferPointer(rebasing: piece[start..<end])
      start = end + 1
      number += 1
      try check(rest.count + part.count, rest.isEmpty ? part : nil)
      guard !rest.isEmpty else {
        try give(part, number)
        continue
      }
      rest.append(contentsOf: part)
      try rest.withUnsafeBytes { try give($0, number) }
      rest.removeAll(keepingCapacity: true)
    }
    rest.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[start...]))
    guard rest.count <= limit else {
      number += 1
      return try check(rest.count, nil)
    }
  }

  private static func lineEnd(_ piece: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = piece.baseAddress, start < piece.count,
      let found = memchr(base + start, 0x0A, piece.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// Gives what stands behind the last line end.
  mutating func end(_ give: (UnsafeRawBufferPointer, Int) throws -> Void) throws {
    guard !rest.isEmpty else { return }
    number += 1
    let last = rest
    rest = []
    try last.withUnsafeBytes { try give($0, number) }
  }

  private func check(_ count: Int, _ part: UnsafeRawBufferPointer?) throws {
    guard count > limit else { return }
    let excerpt = part.map(LineExcerpt.of) ?? rest.withUnsafeBytes(LineExcerpt.of)
    throw Diagnostic(
      .singerLineTooLong, "a line longer than \(limit) bytes", at: Place(name, line: number),
      hint: "it starts with \(excerpt)")
  }
}
