import IndicatorSchema
import PluginKit
import Testing

@testable import ByteInput

/// What reading an input comes to: its bytes, or the complaint about it.
struct InflaterOutcome: Equatable, CustomStringConvertible {
  var bytes: [UInt8]?
  var code: DiagnosticCode?
  var message: String?

  var description: String { message ?? "\(bytes?.count ?? 0) bytes" }

  /// Reads a gzip file with this inflater, in pieces of these sizes.
  init(gzip file: [UInt8], _ inflater: Inflater, inputSize: Int = 1 << 18, outputSize: Int = 1 << 18) {
    let name = InputName(Location(path: "data/a.gz", place: pipelinePlace))
    self.init(outputSize: outputSize) {
      try inflater.content(name) { inflater in
        let input = PiecewiseInput(
          SequentialInput(MemoryInput(name: name, content: file), 0..<file.count), inputSize)
        return try CompressedStream(input, .gzip, name: name, limit: 1 << 30, inflater: inflater)
      }
    }
  }

  /// Reads the first member of a zip archive with this inflater.
  init(zip file: [UInt8], _ inflater: Inflater, outputSize: Int = 1 << 18) {
    let name = InputName(Location(path: "data/a.zip", place: pipelinePlace))
    self.init(outputSize: outputSize) {
      let directory = try ZipDirectory(MemoryInput(name: name, content: file))
      let entry = try #require(directory.entries.first)
      return try inflater.content(name) {
        try ZipMemberStream(directory, entry, name: name, limit: 1 << 30, inflater: $0)
      }
    }
  }

  /// Reads what is made, in blocks of this size.
  init(outputSize: Int, _ make: () throws -> any BlockProducer) {
    do {
      let producer = try make()
      var all: [UInt8] = []
      var block = [UInt8](repeating: 0, count: outputSize)
      while true {
        let count = try block.withUnsafeMutableBytes { try producer.fill($0) }
        if count == 0 { break }
        all += block[..<count]
      }
      bytes = all
    } catch let complaint as Diagnostic {
      code = complaint.code
      message = complaint.message
    } catch {
      message = "\(error)"
    }
  }
}

/// Gives an input in pieces of at most this size.
final class PiecewiseInput: BlockProducer {
  private let input: any BlockProducer
  private let size: Int

  init(_ input: any BlockProducer, _ size: Int) {
    self.input = input
    self.size = size
  }

  func fill(_ block: UnsafeMutableRawBufferPointer) throws -> Int {
    try input.fill(UnsafeMutableRawBufferPointer(rebasing: block[..<min(size, block.count)]))
  }
}
