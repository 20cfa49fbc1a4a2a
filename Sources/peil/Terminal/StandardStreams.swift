import Foundation
import IndicatorSchema

/// Standard input and output as bytes.
enum StandardStreams {
  /// The next bytes of standard input; none at its end.
  static func read() throws -> [UInt8] {
    do {
      return Array(try FileHandle.standardInput.read(upToCount: 1 << 18) ?? Data())
    } catch {
      throw Diagnostic(.cannotRead, "cannot read standard input")
    }
  }

  /// Writes bytes to standard output.
  static func write(_ bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      throw Diagnostic(
        .cannotWrite, "cannot write to standard output", hint: "the program that reads it may have ended")
    }
  }
}
