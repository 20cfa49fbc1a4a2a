import IndicatorSchema

/// The content of a gzip file: that of all its members, one after the other.
///
/// zlib verifies the checksum and the length of each member.
final class GzipStream: BlockProducer {
  private let name: InputName
  private let inflater: Inflater
  private let limit: Int
  private var produced = 0
  private var members = 0
  private var isComplete = false

  init(_ file: InputFile, limit: Int) throws {
    name = file.name
    self.limit = limit
    inflater = try Inflater(file, range: 0..<file.size, wrapping: .gzip)
  }

  func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    while filled < block.count, !isComplete {
      switch try inflater.inflate(into: block, filled: &filled) {
      case .blockFull: break
      case .streamEnd: try startNextMember()
      case .inputEnd:
        throw name.truncated("the gzip data stops inside a member", at: inflater.offset)
      case .damaged(let reason): throw damage(reason)
      }
    }
    produced += filled
    guard produced <= limit else { throw name.tooLarge(limit: limit) }
    return filled
  }

  private func startNextMember() throws {
    members += 1
    isComplete = try inflater.isAtEnd()
    if !isComplete { inflater.reset() }
  }

  private func damage(_ reason: String) -> Diagnostic {
    if members > 0, reason == "incorrect header check" {
      return name.corrupt("what follows the gzip data is not gzip data", at: inflater.offset)
    }
    return name.corrupt(reason, at: inflater.offset)
  }
}
