import HTTPFetch
import PipelineEngine

/// One file or answer that was read, with where it lies as far as known.
struct RunInput {
  let file: String
  let location: String?
  let sha256: String
  let bytes: Int

  init(_ input: RunRecord.Input, path: String?) {
    file = input.file
    location = WebAddress.isAddress(input.file) ? input.file : path
    sha256 = input.sha256
    bytes = input.bytes
  }

  /// Whether this is what the origin of a column calls by this name: that of the file, or the end of its path, and
  /// behind it the member of an archive.
  func isCalled(_ name: String) -> Bool {
    let path = "/" + (location ?? file).prefix { $0 != "?" && $0 != "#" }
    var parts = name.split(separator: "/")
    while !parts.isEmpty {
      let tail = "/" + parts.joined(separator: "/")
      if path.hasSuffix(tail) || tail.hasSuffix(path) { return true }
      parts.removeLast()
    }
    return false
  }
}
