import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import ByteInput

let pipelinePlace = Place("pipeline.yml", line: 3, column: 5)

/// Everything a reader gives, asked for in pieces of this size.
func readAll(_ reader: any ByteReader, blockSize: Int = 4000) throws -> [UInt8] {
  var all: [UInt8] = []
  var block = [UInt8](repeating: 0, count: blockSize)
  while true {
    let count = try block.withUnsafeMutableBytes { try reader.read(into: $0) }
    if count == 0 { return all }
    all.append(contentsOf: block[..<count])
  }
}

/// Writes a file, opens it under its name and reads it to the end.
func readBack(
  _ bytes: [UInt8], as name: String, member: String? = nil, limit: Int = ByteInput.expandedLimit,
  blockSize: Int = 4000
) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  let path = try folder.write(bytes, to: name)
  let location = Location(path: "data/\(name)", member: member, place: pipelinePlace)
  return try readAll(ByteInput.open(location, path: path, limit: limit), blockSize: blockSize)
}

/// The complaint about a file.
func complaint(
  about bytes: [UInt8], as name: String, member: String? = nil, limit: Int = ByteInput.expandedLimit
) throws -> Diagnostic {
  try #require(throws: Diagnostic.self) { try readBack(bytes, as: name, member: member, limit: limit) }
}

/// The folder of real data, when there is one beside or above the project.
func sharedData(_ path: String) -> String? {
  var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  while folder.path != "/" {
    let candidate = folder.appendingPathComponent("shared/data").appendingPathComponent(path)
    if FileManager.default.fileExists(atPath: candidate.path) { return candidate.path }
    folder.deleteLastPathComponent()
  }
  return nil
}

/// Text that deflate can shorten, but not to nothing.
func sampleText(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var state = seed
  return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    for index in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      buffer[index] = 0x61 + UInt8(truncatingIfNeeded: state >> 61)
    }
    filled = count
  }
}
